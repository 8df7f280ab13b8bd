/** What the person chose; `system` follows the browser. */
export type Theme = 'system' | 'light' | 'dark';

const isForced = (value: string | null): value is 'light' | 'dark' => value === 'light' || value === 'dark';

/** The theme to show: `?theme=light|dark` in the address first, then the stored choice, else the system's. */
export function chooseTheme(search: string, stored?: Theme): Theme {
  const asked = new URLSearchParams(search).get('theme');
  return isForced(asked) ? asked : (stored ?? 'system');
}

/** Sets the theme of this document. Call once at start, and again with the stored choice when it is known. */
export function applyTheme(stored?: Theme): Theme {
  const theme = chooseTheme(location.search, stored);
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  return theme;
}
