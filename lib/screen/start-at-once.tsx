/** Draws a screen before the store is open: what it showed last first, and what the store says as soon as it does. */
import { type ComponentType, render } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { LoupeDatabase, openStore } from '../store/database.ts';
import { applyTheme } from '../theme/theme.ts';
import { Messages } from './draw.tsx';
import { keepShown, lastShown } from './last-shown.ts';
import { laterDoor } from './later-door.ts';
import type { doorTo } from './near-door.ts';
import { createScreen, Screen, type ScreenParts } from './screen.ts';
import { useLazy } from './use-lazy.ts';

/** What reads the store is large, and comes while the first frame is painted. */
export interface Reading {
  readonly openStore: typeof openStore;
  readonly doorTo: typeof doorTo;
}

interface AtOnceProps {
  View: ComponentType;
  screen: ScreenParts;
  opened: () => Promise<LoupeDatabase>;
}

function AtOnce({ View, screen, opened }: AtOnceProps) {
  const store = useLazy(opened);
  const whole = useMemo(() => ({ ...screen, store }), [screen, store]);
  useEffect(
    () =>
      screen.door.follow('theme', '', theme => {
        applyTheme(theme);
        keepShown({ theme });
      }),
    [screen],
  );
  return (
    <Screen.Provider value={whole}>
      <View />
      <Messages screen={whole} />
    </Screen.Provider>
  );
}

/** Within `View`, `useScreen().store` is null until the store is open; what is asked through the door waits for it. */
export const startAtOnce = (View: ComponentType, load: () => Promise<Reading>): void => {
  const root = document.getElementById('app') ?? document.body;
  applyTheme(lastShown().theme);
  const opening = Promise.withResolvers<LoupeDatabase>();
  const reading = Promise.withResolvers<Reading>();
  const door = laterDoor(
    Promise.all([opening.promise, reading.promise]).then(([db, { doorTo }]) => doorTo(db)),
  );
  render(<AtOnce View={View} screen={createScreen(door, null)} opened={() => opening.promise} />, root);
  void load().then(async read => {
    reading.resolve(read);
    const result = await read.openStore({ onClosed: () => location.reload() });
    if (result.ok) opening.resolve(result.db);
    else (await import('./closed-store.tsx')).showClosed(result.problem, root);
  });
};
