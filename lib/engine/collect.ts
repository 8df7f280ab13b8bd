/**
 * A request with all its pages: what is known is not asked again, what is being asked is asked once, and what came before
 * a page failed is kept.
 */
import { cacheKey } from '../core/cache-key.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { problem } from '../core/outcome/table.ts';
import { withItems } from '../core/paging/items.ts';
import { firstPage, nextPage, type PageOverride } from '../core/paging/next.ts';
import type { StoredAnswer, StoredRequest } from '../core/record/records.ts';
import type { ActivePaging } from '../core/request/paging.ts';
import type { Scope } from '../core/template/scope.ts';
import { type Asked, type AskParts, createAsk } from './ask.ts';
import { createBatch } from './batch.ts';
import type { CallContext, Collected, Source } from './call.ts';
import { type DraftRequest, draftRequest } from './draft.ts';
import type { Gate, Waiting } from './gate.ts';
import { judge } from './judge.ts';
import { createOrigins } from './origins.ts';
import type { Ports } from './ports.ts';
import { createRedactor } from './redact.ts';
import { createSend, namesOf, type SendParts } from './send.ts';
import { type TokenSource, tokensOf } from './tokens.ts';

export interface CollectorOptions {
  /** The runner's fencing number; the store refuses reservations of an earlier holder. */
  readonly fence?: number;
  readonly draft?: DraftRequest;
  readonly tokens?: TokenSource;
  readonly originLimits?: SendParts['originLimits'];
}

export interface Collector {
  /** Never throws for what a server or a definition does; rejects only when the store itself fails. */
  collect(stored: StoredRequest, scope: Scope, context: CallContext): Promise<Collected>;
}

/** One page, wherever it came from. */
type Page =
  | {
      readonly kind: 'page';
      readonly answer: StoredAnswer;
      readonly value: unknown;
      readonly fromCache: boolean;
      readonly url: string;
    }
  | Exclude<Asked, { kind: 'answer' }>;

interface Flight {
  readonly asked: Promise<Asked>;
  readonly priority: CallContext['priority'];
  hurry(): void;
}

export function createCollector(ports: Ports, gate: Gate, options: CollectorOptions = {}): Collector {
  const { clock } = ports;
  const { fence = 0, draft = draftRequest, tokens = tokensOf(ports, gate), originLimits } = options;
  const send = createSend({ ports, gate, fence, originLimits });
  const askParts: AskParts = {
    ports,
    send,
    gate,
    origins: createOrigins(),
    tokens,
  };
  const ask = createAsk(askParts);
  const flights = new Map<string, Flight>();
  // Rows that look at about the same time look together: a transaction costs more than a key.
  const keptAnswer = createBatch<string, StoredAnswer | null>(
    async keys => {
      const found = await ports.answers.get(keys);
      return keys.map(key => found.get(key) ?? null);
    },
    () => Promise.resolve(),
  );

  const fly = (question: Parameters<typeof ask>[0]): Flight => {
    let line: Waiting | null = null;
    let hurried = false;
    const asked = ask({
      ...question,
      waiting: waiting => {
        line = waiting;
        if (hurried) waiting.hurry();
      },
    });
    const flight: Flight = {
      asked,
      priority: question.context.priority,
      hurry: () => {
        hurried = true;
        line?.hurry();
      },
    };
    flights.set(question.key, flight);
    const land = (): void => {
      if (flights.get(question.key) === flight) flights.delete(question.key);
    };
    asked.then(land, land);
    return flight;
  };

  const getPage = async (
    stored: StoredRequest,
    scope: Scope,
    override: PageOverride | null,
    context: CallContext,
    tally: Tally,
  ): Promise<Page> => {
    const drafted = draft(stored.definition, scope, override);
    if (!drafted.ok) return { kind: 'failed', problem: drafted.problem, charged: 0, calls: 0, retries: 0 };
    const { draft: call } = drafted;
    const key = cacheKey(stored.id, call.canonical);
    const url = call.masked.url;
    for (;;) {
      const flight = flights.get(key);
      if (!flight) {
        const kept = await keptAnswer(key);
        if (kept && isFresh(kept, stored, context, clock.now()))
          return reread(stored, kept, url, clock.now());
        // Another may have set out while the store was read.
        if (flights.has(key)) continue;
        const job = {
          ...stored.definition,
          method: 'GET' as const,
          body: { kind: 'none' as const },
          parameters: [],
        };
        const poll = (next: string): ReturnType<DraftRequest> => draft(job, scope, { url: next });
        const asked = await fly({ stored, draft: call, key, context, poll }).asked;
        tally.add(asked);
        if (asked.kind !== 'answer') return asked;
        return { kind: 'page', answer: asked.answer, value: asked.value, fromCache: false, url };
      }
      if (context.priority === 'person') flight.hurry();
      const asked = await settled(flight.asked, context.signal);
      if (asked === 'aborted')
        return {
          kind: 'failed',
          problem: problem('cancelled', namesOf(stored)),
          charged: 0,
          calls: 0,
          retries: 0,
        };
      if (asked.kind === 'answer')
        return { kind: 'page', answer: asked.answer, value: asked.value, fromCache: true, url };
      // What ended another's call need not end this one: its cancelling, or a run's short patience with a person's.
      if (asked.kind === 'failed' && asked.problem.kind === 'cancelled') continue;
      if (asked.kind === 'wait' && context.priority === 'person' && flight.priority === 'run') continue;
      return { ...asked, charged: 0, calls: 0, retries: 0 };
    }
  };

  return {
    collect: async (stored, scope, context) => {
      const { paging } = stored.definition;
      const tally = new Tally();
      const first = paging.kind === 'none' ? null : firstPage(paging);
      const page = await getPage(stored, scope, first?.override ?? null, context, tally);
      if (page.kind === 'wait')
        return { kind: 'wait', until: page.until, problem: page.problem, ...tally.calls() };
      if (page.kind === 'failed') return { kind: 'failed', problem: page.problem, ...tally.all() };
      const sources = [sourceOf(page.answer, page.fromCache)];
      if (page.answer.notFound || page.value === NOT_FOUND)
        return { kind: 'not-found', sources, ...tally.all() };
      if (paging.kind === 'none' || !first)
        return { kind: 'answered', value: page.value, sources, partial: null, ...tally.all() };
      return rest(paging, first.state, page);

      async function rest(
        active: ActivePaging,
        start: ReturnType<typeof firstPage>['state'],
        opening: Extract<Page, { kind: 'page' }>,
      ): Promise<Collected> {
        const items: unknown[] = [];
        let state = start;
        let current = opening;
        let partial: Problem | null = null;
        for (;;) {
          const { answer, value, url } = current;
          const step = nextPage(active, state, { value, headers: answer.headers, url });
          state = step.state;
          items.push(...step.items);
          if ('stop' in step.next) {
            if (step.next.stop === 'other-origin') partial = strayed(stored);
            break;
          }
          const next = await getPage(stored, scope, step.next.override, context, tally);
          if (next.kind === 'wait')
            return { kind: 'wait', until: next.until, problem: next.problem, ...tally.calls() };
          if (next.kind === 'failed') {
            partial = next.problem;
            break;
          }
          sources.push(sourceOf(next.answer, next.fromCache));
          // A page beyond the last is the end for many servers.
          if (next.answer.notFound || next.value === NOT_FOUND) break;
          current = next;
        }
        const whole = withItems(active.itemsPath, opening.value, items);
        return { kind: 'answered', value: whole, sources, partial, ...tally.all() };
      }
    },
  };
}

/** What the first page changes in the request; null where there are no pages. */
export const firstOverride = ({
  paging,
}: Pick<StoredRequest['definition'], 'paging'>): PageOverride | null =>
  paging.kind === 'none' ? null : firstPage(paging).override;

/** A stored answer that today's rules read as "no such company". */
const NOT_FOUND = Symbol('not found');

class Tally {
  private charged = 0;
  private sent = 0;
  private retries = 0;
  add(asked: Asked): void {
    this.charged += asked.charged;
    this.sent += asked.calls;
    this.retries += asked.retries;
  }
  calls(): { readonly calls: number; readonly retries: number } {
    return { calls: this.sent, retries: this.retries };
  }
  all(): { readonly charged: number; readonly calls: number; readonly retries: number } {
    return { charged: this.charged, ...this.calls() };
  }
}

const sourceOf = ({ key, at, status }: StoredAnswer, fromCache: boolean): Source => ({
  answerKey: key,
  at,
  status,
  fromCache,
});

/** This run's own answers are always good; older ones as the person chose. */
function isFresh(
  answer: StoredAnswer,
  { definition }: StoredRequest,
  context: CallContext,
  now: number,
): boolean {
  if (answer.at >= context.since) return true;
  if (context.refresh === 'all') return false;
  if (context.refresh === 'missing') return true;
  const { ttlMs, notFoundTtlMs } = definition.cache;
  return now - answer.at < (answer.notFound ? notFoundTtlMs : ttlMs);
}

/** A kept answer, read by the request's rules of today. */
function reread(stored: StoredRequest, answer: StoredAnswer, url: string, now: number): Page {
  if (answer.notFound) return { kind: 'page', answer, value: NOT_FOUND, fromCache: true, url };
  const { status, headers, body } = answer;
  const again = judge(
    stored.definition,
    { kind: 'answer', status, headers, bytes: body, ms: 0, url },
    createRedactor([]),
    namesOf(stored),
    now,
  );
  if (again.kind === 'pending')
    return {
      kind: 'failed',
      problem: problem('not-ready', namesOf(stored)),
      charged: 0,
      calls: 0,
      retries: 0,
    };
  if (again.kind === 'bad')
    return { kind: 'failed', problem: again.problem, charged: 0, calls: 0, retries: 0 };
  return { kind: 'page', answer, value: again.notFound ? NOT_FOUND : again.value, fromCache: true, url };
}

const strayed = (stored: StoredRequest): Problem =>
  problem('origin-refused', {
    ...namesOf(stored),
    message: 'The next page is on another host, and a key does not follow there. What came before is kept.',
    charged: undefined,
  });

function settled(asked: Promise<Asked>, signal: AbortSignal): Promise<Asked | 'aborted'> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve('aborted');
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
