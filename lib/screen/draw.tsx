/** Draws a screen, with what is told in passing above it. */
import { type ComponentType, render } from 'preact';
import { Toasts } from '../../components/note/Toasts.tsx';
import { Screen, type ScreenParts } from './screen.ts';

export function Messages({ screen }: { screen: ScreenParts }) {
  const drop = (id: string) => {
    screen.toasts.value = screen.toasts.value.filter(toast => toast.id !== id);
  };
  return <Toasts toasts={screen.toasts.value} onDismiss={drop} />;
}

export function draw(View: ComponentType, screen: ScreenParts, root: HTMLElement): void {
  render(
    <Screen.Provider value={screen}>
      <View />
      <Messages screen={screen} />
    </Screen.Provider>,
    root,
  );
}
