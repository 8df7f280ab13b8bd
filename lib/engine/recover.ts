/**
 * What a crash left: calls that were sent and have no answer on record. A harmless one is simply asked again by its row.
 * One that may have been paid for is never repeated unasked: its row becomes unknown, says so, and a person decides.
 */
import type { Problem } from '../core/outcome/problem.ts';
import type { Attempt, LookupResult } from '../core/record/records.ts';
import type { Ports } from './ports.ts';

const unknownProblem = ({ state, reserved, unit }: Attempt): Problem => {
  const price = `${reserved} ${unit}${reserved === 1 ? '' : 's'}`;
  return {
    kind: 'unknown',
    message:
      state === 'sent'
        ? 'The browser closed while this paid call was under way.'
        : 'No answer came to this paid call before the browser closed.',
    detail: `It may have been charged: up to ${price}.`,
    next: { do: 'try-again', cost: `may cost ${price}` },
  };
};

type RecoverPorts = Pick<Ports, 'clock' | 'journal' | 'runs' | 'results'>;

/**
 * To be called once at each start, before anything else is sent. If the process ends in the middle, the next start does
 * the rest: settled attempts are no longer open, and rows are marked before their attempts are closed. A call that had
 * ended without an answer may have a row that was not written yet: it is marked as well.
 */
export const recoverAfterCrash = async ({ clock, journal, runs, results }: RecoverPorts): Promise<void> => {
  const [open, doubtful] = await Promise.all([journal.open(), journal.doubtful()]);
  if (open.length + doubtful.length === 0) return;
  const now = clock.now();
  const mayRepeat = ({ harmless, harmlessUntil = Number.POSITIVE_INFINITY }: Attempt): boolean =>
    harmless && now < harmlessUntil;
  const lost = open.filter(attempt => !mayRepeat(attempt));
  const lookups = [...doubtful, ...lost].filter(attempt => !attempt.rows);
  const byRun = Map.groupBy(lookups, attempt => attempt.runId);
  for (const [runId, attempts] of byRun)
    if (runId !== null)
      await runs.recover(runId, new Map(attempts.map(attempt => [attempt.subject, unknownProblem(attempt)])));
  await markLookups(results, byRun.get(null) ?? []);
  await journal.settle(
    open.map(attempt => ({
      attemptId: attempt.id,
      requestId: attempt.requestId,
      state: mayRepeat(attempt) ? 'failed' : 'unknown',
      charged: mayRepeat(attempt) ? 0 : attempt.reserved,
      answer: null,
      ...(mayRepeat(attempt) ? {} : { results: lostRows(attempt) }),
    })),
  );
};

/** What a lost call of a push says of its rows: the run takes it up as their outcome, and a later push leaves them alone. */
const lostRows = ({ rows = [], planId, runId, at, reserved, unit }: Attempt): readonly LookupResult[] =>
  rows.map(({ subject, inputs }, i) => ({
    ...NOTHING,
    planId,
    subject,
    inputs,
    domain: domainIn(subject),
    at,
    state: 'unknown',
    problem: LOST_ON_ITS_WAY,
    runId,
    charged: i === 0 ? reserved : 0,
    unit,
  }));

const LOST_ON_ITS_WAY: Problem = {
  kind: 'unknown',
  message: 'The browser closed while this row was on its way.',
  detail: 'It may have arrived. Look there, then say whether it did.',
  next: { do: 'none' },
};

const domainIn = (subject: string): string | null => (subject.startsWith('d:') ? subject.slice(2) : null);

const NOTHING = {
  name: null,
  cells: {},
  problem: null,
  note: null,
  revision: 0,
  fromCache: false,
  entity: { kind: 'unchecked' },
} as const;

/** A lookup by hand has no row: what is known of the company says that it may have been paid, before it is asked again. */
const markLookups = async (results: Ports['results'], attempts: readonly Attempt[]): Promise<void> => {
  for (const attempt of attempts) {
    const { planId, subject, unit, at } = attempt;
    // A request that is tried in the editor is about no company.
    if (!/^[dn]:/.test(subject)) continue;
    const known = (await results.get(planId, [subject])).get(subject);
    const nothing: LookupResult = {
      ...NOTHING,
      planId,
      subject,
      inputs: '',
      domain: domainIn(subject),
      at,
      state: 'unknown',
      runId: null,
      charged: attempt.reserved,
      unit,
    };
    await results.put([{ ...(known ?? nothing), state: 'unknown', problem: unknownProblem(attempt) }]);
  }
};
