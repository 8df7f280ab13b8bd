/** Opens the store once for a page and draws it; or says why the store does not open. */
import { type ComponentType, render } from 'preact';
import { openStore } from '../store/database.ts';
import { applyTheme } from '../theme/theme.ts';
import { createScreen, Screen, type ScreenParts } from './screen.ts';
import { doorTo, type StoreDoor } from './store-door.ts';
import { useLazy } from './use-lazy.ts';

const loadToasts = () => import('../../components/note/Toasts.tsx');

function Messages({ screen }: { screen: ScreenParts }) {
  const drop = (id: string) => {
    screen.toasts.value = screen.toasts.value.filter(toast => toast.id !== id);
  };
  const Toasts = useLazy(loadToasts)?.Toasts;
  return Toasts ? <Toasts toasts={screen.toasts.value} onDismiss={drop} /> : null;
}

export const startScreen = async (View: ComponentType): Promise<void> => {
  const root = document.getElementById('app') ?? document.body;
  applyTheme();
  const opened = await openStore({ onClosed: () => location.reload() });
  if (!opened.ok) {
    const { ErrorNote } = await import('../../components/note/ErrorNote.tsx');
    const { message, detail } = opened.problem;
    const action = { label: 'Reload', onPress: () => location.reload() };
    render(<ErrorNote what={message} kept={detail} action={action} />, root);
    return;
  }
  const screen = createScreen(doorTo(opened.db), opened.db);
  // Not by way of the settings' schemas: they would come into the popup's first load for this one word.
  const theme = (await opened.db.settings.get('theme'))?.value;
  applyTheme(theme === 'light' || theme === 'dark' ? theme : 'system');
  draw(View, screen, root);
};

/** The same within a foreign page: the store is at the other end of a line. */
export const startFrame = (View: ComponentType, door: StoreDoor): void => {
  applyTheme();
  door.follow('theme', '', applyTheme);
  draw(View, createScreen(door, null), document.getElementById('app') ?? document.body);
};

function draw(View: ComponentType, screen: ScreenParts, root: HTMLElement): void {
  render(
    <Screen.Provider value={screen}>
      <View />
      <Messages screen={screen} />
    </Screen.Provider>,
    root,
  );
}
