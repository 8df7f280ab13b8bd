/** Housekeeping, now and then: what is only history is kept for a while, and answers within their bound. */
import type { Attempt } from '../core/record/records.ts';
import { createAnswers } from './answers.ts';
import type { LoupeDatabase } from './database.ts';
import { dayOf } from './day.ts';
import { setting } from './settings.ts';

const DAY = 86_400_000;
/** Ended calls, for the pictures of a run. */
const ATTEMPT_DAYS = 30;
/** What was spent: a year, and the month that it is compared with. */
const LEDGER_DAYS = 400;
const BATCH = 2000;

export interface Tidied {
  readonly attempts: number;
  readonly ledger: number;
  readonly answers: number;
}

/** An attempt whose end is not known is never deleted: a person may still decide about it. */
export async function tidy(db: LoupeDatabase, now: number): Promise<Tidied> {
  const ended = (attempt: Attempt): boolean => attempt.state === 'answered' || attempt.state === 'failed';
  const old = await db.attempts
    .where('at')
    .below(now - ATTEMPT_DAYS * DAY)
    .filter(ended)
    .primaryKeys();
  for (let from = 0; from < old.length; from += BATCH)
    await db.attempts.bulkDelete(old.slice(from, from + BATCH));
  const lastDay = dayOf(now - LEDGER_DAYS * DAY);
  // Together, so that the totals are always the ledger's.
  const ledger = await db.transaction('rw', db.ledger, db.spend, async () => {
    await db.spend.where('day').below(lastDay).delete();
    return db.ledger.where('day').below(lastDay).delete();
  });
  const answers = await createAnswers(db, { now: () => now }).shrink(await setting(db, 'answerBytes'));
  return { attempts: old.length, ledger, answers };
}
