/**
 * One try of one call: let in by the gate, written down, sent, judged, and its end written down with the answer and what
 * it cost. What costs, or may not be repeated, does not leave before its attempt is on disk; nothing that arrived is lost.
 */
import { idempotencyKey } from '../core/cache-key.ts';
import { chargedFor, costWords, reservedFor } from '../core/cost.ts';
import { type ProblemContext, problem } from '../core/outcome/table.ts';
import type { Attempt, StoredAnswer, StoredRequest } from '../core/record/records.ts';
import type { RequestDefinition } from '../core/request/definition.ts';
import { createBatch } from './batch.ts';
import type { CallContext } from './call.ts';
import type { Draft } from './draft.ts';
import type { Gate, LimitScope, Slot, Waiting } from './gate.ts';
import { type JobPart, keyFor } from './job.ts';
import { type Judgement, judge } from './judge.ts';
import { answerToStore } from './keep.ts';
import {
  type HttpAnswer,
  type HttpRequest,
  isLight,
  type Ports,
  type Reservation,
  type ReserveOutcome,
  type Settlement,
} from './ports.ts';
import { createRedactor, type Redactor } from './redact.ts';

/** What one try needs to know. */
export interface Try {
  readonly stored: StoredRequest;
  readonly draft: Draft;
  readonly key: string;
  readonly context: CallContext;
  /** Values to be kept out of everything that is stored or shown. */
  readonly known: readonly string[];
  readonly request: HttpRequest;
  /** Tells how to hurry while it is in line. */
  readonly waiting?: (waiting: Waiting) => void;
  /** For a call whose answer may come later. */
  readonly job?: JobPart | undefined;
}

export type Tried =
  /** Not let in. Nothing was sent. */
  | { readonly kind: 'held'; readonly until: number; readonly blocked: boolean }
  | { readonly kind: 'refused'; readonly problem: ReturnType<typeof problem> }
  | {
      readonly kind: 'tried';
      readonly judgement: Judgement;
      readonly charged: number;
      /** What was kept; null for what is not. */
      readonly answer: StoredAnswer | null;
      readonly http: HttpAnswer;
      readonly redactor: Redactor;
    };

export interface SendParts {
  readonly ports: Pick<Ports, 'clock' | 'chance' | 'http' | 'journal'>;
  readonly gate: Gate;
  /** The runner's fencing number, written into each attempt. */
  readonly fence: number;
  /** Limits that all requests of an origin (`https://…`), or of a key (`key:hunter`), share; null where none are set. */
  readonly sharedLimits?: (of: string) => Pick<LimitScope, 'windows' | 'concurrency'> | null;
}

export type Send = (attempt: Try) => Promise<Tried>;

/** A transaction costs more than what is written in it, so the ends of a run's free calls are written some at a time. */
const GATHER_MS = 25;

/** A light call that takes longer is shown as under way. */
const SEEN_MS = { person: 100, run: 1000 } as const;

const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** RFC 9110, 9.2.2; or the builder says so; or the vendor knows the call again by its key. */
export function mayRepeat({ method, retry }: RequestDefinition): boolean {
  return IDEMPOTENT.has(method) || retry.repeatable || hasIdempotency({ retry });
}
export const hasIdempotency = ({ retry }: Pick<RequestDefinition, 'retry'>): boolean =>
  retry.idempotency !== null && retry.idempotency.validHours > 0;

/** May it be sent again when nobody knows whether it arrived? Only where that neither costs nor does anything twice. */
export const isHarmless = (definition: RequestDefinition): boolean =>
  hasIdempotency(definition) || harmsNever(definition);

const harmsNever = ({ retry, cost, method }: RequestDefinition): boolean =>
  retry.repeatable || (cost.amount === 0 && IDEMPOTENT.has(method));

/** Milliseconds for which a vendor answers a repeat as the first; null where nothing depends on it. */
const harmlessFor = (definition: RequestDefinition): number | null =>
  harmsNever(definition) ? null : (definition.retry.idempotency?.validHours ?? 0) * 3_600_000;

export const namesOf = ({ id, definition }: StoredRequest): ProblemContext => {
  const cost = costWords(definition.cost);
  return { provider: definition.provider || definition.name, requestId: id, ...(cost ? { cost } : {}) };
};

const noRoom = (stored: StoredRequest): ReturnType<typeof problem> =>
  problem('unknown', {
    ...namesOf(stored),
    message: 'The answer came and was paid for, but the disk has no room to keep it.',
    detail: 'Free some disk space first.',
    charged: undefined,
  });

export function createSend({ ports, gate, fence, sharedLimits }: SendParts): Send {
  const { clock, chance, http, journal } = ports;
  const books = (gatherMs: number) => {
    const pause = (): Promise<void> => clock.sleep(gatherMs);
    return {
      reserve: createBatch<Reservation, ReserveOutcome>(batch => journal.reserve(batch), pause),
      /** Gives whether the answer found no room on the disk. */
      settle: createBatch<Settlement, boolean>(async batch => {
        const lost = new Set(await journal.settle(batch));
        return batch.map(({ attemptId }) => lost.has(attemptId));
      }, pause),
    };
  };
  // Apart, so that what need not wait for the disk does not wait with what must, nor a person with a run.
  const strictBooks = books(0);
  const lightBooks = { person: books(0), run: books(GATHER_MS) };

  const scopesOf = (
    { id, limits }: RequestDefinition,
    { origin, secrets }: Draft,
  ): readonly [LimitScope, ...LimitScope[]] => {
    const { windows, concurrency } = limits;
    const ofKeys = secrets.flatMap(name => {
      const key = `key:${name}`;
      const shared = sharedLimits?.(key);
      return shared ? [{ key, ...shared }] : [];
    });
    const ofOrigin = sharedLimits?.(origin) ?? { windows: [], concurrency: Math.max(6, concurrency) };
    return [
      { key: `request:${id}`, windows, concurrency },
      ...ofKeys,
      { key: `origin:${origin}`, ...ofOrigin },
    ];
  };

  const through = async (
    slot: Slot,
    { stored, draft, key, context, known, request, job }: Try,
  ): Promise<Tried> => {
    const { definition } = stored;
    const { push } = context;
    // A batch bears its key, too, although after a crash its rows may come together in another.
    const keyed = push ? definition.retry.idempotency !== null : hasIdempotency(definition);
    const idempotency = keyed ? idempotencyKey(key, context.runId, context.since) : null;
    const lasts = harmlessFor(definition);
    const attempt: Attempt = {
      id: chance.uuid(),
      key,
      requestId: stored.id,
      planId: context.planId,
      runId: context.runId,
      subject: context.subject,
      state: 'sent',
      at: clock.now(),
      reserved: reservedFor(definition.cost),
      unit: definition.cost.unit,
      harmless: push ? push.harmless : isHarmless(definition),
      ...(push ? { rows: push.rows } : {}),
      ...(lasts === null ? {} : { harmlessUntil: clock.now() + lasts }),
      idempotencyKey: idempotency,
      fence,
    };
    const states = slot.states();
    const light = !push && isLight(attempt) && states.every(state => state.starts.length === 0);
    const { reserve, settle } = light ? lightBooks[context.priority] : strictBooks;
    const reservation: Reservation = {
      attempt,
      budget: {
        perDay: definition.cost.budget.perDay ?? null,
        perMonth: definition.cost.budget.perMonth ?? null,
      },
      limits: light ? [] : states,
    };
    // A light call, which nothing limits, leaves at once. That it is under way is only written when it takes long.
    const ended = new AbortController();
    let written = !light;
    const book = (): Promise<ReserveOutcome> => {
      written = true;
      return reserve(reservation);
    };
    const booking = light
      ? clock.sleep(SEEN_MS[context.priority], ended.signal).then(book, (): ReserveOutcome => ({ ok: true }))
      : book();
    booking.catch(() => undefined);
    const told = () => ({ attemptId: attempt.id, requestId: stored.id, ...(written ? {} : { attempt }) });
    const early = light ? null : await booking;
    if (early && !early.ok) return { kind: 'refused', problem: early.problem };
    if (context.signal.aborted) {
      ended.abort();
      await booking;
      await settle({ ...told(), state: 'failed', charged: 0, answer: null });
      return { kind: 'refused', problem: problem('cancelled', namesOf(stored)) };
    }
    const secret = known.length > 0 || definition.session;
    const header = definition.retry.idempotency?.header;
    const headers: HttpRequest['headers'] =
      idempotency && header ? [...request.headers, [header, idempotency]] : request.headers;
    await slot.start();
    const arrived = await http.send(
      { ...request, headers },
      {
        timeoutMs: definition.answer.timeoutMs,
        maxBytes: definition.answer.maxBytes,
        // A browser makes a GET of a POST that was moved.
        followRedirects: !secret && (request.method === 'GET' || request.method === 'HEAD'),
        session: definition.session,
        // A call that may be charged, or takes rows along, is awaited even when its run is paused or cancelled.
        ...(definition.cost.amount > 0 || push ? {} : { signal: context.signal }),
      },
    );
    // The next call need not wait until this one's end is on disk.
    slot.release();
    ended.abort();
    const reserved = await booking;
    if (!reserved.ok) return { kind: 'refused', problem: reserved.problem };
    const redactor = createRedactor(known);
    // From here on nothing holds a key any more, fields included.
    const answer: HttpAnswer =
      arrived.kind === 'answer' ? { ...arrived, bytes: redactor.bytes(arrived.bytes) } : arrived;
    const now = clock.now();
    const judgement = judge(definition, answer, redactor, { ...namesOf(stored), origin: draft.origin }, now);
    const charged = chargedFor(definition.cost, judgement.end);
    const place = keyFor(judgement, key, job);
    const kept =
      place !== null && answer.kind === 'answer'
        ? answerToStore({
            stored,
            key: place,
            answer,
            redactor,
            now,
            charged,
            runId: context.runId,
            notFound: judgement.kind === 'good' && judgement.notFound,
          })
        : null;
    const state =
      judgement.kind !== 'bad'
        ? 'answered'
        : judgement.end.kind === 'silent' && charged > 0
          ? 'unknown'
          : 'failed';
    const results = push && (await push.told({ judgement, charged, answerKey: key, at: now }));
    const lost = await settle({
      ...told(),
      state,
      charged,
      answer: kept,
      ...(results?.length ? { results } : {}),
    });
    // What was paid for and cannot be kept would be bought again after a restart: a person decides.
    const end: Judgement =
      lost && charged > 0 && judgement.kind === 'good'
        ? { kind: 'bad', problem: noRoom(stored), end: judgement.end, pace: judgement.pace }
        : judgement;
    return { kind: 'tried', judgement: end, charged, answer: kept, http: answer, redactor };
  };

  return async attempt => {
    const { context, stored, draft } = attempt;
    const waiting = gate.enter({
      scopes: scopesOf(stored.definition, draft),
      priority: context.priority,
      runId: context.runId,
      signal: context.signal,
    });
    attempt.waiting?.(waiting);
    let slot: Awaited<Waiting['turn']>;
    try {
      slot = await waiting.turn;
    } catch (error) {
      if (context.signal.aborted) return { kind: 'refused', problem: problem('cancelled', namesOf(stored)) };
      throw error;
    }
    if (!slot.ok) return { kind: 'held', until: slot.until, blocked: slot.blocked };
    try {
      return await through(slot, attempt);
    } finally {
      slot.release();
    }
  };
}
