/**
 * The call journal: what is on the disk before a call goes out, and when it has ended. Attempt, ledger, totals of spend
 * and answer change in one transaction, so that they agree at every moment. See docs/decisions/durability.md.
 */
import { capProblem } from '../core/outcome/cap.ts';
import type { Attempt, LedgerEntry, Run } from '../core/record/records.ts';
import {
  isDoubtful,
  isLight,
  type Journal,
  type Reservation,
  type ReserveOutcome,
  type Settlement,
} from '../engine/ports.ts';
import { putAnswers, shrinkAnswers, toStored } from './answers.ts';
import { budgetProblem, fencedProblem, fullProblem, isAmount } from './budget.ts';
import type { LoupeDatabase } from './database.ts';
import { dayOf } from './day.ts';
import { isFull } from './problem.ts';
import { putResults } from './results.ts';
import { SpendBook, spentOn } from './spend.ts';

export function createJournal(db: LoupeDatabase): Journal {
  return {
    reserve: batch => reserve(db, batch),
    settle: batch => settle(db, batch),
    open: () => db.attempts.where('state').equals('sent').toArray(),
    doubtful: () => db.attempts.where('state').equals('unknown').filter(isDoubtful).toArray(),
    limits: () => db.limits.toArray(),
    saveLimits: async states => {
      await db.limits.bulkPut([...states]);
    },
    spent: (requestId, now) => spentOn(db, requestId, now),
    ledger: requestId =>
      db.ledger.where('[requestId+at]').between([requestId, -Infinity], [requestId, Infinity]).toArray(),
  };
}

async function reserve(db: LoupeDatabase, batch: readonly Reservation[]): Promise<readonly ReserveOutcome[]> {
  // Of a light call without limits a power cut may take all: it is asked again, for nothing.
  const light = batch.every(each => isLight(each.attempt) && each.limits.length === 0);
  const connection = light ? db : db.strict;
  const caps = await capsOf(db, batch);
  try {
    return await reserveOnce(connection, batch, caps);
  } catch (error) {
    if (!isFull(error)) throw error;
  }
  // The disk is full: kept answers make room before a call is given up.
  try {
    await shrinkAnswers(db, 0.5);
    return await reserveOnce(connection, batch, caps);
  } catch (error) {
    if (!isFull(error)) throw error;
    return batch.map(() => ({ ok: false, problem: fullProblem() }));
  }
}

type Caps = ReadonlyMap<string, NonNullable<Run['cap']>>;

/** Of the runs that may spend only so much. A cap never changes once its run is there, so it is read before the transaction. */
async function capsOf(db: LoupeDatabase, batch: readonly Reservation[]): Promise<Caps> {
  const paid = batch.flatMap(({ attempt: { reserved, runId } }) => (reserved === 0 ? [] : (runId ?? [])));
  const runs = paid.length === 0 ? [] : await db.runs.bulkGet([...new Set(paid)]);
  return new Map(runs.flatMap(run => (run?.cap ? [[run.id, run.cap]] : [])));
}

function reserveOnce(
  db: LoupeDatabase,
  batch: readonly Reservation[],
  caps: Caps,
): Promise<readonly ReserveOutcome[]> {
  return db.transaction('rw', [db.attempts, db.ledger, db.spend, db.limits, db.totals], async () => {
    const fence = (await db.totals.get('fence'))?.value ?? 0;
    const book = new SpendBook(db);
    await book.load(batch.flatMap(({ attempt }) => (attempt.reserved === 0 ? [] : pricedOf(attempt))));
    // The ledger itself says what a capped run has spent or holds.
    const spent =
      caps.size === 0
        ? []
        : await db.ledger
            .where('runId')
            .anyOf([...caps.keys()])
            .toArray();
    const accepted: Reservation[] = [];
    const outcomes: ReserveOutcome[] = [];
    for (const reservation of batch) {
      const { attempt, budget } = reservation;
      const used = book.used(pricedOf(attempt));
      const cap = caps.get(attempt.runId ?? '');
      const problem =
        attempt.fence < fence
          ? fencedProblem()
          : (budgetProblem(attempt, budget, used) ?? (cap ? capProblem(attempt, cap, spent) : null));
      outcomes.push(problem ? { ok: false, problem } : { ok: true });
      if (problem) continue;
      accepted.push(reservation);
      const entry = entryOf(attempt, 'reserved', attempt.reserved);
      book.move(null, entry);
      if (cap && entry) spent.push(entry);
    }
    if (accepted.length === 0) return outcomes;
    await db.attempts.bulkAdd(accepted.map(each => each.attempt));
    const entries = accepted.flatMap(({ attempt }) => entryOf(attempt, 'reserved', attempt.reserved) ?? []);
    if (entries.length > 0) await db.ledger.bulkAdd(entries);
    const limits = new Map(accepted.flatMap(each => each.limits.map(state => [state.scope, state])));
    if (limits.size > 0) await db.limits.bulkPut([...limits.values()]);
    await book.save();
    return outcomes;
  });
}

async function settle(db: LoupeDatabase, batch: readonly Settlement[]): Promise<readonly string[]> {
  const ready = await Promise.all(
    batch.map(async each => ({ ...each, answer: each.answer && (await toStored(each.answer)) })),
  );
  if (ready.every(isLightEnd)) return settleLight(db, ready);
  // What an attempt reserved never changes, so it may be read before the transaction that it decides about.
  const attempts = await db.attempts.bulkGet(ready.map(each => each.attemptId));
  const matters =
    ready.some(each => each.charged > 0 || each.results) || attempts.some(each => each && !isLight(each));
  const connection = matters ? db.strict : db;
  try {
    await settleOnce(connection, ready);
    return [];
  } catch (error) {
    if (!isFull(error)) throw error;
  }
  try {
    await shrinkAnswers(db, 0.5);
    await settleOnce(connection, ready);
    return [];
  } catch (error) {
    if (!isFull(error)) throw error;
  }
  // The bodies do not fit: the ledger must still tell what was spent. The caller learns that the answers are lost.
  await settleOnce(
    connection,
    ready.map(each => ({ ...each, answer: null })),
  );
  return ready.flatMap(each => (each.answer ? each.attemptId : []));
}

interface LightEnd extends Settlement {
  readonly attempt: Attempt;
}

const isLightEnd = (each: Settlement): each is LightEnd =>
  each.attempt !== undefined && isLight(each.attempt) && each.charged === 0;

/** Nothing was held, nothing is charged, and nothing was written down: only the answers are kept. */
async function settleLight(db: LoupeDatabase, batch: readonly LightEnd[]): Promise<readonly string[]> {
  const answers = batch.flatMap(each => each.answer ?? []);
  const once = (): Promise<void> =>
    db.transaction('rw', [db.answers, db.answerUses, db.totals], () => putAnswers(db, answers));
  try {
    await once();
    return [];
  } catch (error) {
    if (!isFull(error)) throw error;
  }
  try {
    await shrinkAnswers(db, 0.5);
    await once();
    return [];
  } catch (error) {
    if (!isFull(error)) throw error;
    return batch.flatMap(each => (each.answer ? each.attemptId : []));
  }
}

function settleOnce(db: LoupeDatabase, batch: readonly Settlement[]): Promise<void> {
  const results = batch.flatMap(each => each.results ?? []);
  const own = [db.attempts, db.ledger, db.spend, db.answers, db.answerUses, db.totals];
  const tables = results.length > 0 ? [...own, db.results] : own;
  return db.transaction('rw', tables, async () => {
    const book = new SpendBook(db);
    const ids = [...new Set(batch.map(each => each.attemptId))];
    const attempts = byId(await db.attempts.bulkGet(ids));
    const before = byId(await db.ledger.bulkGet(ids));
    const after = new Map(before);
    await book.load([...attempts.values()].map(pricedOf));
    for (const { attemptId, state, charged } of batch) {
      const attempt = attempts.get(attemptId);
      // Ended before: what was charged is not counted twice. An unknown end may still become a known one.
      if (!attempt || attempt.state === 'answered' || attempt.state === 'failed') continue;
      attempts.set(attemptId, { ...attempt, state });
      // An amount that is none may be all that was held.
      const amount = isAmount(charged) ? charged : attempt.reserved;
      const entry = entryOf(attempt, state === 'unknown' ? 'possibly' : 'spent', amount);
      book.move(after.get(attemptId) ?? null, entry);
      if (entry) after.set(attemptId, entry);
      else after.delete(attemptId);
    }
    await db.attempts.bulkPut([...attempts.values()]);
    await db.ledger.bulkPut([...after.values()]);
    await db.ledger.bulkDelete([...before.keys()].filter(id => !after.has(id)));
    await book.save();
    if (results.length > 0) await putResults(db, results);
    await putAnswers(
      db,
      batch.flatMap(each => each.answer ?? []),
    );
  });
}

const pricedOf = ({ requestId, unit, at }: Attempt) => ({ requestId, unit, day: dayOf(at) });

const byId = <T extends { readonly id: string }>(rows: readonly (T | undefined)[]): Map<string, T> =>
  new Map(rows.flatMap(row => (row ? [[row.id, row]] : [])));

/** @returns null when nothing is charged: a free call leaves no entry. The day is the day of the call. */
function entryOf(attempt: Attempt, state: LedgerEntry['state'], amount: number): LedgerEntry | null {
  if (amount === 0) return null;
  const { id, at, requestId, runId, subject, unit } = attempt;
  return { id, at, day: dayOf(at), requestId, runId, subject, unit, amount, state };
}
