/** The store's secrets box, for a test to run within one of our pages: keys are sealed there as the Keys screen seals them. */
import { openStore } from '../../../lib/store/database.ts';
import { createSecrets } from '../../../lib/store/secrets.ts';

const memory: Map<string, string> = new Map();

export const save = async (name: string, value: string, origins: readonly string[]): Promise<void> => {
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.problem.message);
  const box = createSecrets(opened.db, {
    clock: { now: () => Date.now() },
    // Without a passphrase nothing is remembered.
    memory: {
      get: async key => memory.get(key) ?? null,
      set: async (key, text) => void memory.set(key, text),
      remove: async key => void memory.delete(key),
    },
    lockAfterMs: async () => 0,
  });
  const done = await box.save(name, value, origins);
  opened.db.close();
  if (!done.ok) throw new Error(done.problem.message);
};
