/** One call until it has an answer, has failed, or has to wait: secrets, tries, retries of seconds. */
import { afterServer, backoffCeiling, backoffDelay } from '../core/backoff.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { OUTCOMES, problem } from '../core/outcome/table.ts';
import type { StoredAnswer, StoredRequest } from '../core/record/records.ts';
import { parseUrl } from '../core/request/web.ts';
import type { CallContext } from './call.ts';
import type { Draft, Drafted } from './draft.ts';
import type { Waiting } from './gate.ts';
import type { Judgement } from './judge.ts';
import type { Origins } from './origins.ts';
import type { HttpRequest, Ports } from './ports.ts';
import { remembered } from './remembered.ts';
import { hasIdempotency, isHarmless, mayRepeat, namesOf, type Send, type Tried } from './send.ts';
import type { TokenSource } from './tokens.ts';

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
  /** The call that asks whether a job is done, at the address that the server gave. */
  readonly poll?: (url: string) => Drafted;
}

export interface AskParts {
  readonly ports: Pick<Ports, 'clock' | 'chance' | 'secrets' | 'permissions'>;
  readonly send: Send;
  readonly gate: { block(scope: string, until: number): Promise<void> };
  readonly origins: Origins;
  readonly tokens: TokenSource;
}

/** Longer waits are written down, not slept through. */
const SHORT_MS = { run: 5000, person: 20_000 } as const;
const OFFLINE_MS = 15_000;
/** A run asks the browser this often whether it still has an origin. */
const GRANTED_MS = 500;

/** A call with its secrets in place, and what must never be shown. */
export type Armed =
  | {
      readonly ok: true;
      readonly request: HttpRequest;
      readonly known: readonly string[];
      readonly rev: number | null;
    }
  | { readonly ok: false; readonly problem: Problem; readonly until?: number };

/** Permission, secrets for this origin, token. Nothing is sent but a token's renewal. */
export async function arm(
  { ports, tokens }: Pick<AskParts, 'ports' | 'tokens'>,
  { stored, draft, context }: Question,
  staleRev: number | null,
): Promise<Armed> {
  const names = { ...namesOf(stored), origin: draft.origin };
  if (!(await ports.permissions.has(draft.origin)))
    return { ok: false, problem: problem('permission', names) };
  const values = new Map<string, string>();
  for (const secret of draft.secrets) {
    const read = await ports.secrets.read(secret, draft.origin);
    if (!read.ok) return { ok: false, problem: problem(read.kind, { ...names, secret }) };
    values.set(secret, read.value);
  }
  const token = await tokens.get(stored, context, staleRev);
  if (!token.ok) return token;
  const filled = draft.fill(values, token.value);
  if (!filled.ok) return filled;
  const known = [
    ...values.values(),
    ...(token.value === null ? [] : [token.value]),
    ...pairs(filled.request),
  ];
  return { ok: true, request: filled.request, known, rev: token.rev };
}

/** The credentials that a header carries in their final form (`user:secret` in base64). */
const pairs = ({ headers }: HttpRequest): string[] =>
  headers.flatMap(([name, value]) =>
    name.toLowerCase() === 'authorization' ? [value.replace(/^[A-Za-z]+ +/, '')] : [],
  );

export function createAsk(parts: AskParts): (question: Question) => Promise<Asked> {
  const { ports, send, gate, origins } = parts;
  const { clock, chance } = ports;
  const granted = remembered(clock, GRANTED_MS, origin => ports.permissions.has(origin));
  const runParts: AskParts = { ...parts, ports: { ...ports, permissions: { has: granted } } };

  return async asked => {
    let question = asked;
    const { stored, context } = asked;
    const { definition } = stored;
    let draft = asked.draft;
    let polls = 0;
    const names = { ...namesOf(stored), origin: draft.origin };
    let charged = 0;
    let calls = 0;
    let retry = 0;
    let renewed = false;
    let staleRev: number | null = null;
    const tally = (): Tally => ({ charged, calls, retries: Math.max(0, calls - 1) });
    const failed = (why: Problem): Asked => ({ kind: 'failed', problem: why, ...tally() });
    const later = (why: Problem, until: number): Asked => ({
      kind: 'wait',
      until: Math.ceil(until),
      problem: { ...why, until: Math.ceil(until) },
      ...tally(),
    });

    for (;;) {
      if (context.signal.aborted) return failed(problem('cancelled', names));
      const armed = await arm(context.priority === 'run' ? runParts : parts, question, staleRev);
      if (!armed.ok)
        return armed.until === undefined ? failed(armed.problem) : later(armed.problem, armed.until);
      const rest = context.priority === 'run' ? origins.resting(draft.origin, clock.now()) : null;
      if (rest !== null) return later(problem('circuit-open', names), rest);
      const tried = await send({ ...question, request: armed.request, known: armed.known });
      if (tried.kind === 'refused') return failed(tried.problem);
      if (tried.kind === 'held') return later(heldProblem(tried, names), tried.until);
      if (calls === 0) origins.first(draft.origin);
      calls += 1;
      charged += tried.charged;
      await listen(question, tried.judgement);
      if (tried.judgement.kind === 'good' && tried.answer)
        return { kind: 'answer', answer: tried.answer, value: tried.judgement.value, ...tally() };
      if (tried.judgement.kind === 'good') return failed(problem('empty', names));

      if (tried.judgement.kind === 'pending') {
        const { poll } = definition.answer;
        polls += 1;
        if (!poll || polls > poll.maxTries)
          return failed(problem('not-ready', { ...names, charged: charged > 0 }));
        const { url } = tried.judgement;
        if (url !== null && question.poll) {
          const next = question.poll(parseUrl(url, draft.masked.url)?.href ?? url);
          if (!next.ok) return failed(next.problem);
          if (next.draft.origin !== asked.draft.origin)
            return failed(problem('origin-refused', { ...names, origin: next.draft.origin }));
          draft = next.draft;
        }
        // What was paid for was the job; asking after it is not.
        question = { ...question, draft, stored: free(stored) };
        try {
          await clock.sleep(tried.judgement.pace?.waitMs ?? poll.intervalMs, context.signal);
        } catch {
          return failed(problem('cancelled', names));
        }
        continue;
      }
      const why = tried.judgement.problem;
      if (why.kind === 'unauthorized' && armed.rev !== null && !renewed) {
        renewed = true;
        staleRev = armed.rev;
        continue;
      }
      if (why.kind === 'offline' && context.priority === 'run') return later(why, clock.now() + OFFLINE_MS);
      if (!repeats(tried.judgement)) return failed(why);
      const timedOut = why.kind === 'timeout';
      const throttled = why.kind === 'throttled';
      const pace = tried.judgement.pace;
      const server = pace?.waitMs ?? (throttled ? (pace?.resetMs ?? null) : null);
      retry += 1;
      const wait =
        // A server that throttles and says "at once" does not mean it.
        server === null || server === 0
          ? throttled
            ? backoffCeiling(Math.max(retry, origins.throttles(draft.origin)))
            : backoffDelay(retry, chance.next())
          : afterServer(server, chance.next());
      const until = clock.now() + wait;
      if (throttled) await gate.block(`origin:${draft.origin}`, until);
      const spent = retry > definition.retry.retries || !origins.mayRetry(draft.origin, timedOut);
      // A server that only asks for patience gets it: the row waits, and nothing has failed.
      if (spent) return throttled && context.priority === 'run' ? later(why, until) : failed(why);
      if (wait > SHORT_MS[context.priority]) return later(why, until);
      if (!throttled) {
        try {
          await clock.sleep(wait, context.signal);
        } catch {
          return failed(why);
        }
      }
    }

    /** Is another try right, as far as the answer and the request's own nature tell? */
    function repeats(judgement: Judgement): boolean {
      if (judgement.kind !== 'bad') return false;
      const { kind } = judgement.problem;
      if (kind === 'conflict') return hasIdempotency(definition);
      switch (OUTCOMES[kind].retry) {
        case 'never':
          return false;
        case 'yes':
        case 'wait':
          return kind === 'throttled' || kind === 'not-ready';
        case 'if-safe':
          return judgement.end.kind === 'silent' ? isHarmless(definition) : mayRepeat(definition);
      }
    }
  };

  /** Tells the origin's memory, and the gate, what the answer says of the server. */
  async function listen({ draft }: Question, judgement: Judgement): Promise<void> {
    const now = clock.now();
    const kind = judgement.kind === 'bad' ? judgement.problem.kind : 'good';
    if (kind === 'throttled') origins.ended(draft.origin, 'throttled', now);
    else if (kind === 'server' || kind === 'timeout' || kind === 'unreachable' || kind === 'interrupted')
      origins.ended(draft.origin, 'failed', now);
    else if (kind !== 'cancelled' && kind !== 'offline') origins.ended(draft.origin, 'good', now);
    const { pace } = judgement;
    if (pace?.waitMs && kind !== 'throttled') await gate.block(`origin:${draft.origin}`, now + pace.waitMs);
  }
}

const free = (stored: StoredRequest): StoredRequest => ({
  ...stored,
  definition: { ...stored.definition, cost: { ...stored.definition.cost, amount: 0 } },
});

const heldProblem = (held: Extract<Tried, { kind: 'held' }>, names: Parameters<typeof problem>[1]): Problem =>
  problem(
    'throttled',
    held.blocked
      ? names
      : { ...names, message: `The limit for ${names?.provider || 'this API'} is reached for now.` },
  );
