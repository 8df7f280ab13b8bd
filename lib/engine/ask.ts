/** One call until it has an answer, has failed, or has to wait: secrets, tries, retries of seconds, jobs. */
import { afterServer, backoffCeiling, backoffDelay } from '../core/backoff.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { OUTCOMES, type ProblemContext, problem } from '../core/outcome/table.ts';
import { LONGEST_WAIT_MS } from '../core/rate-limit-headers.ts';
import type { StoredAnswer, StoredRequest } from '../core/record/records.ts';
import type { RequestDefinition } from '../core/request/definition.ts';
import { type ArmParts, arm } from './arm.ts';
import type { CallContext } from './call.ts';
import type { Draft, Drafted } from './draft.ts';
import type { Waiting } from './gate.ts';
import { askingAfter, nextPoll, type Pending } from './job.ts';
import type { Judgement } from './judge.ts';
import type { Origins, Rest } from './origins.ts';
import type { Ports } from './ports.ts';
import { remembered } from './remembered.ts';
import { again, end, type Once, repeat } from './repeat.ts';
import { hasIdempotency, isHarmless, mayRepeat, namesOf, type Send, type Tried } from './send.ts';

interface Tally {
  readonly charged: number;
  readonly calls: number;
  readonly retries: number;
}

export type Asked =
  | (Tally & { readonly kind: 'answer'; readonly answer: StoredAnswer; readonly value: unknown })
  | (Tally & { readonly kind: 'wait'; readonly until: number; readonly problem: Problem })
  | (Tally & { readonly kind: 'failed'; readonly problem: Problem });

export interface Question {
  readonly stored: StoredRequest;
  readonly draft: Draft;
  readonly key: string;
  readonly context: CallContext;
  readonly waiting?: (waiting: Waiting) => void;
  /** Where the answer may come later. */
  readonly job?:
    | {
        /** Under which what began the job is kept. */
        readonly key: string;
        /** What began it in an earlier life: it is asked after, and not begun again. */
        readonly pending: Pending | null;
        /** The call that asks whether it is done, at the address that the server gave. */
        readonly poll: (url: string) => Drafted;
      }
    | undefined;
}

export interface AskParts extends ArmParts {
  readonly ports: Pick<Ports, 'clock' | 'chance' | 'secrets' | 'permissions'>;
  readonly send: Send;
  readonly gate: { block(scope: string, until: number): Promise<void> };
  readonly origins: Origins;
}

/** Longer waits are written down, not slept through. */
const SHORT_MS = { run: 5000, person: 20_000 } as const;
const OFFLINE_MS = 15_000;
/** A server's own waits are taken at their word this many times in a row, and after so many a run gives up. */
const BELIEVED_ROUNDS = 3;
const MOST_ROUNDS = 9;
/** A run asks the browser this often whether it still has an origin. */
const GRANTED_MS = 500;

type Bad = Extract<Judgement, { kind: 'bad' }>;
type Sent = Extract<Tried, { kind: 'tried' }> & { readonly tokenRev: number | null };

export function createAsk(parts: AskParts): (question: Question) => Promise<Asked> {
  const { ports } = parts;
  const granted = remembered(ports.clock, GRANTED_MS, origin => ports.permissions.has(origin));
  const runParts: AskParts = { ...parts, ports: { ...ports, permissions: { has: granted } } };
  return question => askOne(question.context.priority === 'run' ? runParts : parts, question);
}

async function askOne(parts: AskParts, question: Question): Promise<Asked> {
  const { ports, send, gate, origins } = parts;
  const { clock, chance } = ports;
  const { context, job } = question;
  const { definition } = question.stored;
  const { origin } = question.draft;
  const names = { ...namesOf(question.stored), origin };
  const forRun = context.priority === 'run';
  /** The call as it goes out next: while a job is pending, the one that asks after it. */
  let { stored, draft } = question;
  let polls = 0;
  let charged = 0;
  let calls = 0;
  let refusedRev: number | null = null;

  const tally = (): Tally => ({ charged, calls, retries: Math.max(0, calls - 1) });
  const failed = (why: Problem): Asked => ({ kind: 'failed', problem: why, ...tally() });
  const later = (why: Problem, at: number): Asked => {
    const until = Math.ceil(at);
    return { kind: 'wait', until, problem: { ...why, until }, ...tally() };
  };

  /** Arms the call and lets it out; an end where it may not leave. */
  async function sendNow(): Promise<Once<Asked, never> | Sent> {
    if (context.signal.aborted) return end(failed(problem('cancelled', names)));
    const armed = await arm(parts, { stored, draft, context }, refusedRev);
    if (!armed.ok)
      return end(armed.until === undefined ? failed(armed.problem) : later(armed.problem, armed.until));
    const rest = forRun ? origins.resting(origin) : null;
    if (rest?.hopeless) return end(failed(hopelessProblem(rest, names)));
    if (rest) return end(later(problem('circuit-open', names), rest.until));
    await origins.written();
    const { request, known, rev } = armed;
    const part = job && { key: job.key, begun: polls > 0 };
    const tried = await send({ ...question, stored, draft, request, known, job: part });
    if (tried.kind === 'refused') return end(failed(tried.problem));
    if (tried.kind === 'held') return end(later(heldProblem(tried, names), tried.until));
    if (calls === 0 && !neverLeft(tried.judgement)) origins.first(origin);
    if (!neverLeft(tried.judgement)) calls += 1;
    charged += tried.charged;
    await listen(tried.judgement);
    return { ...tried, tokenRev: rev };
  }

  /** One try: with a refused token once more with a new one, and while a job is pending on to the next poll. */
  async function once(): Promise<Once<Asked, Bad>> {
    for (;;) {
      const sent = await sendNow();
      if (sent.kind !== 'tried') return sent;
      const { judgement, answer } = sent;
      if (judgement.kind === 'good')
        return end(
          answer
            ? { kind: 'answer', answer, value: judgement.value, ...tally() }
            : failed(problem('empty', names)),
        );
      if (judgement.kind === 'pending') {
        const stop = turnToJob(judgement) ?? (await pollPause(judgement));
        if (stop) return end(failed(stop));
      } else if (judgement.problem.kind === 'unauthorized' && sent.tokenRev !== null && refusedRev === null)
        refusedRev = sent.tokenRev;
      else return judged(judgement);
    }
  }

  function judged(bad: Bad): Once<Asked, Bad> {
    if (bad.problem.kind === 'offline' && forRun) return end(later(bad.problem, clock.now() + OFFLINE_MS));
    return repeats(stored.definition, bad) ? again(bad) : end(failed(bad.problem));
  }

  /** The next call asks after the job. @returns why that cannot be */
  function turnToJob(pending: Pending): Problem | null {
    polls += 1;
    const next = nextPoll(pending, { definition, names, call: draft, asked: polls, make: job?.poll });
    if (!next.ok) return next.problem;
    stored = askingAfter(question.stored);
    draft = next.draft;
    return null;
  }

  async function pollPause({ pace }: Pending): Promise<Problem | null> {
    const ms = pace?.waitMs ?? definition.answer.poll?.intervalMs ?? 0;
    return (await slept(ms)) ? null : problem('cancelled', names);
  }

  /** Waits before the next try, or says why none follows. */
  async function between({ problem: why, pace }: Bad, retry: number, left: number): Promise<Asked | null> {
    const throttled = why.kind === 'throttled';
    const wait = pauseMs(throttled, pace, retry);
    const until = clock.now() + wait;
    if (throttled) {
      origins.silent(origin, until);
      await gate.block(`origin:${origin}`, until);
      const rounds = origins.throttles(origin);
      const tooLong = pace?.waitMs === LONGEST_WAIT_MS && rounds > 1;
      if (forRun && (tooLong || rounds >= MOST_ROUNDS))
        return failed(unendingProblem(rounds, tooLong, names));
    }
    const spent = left === 0 || !origins.mayRetry(origin, why.kind === 'timeout');
    // A server that only asks for patience gets it: the row waits, and nothing has failed.
    if (spent) return throttled && forRun ? later(why, until) : failed(why);
    if (wait > SHORT_MS[context.priority]) return later(why, until);
    // Whoever was throttled waits at the gate, with all others.
    return throttled || (await slept(wait)) ? null : failed(why);
  }

  function pauseMs(throttled: boolean, pace: Bad['pace'], retry: number): number {
    const rounds = origins.throttles(origin);
    const server = pace?.waitMs ?? (throttled ? pace?.resetMs : null);
    if (server) {
      // Whoever refuses again and again after the time that it named itself has more in mind than it says.
      const least = throttled && rounds > BELIEVED_ROUNDS ? backoffCeiling(rounds - 1) : 0;
      return Math.min(LONGEST_WAIT_MS, Math.max(least, afterServer(server, chance.next())));
    }
    if (!throttled) return backoffDelay(retry, chance.next());
    // A server that throttles and says "at once" does not mean it.
    return backoffCeiling(Math.max(retry, rounds));
  }

  /** @returns false when it was cancelled meanwhile */
  function slept(ms: number): Promise<boolean> {
    return clock.sleep(ms, context.signal).then(
      () => true,
      () => false,
    );
  }

  /** Tells the origin's memory, and the gate, what the answer says of the server. */
  async function listen(judgement: Judgement): Promise<void> {
    const now = clock.now();
    const kind = judgement.kind === 'bad' ? judgement.problem.kind : 'good';
    if (kind === 'throttled') origins.ended(origin, 'throttled');
    else if (kind === 'server' || kind === 'timeout' || kind === 'unreachable' || kind === 'interrupted')
      origins.ended(origin, 'failed');
    else if (kind !== 'cancelled' && kind !== 'offline') origins.ended(origin, 'good');
    const { pace } = judgement;
    if (pace?.waitMs && kind !== 'throttled') await gate.block(`origin:${origin}`, now + pace.waitMs);
  }

  await origins.ready();
  const stop = job?.pending ? turnToJob(job.pending) : null;
  return stop ? failed(stop) : repeat({ retries: definition.retry.retries, once, between });
}

/** The computer is offline: there was no call that counts. */
const neverLeft = (judgement: Judgement): boolean =>
  judgement.kind === 'bad' && judgement.end.kind === 'unsent';

/** Is another try right, as far as the answer and the request's own nature tell? */
function repeats(definition: RequestDefinition, { problem: { kind }, end: how }: Bad): boolean {
  if (kind === 'conflict') return hasIdempotency(definition);
  switch (OUTCOMES[kind].retry) {
    case 'never':
      return false;
    case 'yes':
    case 'wait':
      return kind === 'throttled' || kind === 'not-ready';
    case 'if-safe':
      return how.kind === 'silent' ? isHarmless(definition) : mayRepeat(definition);
  }
}

const unendingProblem = (rounds: number, tooLong: boolean, names: ProblemContext): Problem => ({
  ...problem('throttled', {
    ...names,
    message: `${names.provider || 'The API'} ${tooLong ? 'asks to wait for more than an hour' : `asked for a slower pace ${rounds} times in a row`}.`,
    detail: 'Its quota may be used up. No more is sent until you resume.',
  }),
  next: { do: 'try-again' },
});

const hopelessProblem = ({ failures }: Rest, names: ProblemContext): Problem => ({
  ...problem('circuit-open', {
    ...names,
    message: `${names.provider || 'The API'} failed ${failures} times in a row.`,
    detail: 'No more is sent until you resume.',
    charged: false,
  }),
  next: { do: 'try-again' },
});

const heldProblem = (held: Extract<Tried, { kind: 'held' }>, names: ProblemContext): Problem =>
  problem(
    'throttled',
    held.blocked
      ? names
      : { ...names, message: `The limit for ${names.provider || 'this API'} is reached for now.` },
  );
