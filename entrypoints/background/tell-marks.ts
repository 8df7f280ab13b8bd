/** A run's answers change what marks tell: the pages that are looked at hear of it, now and then while it goes. */
import { tellAll } from '../../lib/browser/tabs.ts';
import type { Runs } from '../../lib/engine/ports.ts';

/** Each telling makes every such page ask for the states of all its companies. */
const REST_MS = 2000;

/** Lost with the worker; the next batch tells again. */
let isWaiting = false;

const tellSoon = (): void => {
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    void tellAll({ tell: 'states-changed' });
  }, REST_MS);
};

export const tellingRuns = (runs: Runs): Runs => ({
  ...runs,
  commit: async (...batch) => {
    await runs.commit(...batch);
    tellSoon();
  },
});
