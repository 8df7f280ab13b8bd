/** Draws a screen, with what is told in passing above it. */
import { type ComponentType, render } from 'preact';
import { Screen, type ScreenParts } from './screen.ts';
import { useLazy } from './use-lazy.ts';

const loadToasts = () => import('../../components/note/Toasts.tsx');

function Messages({ screen }: { screen: ScreenParts }) {
  const drop = (id: string) => {
    screen.toasts.value = screen.toasts.value.filter(toast => toast.id !== id);
  };
  const Toasts = useLazy(loadToasts)?.Toasts;
  return Toasts ? <Toasts toasts={screen.toasts.value} onDismiss={drop} /> : null;
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
