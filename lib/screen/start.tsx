/** Opens the store once for a page and draws it; or says why the store does not open. */
import { type ComponentType, render } from 'preact';
import { ErrorNote } from '../../components/note/ErrorNote.tsx';
import { Toasts } from '../../components/note/Toasts.tsx';
import { openStore } from '../store/database.ts';
import { setting } from '../store/settings.ts';
import { applyTheme } from '../theme/theme.ts';
import { createScreen, Screen, type ScreenParts } from './screen.ts';

function Messages({ screen }: { screen: ScreenParts }) {
  const drop = (id: string) => {
    screen.toasts.value = screen.toasts.value.filter(toast => toast.id !== id);
  };
  return <Toasts toasts={screen.toasts.value} onDismiss={drop} />;
}

export const startScreen = async (View: ComponentType): Promise<void> => {
  const root = document.getElementById('app') ?? document.body;
  applyTheme();
  const opened = await openStore({ onClosed: () => location.reload() });
  if (!opened.ok) {
    const { message, detail } = opened.problem;
    const action = { label: 'Reload', onPress: () => location.reload() };
    render(<ErrorNote what={message} kept={detail} action={action} />, root);
    return;
  }
  const screen = createScreen(opened.db);
  applyTheme(await setting(opened.db, 'theme'));
  render(
    <Screen.Provider value={screen}>
      <View />
      <Messages screen={screen} />
    </Screen.Provider>,
    root,
  );
};
