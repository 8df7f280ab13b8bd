/** A request tried on sample values: the exact call with its secrets masked, and all that came back. Nothing is read from what is kept. */

import { readAnswer } from '../core/answer/read.ts';
import { cacheKey } from '../core/cache-key.ts';
import { type FieldValues, mapFields } from '../core/field/map.ts';
import { heardByHand } from '../core/outcome/by-hand.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { problem } from '../core/outcome/table.ts';
import type { StoredRequest } from '../core/record/records.ts';
import type { RequestDefinition } from '../core/request/definition.ts';
import type { Scope } from '../core/template/scope.ts';
import { type Armed, arm } from './arm.ts';
import type { CallContext } from './call.ts';
import { type CollectorOptions, firstOverride } from './collect.ts';
import { draftRequest } from './draft.ts';
import type { Gate } from './gate.ts';
import { askingAfter, asPoll, nextPoll } from './job.ts';
import { headerOf } from './judge.ts';
import type { HttpRequest, Ports } from './ports.ts';
import { createSend, namesOf, type Tried } from './send.ts';
import { tokensOf } from './tokens.ts';

export interface TestReport {
  /** As it was or would be sent; null when it could not be built. */
  readonly request: HttpRequest | null;
  /** Milliseconds: waiting for the limits, and the call itself with its body; null when nothing was sent. */
  readonly timing: { readonly limitMs: number; readonly callMs: number } | null;
  readonly status: number | null;
  readonly headers: readonly (readonly [string, string])[];
  /** Bytes of the body, decompressed. */
  readonly size: number;
  /** The body without secrets, cut to what a view can show. */
  readonly text: string;
  readonly cut: boolean;
  /** The answer as data; undefined when it could not be read. */
  readonly value: unknown;
  readonly notFound: boolean;
  readonly fields: FieldValues;
  /** Key of the kept answer, if it was kept. */
  readonly answerKey: string | null;
  readonly charged: number;
  /** How often an answer that comes later was asked after; all else is of the last of these calls. */
  readonly polls: number;
  readonly problem: Problem | null;
}

/** Characters of the body that are shown. */
const MOST_TEXT = 2_000_000;

const NOTHING: TestReport = {
  request: null,
  timing: null,
  status: null,
  headers: [],
  size: 0,
  text: '',
  cut: false,
  value: undefined,
  notFound: false,
  fields: {},
  answerKey: null,
  charged: 0,
  polls: 0,
  problem: null,
};
/** Milliseconds for which a test waits for an answer that comes later. */
const PATIENCE_MS = 60_000;

export type TestCall = (
  definition: RequestDefinition,
  scope: Scope,
  signal?: AbortSignal,
) => Promise<TestReport>;

/** A request as it is written now, which may differ from what is saved. */
export const unsaved = (definition: RequestDefinition): StoredRequest => ({
  id: definition.id,
  definition,
  source: 'person',
  enabled: true,
  revision: 0,
  updatedAt: 0,
});

/** One call, with a person's priority, through limits, journal and ledger; no retries, so that what happens is seen. */
export function createTestCall(ports: Ports, gate: Gate, options: CollectorOptions = {}): TestCall {
  const { fence = 0, draft = draftRequest, tokens = tokensOf(ports, gate), sharedLimits } = options;
  const send = createSend({ ports, gate, fence, sharedLimits });
  const { clock } = ports;

  const test: TestCall = async (definition, scope, signal = new AbortController().signal) => {
    const stored = unsaved(definition);
    const drafted = draft(definition, scope, firstOverride(definition));
    if (!drafted.ok) return { ...NOTHING, problem: drafted.problem };
    const { draft: call } = drafted;
    const request = call.masked;
    const context: CallContext = {
      planId: definition.id,
      runId: null,
      subject: 'test',
      priority: 'person',
      refresh: 'all',
      since: clock.now(),
      signal,
    };
    const key = cacheKey(stored.id, call.canonical);
    let question = { stored, draft: call, key, context };
    let staleRev: number | null = null;
    let charged = 0;
    let polls = 0;
    let waited = 0;
    for (;;) {
      const armed: Armed = await arm({ ports, tokens }, question, staleRev);
      if (!armed.ok) return { ...NOTHING, request, charged, problem: armed.problem };
      const start = clock.monotonic();
      const tried = await send({ ...question, request: armed.request, known: armed.known });
      if (tried.kind === 'refused') return { ...NOTHING, request, charged, problem: tried.problem };
      if (tried.kind === 'held') {
        const held = problem('throttled', { ...namesOf(stored), until: tried.until });
        return { ...NOTHING, request, charged, problem: held };
      }
      charged += tried.charged;
      const { judgement } = tried;
      const refused = judgement.kind === 'bad' && judgement.problem.kind === 'unauthorized';
      if (refused && armed.rev !== null && staleRev === null) {
        staleRev = armed.rev;
        continue;
      }
      const last = report(definition, request, { ...tried, charged }, clock.monotonic() - start);
      if (judgement.kind !== 'pending') return { ...last, polls };
      const next = nextPoll(judgement, {
        definition,
        names: namesOf(stored),
        call: question.draft,
        asked: polls + 1,
        make: url => draft(asPoll(definition), scope, { url }),
      });
      if (!next.ok) return { ...last, polls, problem: next.problem };
      const wait = judgement.pace?.waitMs ?? definition.answer.poll?.intervalMs ?? 0;
      waited += wait;
      if (waited > PATIENCE_MS) return { ...last, polls, problem: stillPending(stored) };
      polls += 1;
      question = { stored: askingAfter(stored), draft: next.draft, key, context };
      await clock.sleep(wait, signal);
    }
  };
  return async (definition, scope, signal) => {
    const last = await test(definition, scope, signal);
    return last.problem ? { ...last, problem: heardByHand(last.problem, definition.cost) } : last;
  };
}

const stillPending = (stored: StoredRequest): Problem =>
  problem('not-ready', {
    ...namesOf(stored),
    charged: stored.definition.cost.amount > 0,
    message: 'The answer is not ready after a minute, and a test waits no longer.',
  });

function report(
  definition: RequestDefinition,
  request: HttpRequest,
  { http, judgement, redactor, charged, answer }: Extract<Tried, { kind: 'tried' }>,
  elapsed: number,
): TestReport {
  const callMs = http.kind === 'redirect' ? 0 : http.ms;
  const base = {
    ...NOTHING,
    request,
    charged,
    timing: { limitMs: Math.max(0, elapsed - callMs), callMs },
    answerKey: answer?.key ?? null,
    problem: judgement.kind === 'bad' ? judgement.problem : null,
  };
  if (http.kind !== 'answer') return base;
  const text = new TextDecoder().decode(http.bytes.subarray(0, MOST_TEXT));
  const contentType = headerOf(http.headers, 'content-type');
  const read = readAnswer({ ...definition.answer, bytes: http.bytes, contentType });
  const value = read.ok ? read.value : undefined;
  return {
    ...base,
    status: http.status,
    headers: http.headers
      .filter(([name]) => !/^set-cookie2?$/i.test(name))
      .map(([name, each]) => [name, redactor.text(each)] as const),
    size: http.bytes.length,
    text,
    cut: http.bytes.length > MOST_TEXT,
    value,
    notFound: judgement.kind === 'good' && judgement.notFound,
    fields: judgement.kind === 'good' && !judgement.notFound ? mapFields(value, definition.fields) : {},
  };
}
