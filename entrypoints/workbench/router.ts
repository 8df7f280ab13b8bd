/** Addresses within the workbench. They stand after `#`, so that reload and Back work without a server. */
import { type ReadonlySignal, signal } from '@preact/signals';

export type Route =
  | { readonly view: 'home' | 'runs' | 'schedules' | 'keys' | 'packs' | 'settings' }
  | { readonly view: 'list' | 'run' | 'request'; readonly id: string };

const PLAIN = ['runs', 'schedules', 'keys', 'packs', 'settings'] as const;
const WITH_ID = ['list', 'run', 'request'] as const;

/** `#/list/abc`; anything else is home. */
export const parseRoute = (hash: string): Route => {
  const [, name = '', rest = ''] = hash.split('?')[0]?.split('/') ?? [];
  const plain = PLAIN.find(view => view === name);
  if (plain) return { view: plain };
  const withId = WITH_ID.find(view => view === name);
  if (!withId || rest === '') return { view: 'home' };
  try {
    return { view: withId, id: decodeURIComponent(rest) };
  } catch {
    return { view: 'home' };
  }
};

export const hrefOf = (route: Route): string => {
  if (route.view === 'home') return '#/';
  return 'id' in route ? `#/${route.view}/${encodeURIComponent(route.id)}` : `#/${route.view}`;
};

/** What follows `?` in the address: `#/list/abc?show=failed`. */
export const routeQuery = (): URLSearchParams => new URLSearchParams(location.hash.split('?')[1] ?? '');

const current = signal(parseRoute(location.hash));
addEventListener('hashchange', () => {
  current.value = parseRoute(location.hash);
});

export const route: ReadonlySignal<Route> = current;

export const go = (to: Route): void => {
  location.hash = hrefOf(to);
};
