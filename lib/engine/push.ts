/**
 * Rows of a list to a destination, one a call or several. What became of a row is written with the end of its call, in
 * one strict transaction, so that no death of the process makes a row go out twice: how rows come together in batches may
 * then be another in every life.
 */
import type { Problem } from '../core/outcome/problem.ts';
import { type ProblemContext, problem } from '../core/outcome/table.ts';
import { rowAnswers } from '../core/push/row-answers.ts';
import { fingerprint, type PushValues } from '../core/push/values.ts';
import type { LookupResult, StoredRequest } from '../core/record/records.ts';
import { createBatch } from './batch.ts';
import type { Collected, PushEnd, Told } from './call.ts';
import { type ResultParts, resultOf } from './cells.ts';
import type { Collector } from './collect.ts';
import type { Ask, Enriched } from './enriched.ts';
import { mapAnswer } from './map-answer.ts';
import { scopeOf } from './plan.ts';
import type { Ports } from './ports.ts';
import { asDestination, draftPush, isUpsert, mayGoTwice, pushScope, sharedKey } from './push-call.ts';
import { mayRun } from './resolve-name.ts';
import { rowState } from './run-outcome.ts';
import { namesOf } from './send.ts';

export type Push = (ask: Ask, stored: StoredRequest) => Promise<Enriched>;

interface Waiting {
  readonly ask: Ask;
  readonly stored: StoredRequest;
  tell(outcome: Enriched): void;
  fail(error: unknown): void;
}
type Rows = readonly [Waiting, ...Waiting[]];

/** How long a row waits for others to fill its batch. */
const GATHER_MS = 40;
const NOTHING_SENT: Told = { charged: 0, calls: 0, retries: 0 };

export function createPush(ports: Pick<Ports, 'clock'>, collector: Collector): Push {
  const { clock } = ports;

  const resultFor = (ask: Ask, stored: StoredRequest, parts: ResultParts, now: number): LookupResult =>
    resultOf(
      ask,
      { id: ask.planId, revision: 0, unit: stored.definition.cost.unit, inputs: fingerprint(ask.values) },
      parts,
      now,
    );
  const done = (result: LookupResult, told = NOTHING_SENT): Enriched => ({
    kind: 'done',
    state: rowState(result),
    results: [result],
    ...told,
  });
  const together = createBatch<Waiting, null>(
    async waiting => {
      for (const alike of Map.groupBy(waiting, batchKey).values()) {
        const size = alike[0]?.ask.rowsACall ?? 1;
        for (let from = 0; from < alike.length; from += size) {
          const [first, ...others] = alike.slice(from, from + size);
          if (first) void send([first, ...others]);
        }
      }
      return waiting.map(() => null);
    },
    () => clock.sleep(GATHER_MS),
  );

  const send = (rows: Rows): Promise<void> =>
    call(rows).catch(error => {
      for (const row of rows) row.fail(error);
    });

  /** One call. Each row is told its outcome; what the call cost stands with the first. */
  async function call(rows: Rows): Promise<void> {
    const [{ ask: first, stored }] = rows;
    const batch = isBatched(first) ? stored.definition.batch : null;
    const definition = asDestination(stored.definition, batch !== null);
    const destination = { ...stored, definition };
    const values = rows.map(row => row.ask.values) as unknown as readonly [PushValues, ...PushValues[]]; // as many as rows
    const { scope, repeat } = pushScope(batch, values);
    const names = namesOf(stored);
    let ends: readonly LookupResult[] = [];
    let silent = false;

    const parts = (
      { ask: row }: Waiting,
      i: number,
      charged: number,
      more: ResultParts,
      at: number,
    ): LookupResult => resultFor(row, stored, { ...more, charged: i === 0 ? charged : 0 }, at);
    const all = (charged: number, at: number, more: ResultParts): readonly LookupResult[] =>
      rows.map((row, i) => parts(row, i, charged, more, at));

    /** The destination answered: what it says of each row. */
    const taken = async (value: unknown, { charged, answerKey, at }: Omit<PushEnd, 'judgement'>) => {
      const sources = [{ answerKey, at, status: 200, fromCache: false }];
      if (!batch) {
        const { cells } = await mapAnswer(destination, value, {
          subject: first.subject,
          scope,
          sources,
          now: at,
        });
        return all(charged, at, { state: 'found', cells });
      }
      const answers = rowAnswers(batch.told, value, values);
      return rows.map((row, i) => {
        const said = answers[i];
        const more: ResultParts =
          said?.kind === 'taken'
            ? { state: 'found' }
            : said?.kind === 'refused'
              ? { state: 'failed', problem: refused(said.why, names.provider ?? '') }
              : { state: 'unknown', problem: untold(names.provider ?? '') };
        return parts(row, i, charged, more, at);
      });
    };
    const told = async ({ judgement, ...end }: PushEnd): Promise<readonly LookupResult[]> => {
      silent = judgement.kind === 'bad' && mayHaveActed(judgement);
      ends = [];
      if (judgement.kind === 'good' && judgement.notFound)
        ends = all(end.charged, end.at, { state: 'failed', problem: nowhere(names) });
      else if (judgement.kind === 'good') ends = await taken(judgement.value, end);
      // It was accepted, in words that are no data: many webhooks say "ok".
      else if (judgement.kind === 'bad' && isAccepted(judgement.problem)) ends = await taken(null, end);
      else if (judgement.kind === 'bad' && silent && !mayGoTwice(stored.definition, batch !== null))
        ends = all(end.charged, end.at, { state: 'unknown', problem: mayHaveArrived(judgement.problem) });
      return ends;
    };

    const [head, ...tail] = rows.map(({ ask: { subject, values } }) => ({
      subject: subject.key,
      inputs: fingerprint(values),
    }));
    if (!head) return;
    const collected = await collector.collect(destination, scope, {
      planId: first.planId,
      runId: first.runId,
      subject: first.subject.key,
      priority: first.priority,
      // Another run's call, or a lookup by the same request, pushed none of these rows.
      refresh: 'all',
      since: first.since,
      signal: first.signal,
      push: { rows: [head, ...tail], repeat, harmless: mayGoTwice(stored.definition, batch !== null), told },
    });
    const tally = (i: number): Told => (i === 0 ? toldOf(collected) : NOTHING_SENT);
    if (collected.kind === 'wait') {
      for (const [i, row] of rows.entries()) row.tell({ ...collected, ...tally(i) });
      return;
    }
    // An answer that an earlier life has kept.
    if (ends.length === 0 && collected.kind === 'answered') {
      const [source] = collected.sources;
      ends = await taken(collected.value, {
        charged: 0,
        answerKey: source?.answerKey ?? '',
        at: source?.at ?? clock.now(),
      });
    }
    if (ends.length === 0) {
      const why = collected.kind === 'failed' ? collected.problem : nowhere(names);
      // With another run it would be another call: only what writes over itself may go again as if nothing had happened.
      const unknown = silent && !isUpsert(stored.definition);
      const more: ResultParts = unknown
        ? { state: 'unknown', problem: mayHaveArrived(why) }
        : { state: 'failed', problem: why };
      ends = all(collected.charged, clock.now(), more);
    }
    for (const [i, result] of ends.entries()) rows[i]?.tell(done(result, tally(i)));
  }

  return async (ask, stored) => {
    const { definition } = stored;
    const batched = isBatched(ask);
    const failed = (why: Problem): Enriched =>
      done(resultFor(ask, stored, { state: 'failed', problem: why }, clock.now()));
    const scope = { ...scopeOf(ask.subject, {}), ...ask.values };
    if (!(await mayRun(definition.condition, scope, clock.now()))) {
      const note = 'The destination’s run condition left it out.';
      return done(resultFor(ask, stored, { state: 'skipped', note }, clock.now()));
    }
    if (batched && !definition.batch) return failed(noBatch(stored));
    // A row that cannot be built must not take its batch with it.
    const drafted = draftPush(definition, batched ? definition.batch : null, [ask.values]);
    if (!drafted.ok) return failed(drafted.problem);
    const { promise, resolve, reject } = Promise.withResolvers<Enriched>();
    const one: Waiting = { ask, stored, tell: resolve, fail: reject };
    await (batched ? together(one) : send([one]));
    return promise;
  };
}

type Bad = Extract<PushEnd['judgement'], { kind: 'bad' }>;

/** A gateway that gave up on the server behind it does not know what that did. */
const UNCERTAIN = new Set([408, 502, 504, 520, 524]);
const isGood = ({ status = 0 }: Problem): boolean => status >= 200 && status < 300;
/** A web page in place of an answer may as well be a way to sign in. */
const mayHaveActed = ({ end, problem: why }: Bad): boolean =>
  end.kind === 'silent' || UNCERTAIN.has(why.status ?? 0) || (why.kind === 'html' && isGood(why));
const isAccepted = (why: Problem): boolean =>
  isGood(why) && (why.kind === 'malformed' || why.kind === 'empty' || why.kind === 'too-deep');

const isBatched = ({ rowsACall = 1 }: Ask): boolean => rowsACall > 1;

/** Rows that may share a call: of one run, and alike in all that stands outside the list that repeats. */
const batchKey = ({ ask, stored }: Waiting): string =>
  [ask.planId, ask.runId, stored.revision, sharedKey(stored.definition, ask.values)].join('\n');

const toldOf = ({ charged, calls, retries }: Collected): Told => ({ charged, calls, retries });

const nowhere = (names: ProblemContext): Problem =>
  problem('wrong-address', {
    ...names,
    message: `${names.provider || 'The destination'} has nothing at this address, or no such record (404).`,
  });

const refused = (why: string | null, provider: string): Problem => ({
  kind: 'rejected',
  message: `${provider || 'The destination'} refused this row${why === null ? '' : `: “${why}”`}.`,
  detail: 'Other rows of its batch may have been taken. The next push takes this one along.',
  next: { do: 'none' },
});

const untold = (provider: string): Problem => ({
  kind: 'unknown',
  message: `The answer of ${provider || 'the destination'} says nothing of this row.`,
  detail: 'It may have been taken. Look there, then say whether it arrived.',
  next: { do: 'none' },
});

const mayHaveArrived = (why: Problem): Problem => ({
  kind: 'unknown',
  message: why.message,
  detail: 'The row may have arrived all the same. Look there, then say whether it did.',
  next: { do: 'none' },
});

const noBatch = ({ id, definition }: StoredRequest): Problem => ({
  kind: 'definition',
  message: `${definition.name} takes no batches any more.`,
  detail: 'Nothing was sent. Cancel this push and begin it with one row a call.',
  next: { do: 'edit-request', requestId: id, tab: 'body' },
});
