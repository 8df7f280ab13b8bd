/** Opens the store once for a page and draws it; or says why the store does not open. */
import type { ComponentType } from 'preact';
import { openStore } from '../store/database.ts';
import { applyTheme } from '../theme/theme.ts';
import { draw } from './draw.tsx';
import { doorTo } from './near-door.ts';
import { createScreen } from './screen.ts';

export const startScreen = async (View: ComponentType): Promise<void> => {
  const root = document.getElementById('app') ?? document.body;
  applyTheme();
  const opened = await openStore({ onClosed: () => location.reload() });
  if (!opened.ok) {
    (await import('./closed-store.tsx')).showClosed(opened.problem, root);
    return;
  }
  const screen = createScreen(doorTo(opened.db), opened.db);
  // Not by way of the settings' schemas: they would come into the first load for this one word.
  const theme = (await opened.db.settings.get('theme'))?.value;
  applyTheme(theme === 'light' || theme === 'dark' ? theme : 'system');
  draw(View, screen, root);
};
