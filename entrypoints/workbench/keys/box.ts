/** The secrets box and its lock, over this page's store. */
import { useMemo } from 'preact/hooks';
import { clock } from '../../../lib/browser/clock.ts';
import { sessionMemory } from '../../../lib/browser/session.ts';
import type { LoupeDatabase } from '../../../lib/store/database.ts';
import { createPassphrase, type PassphraseBox } from '../../../lib/store/passphrase.ts';
import { createSecrets, type SecretBox } from '../../../lib/store/secrets.ts';
import { setting } from '../../../lib/store/settings.ts';
import { useBench } from '../bench.ts';

export interface Boxes {
  readonly secrets: SecretBox;
  readonly lock: PassphraseBox;
}

const boxesOf = (db: LoupeDatabase): Boxes => {
  const options = { clock, memory: sessionMemory, lockAfterMs: () => setting(db, 'lockAfterMs') };
  return { secrets: createSecrets(db, options), lock: createPassphrase(db, options) };
};

export const useBoxes = (): Boxes => {
  const { db } = useBench();
  return useMemo(() => boxesOf(db), [db]);
};
