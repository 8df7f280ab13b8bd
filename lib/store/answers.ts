/** Raw answers, as long as there is room: compressed here, handed out plain. The least recently used go first. */
import type { StoredAnswer } from '../core/record/records.ts';
import type { Answers, Clock } from '../engine/ports.ts';
import { compress, expand } from './compress.ts';
import type { LoupeDatabase } from './database.ts';
import { quarantine } from './quarantine.ts';
import type { AnswerUse } from './rows.ts';

/** Marking a use this soon after the last one tells the bound nothing. Milliseconds. */
const USE_GRAIN = 5 * 60_000;
const BATCH = 200;
/** Bodies are read a few at a time: each may be megabytes. */
const BODIES = 20;

export function createAnswers(db: LoupeDatabase, clock: Pick<Clock, 'now'>): Answers {
  return {
    async get(keys) {
      const found = new Map<string, StoredAnswer>();
      for (const row of await db.answers.bulkGet([...new Set(keys)])) {
        const answer = row && (await toPlain(db, row, clock.now()));
        if (answer) found.set(answer.key, answer);
      }
      // Not awaited: a reader does not wait for bookkeeping, and a lost mark does no harm.
      void markUsed(db, [...found.keys()], clock.now()).catch(() => undefined);
      return found;
    },
    has: keys => keptOf(db, keys),
    async each(requestId, visit) {
      const keys = await db.answers.where('requestId').equals(requestId).primaryKeys();
      for (let from = 0; from < keys.length; from += BODIES) {
        for (const row of await db.answers.bulkGet(keys.slice(from, from + BODIES))) {
          const answer = row && (await toPlain(db, row, clock.now()));
          if (answer) await visit(answer);
        }
      }
    },
    shrink: bytes => shrinkTo(db, bytes),
  };
}

/** Which of these answers are kept. */
export async function keptOf(db: LoupeDatabase, keys: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await db.answerUses.bulkGet([...keys])).flatMap(use => use?.key ?? []));
}

/** As it lies in the store. Done before a transaction: compressing is not Dexie's. */
export async function toStored(answer: StoredAnswer): Promise<StoredAnswer> {
  return answer.encoding === 'gzip' ? answer : { ...answer, ...(await compress(answer.body)) };
}

/** A damaged one is set aside and counts as absent: it can be asked for again. */
async function toPlain(db: LoupeDatabase, row: StoredAnswer, now: number): Promise<StoredAnswer | null> {
  const body = await expand(row);
  if (body) return { ...row, encoding: 'plain', body, stored: row.stored };
  await quarantine(db, 'answers', row.key, now, 'The kept answer is damaged.');
  return null;
}

/** Within a transaction over `answers`, `answerUses` and `totals`. */
export async function putAnswers(db: LoupeDatabase, answers: readonly StoredAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  const newest = new Map(answers.map(answer => [answer.key, answer]));
  const before = await db.answerUses.bulkGet([...newest.keys()]);
  const uses: AnswerUse[] = [...newest.values()].map(({ key, requestId, usedAt, stored }) => ({
    key,
    requestId,
    usedAt,
    stored,
  }));
  await db.answers.bulkPut([...newest.values()]);
  await db.answerUses.bulkPut(uses);
  await addBytes(db, sum(uses) - sum(before));
}

/** Within a transaction over the same three tables. */
export async function deleteAnswers(db: LoupeDatabase, keys: readonly string[]): Promise<void> {
  const uses = await db.answerUses.bulkGet([...keys]);
  await db.answers.bulkDelete([...keys]);
  await db.answerUses.bulkDelete([...keys]);
  await addBytes(db, -sum(uses));
}

/** Bytes of all kept answers, as stored. */
export async function answerBytes(db: LoupeDatabase): Promise<number> {
  return (await db.totals.get('answer-bytes'))?.value ?? 0;
}

/** Keeps this share of what is stored. */
export async function shrinkAnswers(db: LoupeDatabase, share: number): Promise<number> {
  return shrinkTo(db, Math.floor((await answerBytes(db)) * share));
}

async function shrinkTo(db: LoupeDatabase, bytes: number): Promise<number> {
  let gone = 0;
  for (;;) {
    // Each batch is its own transaction, so that a run is not held up by the tidying.
    const went = await db.transaction('rw', db.answers, db.answerUses, db.totals, async () => {
      let surplus = (await answerBytes(db)) - bytes;
      if (surplus <= 0) return 0;
      const oldest = await db.answerUses.orderBy('usedAt').limit(BATCH).toArray();
      const keys: string[] = [];
      for (const use of oldest) {
        if (surplus <= 0) break;
        keys.push(use.key);
        surplus -= use.stored;
      }
      await deleteAnswers(db, keys);
      return keys.length;
    });
    if (went === 0) return gone;
    gone += went;
  }
}

async function markUsed(db: LoupeDatabase, keys: readonly string[], now: number): Promise<void> {
  if (keys.length === 0) return;
  await db.transaction('rw', db.answerUses, async () => {
    const uses = await db.answerUses.bulkGet([...keys]);
    const older = uses.flatMap(use => (use && use.usedAt < now - USE_GRAIN ? [{ ...use, usedAt: now }] : []));
    if (older.length > 0) await db.answerUses.bulkPut(older);
  });
}

async function addBytes(db: LoupeDatabase, more: number): Promise<void> {
  if (more === 0) return;
  await db.totals.put({ name: 'answer-bytes', value: Math.max(0, (await answerBytes(db)) + more) });
}

const sum = (uses: readonly (AnswerUse | undefined)[]): number =>
  uses.reduce((total, use) => total + (use?.stored ?? 0), 0);
