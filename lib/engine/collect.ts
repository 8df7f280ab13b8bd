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
import { type Asked, type AskParts, createAsk, type Question } from './ask.ts';
import { createBatch } from './batch.ts';
import type { CallContext, Collected, PushCall, Told } from './call.ts';
import { type Draft, type DraftRequest, draftRequest } from './draft.ts';
import type { Gate, Waiting } from './gate.ts';
import { asPoll, jobKey, openJob } from './job.ts';
import { createOrigins } from './origins.ts';
import { isFresh, NOT_FOUND, type Page, reread, sourceOf } from './page.ts';
import type { Ports } from './ports.ts';
import { createSend, namesOf, type SendParts } from './send.ts';
import { type TokenSource, tokensOf } from './tokens.ts';

export interface CollectorOptions {
  /** The runner's fencing number; the store refuses reservations of an earlier holder. */
  readonly fence?: number;
  readonly draft?: DraftRequest;
  readonly tokens?: TokenSource;
  readonly sharedLimits?: SendParts['sharedLimits'];
}

export interface Collector {
  /** Never throws for what a server or a definition does; rejects only when the store itself fails. */
  collect(stored: StoredRequest, scope: Scope, context: CallContext): Promise<Collected>;
  /** A person wants it tried: origins that rest after failures are tried at once. */
  wake(): Promise<void>;
}

/** How long the rows of a run wait for others that look into the store too. */
const LOOK_MS = 20;

interface Flight {
  readonly asked: Promise<Asked>;
  readonly priority: CallContext['priority'];
  hurry(): void;
}

export function createCollector(ports: Ports, gate: Gate, options: CollectorOptions = {}): Collector {
  const { clock } = ports;
  const { fence = 0, draft = draftRequest, tokens = tokensOf(ports, gate), sharedLimits } = options;
  const send = createSend({ ports, gate, fence, sharedLimits });
  const origins = createOrigins(ports);
  const askParts: AskParts = {
    ports,
    send,
    gate,
    origins,
    tokens,
  };
  const ask = createAsk(askParts);
  const flights = new Map<string, Flight>();
  // Rows that look at about the same time look together: a transaction costs more than a key.
  const keptAnswers = (gatherMs: number) =>
    createBatch<string, StoredAnswer | null>(
      async keys => {
        const found = await ports.answers.get(keys);
        return keys.map(key => found.get(key) ?? null);
      },
      () => (gatherMs === 0 ? Promise.resolve() : clock.sleep(gatherMs)),
    );
  const keptFor = { person: keptAnswers(0), run: keptAnswers(LOOK_MS) };

  const fly = (question: Question): Flight => {
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
    const { push } = context;
    const drafted = draft(stored.definition, scope, push?.repeat ? { repeat: push.repeat } : override);
    if (!drafted.ok) return { kind: 'failed', problem: drafted.problem, charged: 0, calls: 0, retries: 0 };
    const { draft: call } = drafted;
    const key = cacheKey(
      stored.id,
      push ? pushCanonical(push, context.runId, call.canonical) : call.canonical,
    );
    const url = call.masked.url;
    /** How an answer is fetched that comes later, and whether an earlier life began that. */
    const jobOf = async (call: Draft, answer: StoredAnswer | null): Promise<Question['job']> => {
      const own = jobKey(stored.id, call.canonical);
      const pending = openJob(
        { stored, context, now: clock.now() },
        await keptFor[context.priority](own),
        answer,
      );
      return { key: own, pending, poll: next => draft(asPoll(stored.definition), scope, { url: next }) };
    };
    for (;;) {
      const flight = flights.get(key);
      if (!flight) {
        const kept = await keptFor[context.priority](key);
        if (kept && isFresh(kept, stored, context, clock.now()))
          return reread(stored, kept, url, clock.now());
        if (context.keptOnly) return { kind: 'failed', problem: notKept(stored), ...NO_TALLY };
        const job = stored.definition.answer.poll ? await jobOf(call, kept) : undefined;
        // Another may have set out while the store was read.
        if (flights.has(key)) continue;
        const asked = await fly({ stored, draft: call, key, context, job }).asked;
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
    wake: origins.wake,
    collect: async (stored, scope, context) => {
      const { paging } = stored.definition;
      const tally = new Tally();
      const first = paging.kind === 'none' ? null : firstPage(paging);
      const page = await getPage(stored, scope, first?.override ?? null, context, tally);
      if (page.kind === 'wait')
        return { kind: 'wait', until: page.until, problem: page.problem, ...tally.all() };
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
            else if (step.next.more) partial = problem('more-follow', namesOf(stored));
            break;
          }
          const next = await getPage(stored, scope, step.next.override, context, tally);
          if (next.kind === 'wait')
            return { kind: 'wait', until: next.until, problem: next.problem, ...tally.all() };
          if (next.kind === 'failed') {
            // Where pages are files, a web page says that there is no further one.
            if (next.problem.kind !== 'wrong-address') partial = next.problem;
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

/** Two rows with the same values are two rows. */
const pushCanonical = ({ rows }: PushCall, runId: string | null, canonical: string): string =>
  JSON.stringify(['push', runId, rows.map(row => row.subject), canonical]);

class Tally {
  private charged = 0;
  private sent = 0;
  private retries = 0;
  add(asked: Asked): void {
    this.charged += asked.charged;
    this.sent += asked.calls;
    this.retries += asked.retries;
  }
  all(): Told {
    return { charged: this.charged, calls: this.sent, retries: this.retries };
  }
}

const NO_TALLY = { charged: 0, calls: 0, retries: 0 } as const;
const notKept = (stored: StoredRequest): Problem =>
  problem('cancelled', { ...namesOf(stored), message: 'This answer is not kept.' });

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
