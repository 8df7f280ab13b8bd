/**
 * Jobs: a call is accepted with 202, and its answer fetched later. What accepted it is kept under a key of its own, in the
 * transaction that writes down the charge; a row that has to wait, or whose process died, asks after the job in place of
 * buying it again.
 */
import { cacheKey } from '../core/cache-key.ts';
import type { Problem, ProblemKind } from '../core/outcome/problem.ts';
import { type ProblemContext, problem } from '../core/outcome/table.ts';
import type { StoredAnswer, StoredRequest } from '../core/record/records.ts';
import type { RequestDefinition } from '../core/request/definition.ts';
import { parseUrl } from '../core/request/web.ts';
import { parseTemplate } from '../core/template/parse.ts';
import type { CallContext } from './call.ts';
import type { Draft, Drafted } from './draft.ts';
import { type Judgement, judge } from './judge.ts';
import { isOwn } from './keep.ts';
import { createRedactor } from './redact.ts';

export type Pending = Extract<Judgement, { kind: 'pending' }>;

/** Where a try stands in a job: the call that begins one, or one that asks after it. */
export interface JobPart {
  readonly key: string;
  readonly begun: boolean;
}

/** Vendors keep a job's answer for hours or days. After that one would ask for what is gone. */
const LASTS_MS = 86_400_000;

/** With these the server says that nothing more will come of the job. */
const ENDS_JOB = new Set<ProblemKind>(['declared-failure', 'gone']);

export const jobKey = (requestId: string, canonical: string): string =>
  cacheKey(requestId, `job\n${canonical}`);

/** Under which key an answer is kept; null where it is not. What ends a job takes the place of what began it. */
export function keyFor(judgement: Judgement, key: string, job: JobPart | undefined): string | null {
  if (judgement.kind === 'good') return key;
  if (!job) return null;
  if (judgement.kind === 'pending') return job.begun ? null : job.key;
  return job.begun && ENDS_JOB.has(judgement.problem.kind) ? job.key : null;
}

/**
 * The job that was begun and has no answer yet.
 * @param kept what lies under the job's key. @param answer what lies under the call's own key.
 */
export function openJob(
  { stored, context, now }: { stored: StoredRequest; context: CallContext; now: number },
  kept: StoredAnswer | null,
  answer: StoredAnswer | null,
): Pending | null {
  if (!kept || now - kept.at >= LASTS_MS) return null;
  if (answer && answer.at >= kept.at) return null;
  if (context.refresh === 'all' && kept.at < context.since && !isOwn(kept, context)) return null;
  const { status, headers, body } = kept;
  const again = judge(
    stored.definition,
    { kind: 'answer', status, headers, bytes: body, ms: 0, url: '' },
    createRedactor([]),
    {},
    now,
  );
  return again.kind === 'pending' ? again : null;
}

/** The call that fetches a job's answer: the request without what it sends, but for its keys. */
export const asPoll = (definition: RequestDefinition): RequestDefinition => ({
  ...definition,
  method: 'GET',
  body: { kind: 'none' },
  parameters: definition.parameters.filter(row => row.value.includes('{{') && namesSecret(row.value)),
});

const namesSecret = (template: string): boolean => {
  const parsed = parseTemplate(template);
  return parsed.ok && parsed.template.variables.some(one => one.secret !== null);
};

export type Poll =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly problem: Problem };

/** What was asked after a job so far. */
export interface Asking {
  readonly definition: RequestDefinition;
  readonly names: ProblemContext;
  /** What was sent last. */
  readonly call: Draft;
  /** How often it was asked after, the next time counted. */
  readonly asked: number;
  /** Builds the call to the address that the server gave; without it the same is asked again. */
  readonly make?: ((url: string) => Drafted) | undefined;
}

/** The call that asks after a job next, or why there is none. */
export function nextPoll({ url }: Pending, { definition, names: who, call, asked, make }: Asking): Poll {
  const names = { ...who, charged: definition.cost.amount > 0 };
  const { poll } = definition.answer;
  if (!poll || asked > poll.maxTries) return { ok: false, problem: problem('not-ready', names) };
  const where = poll.urlHeader ?? poll.url ?? poll.urlPath;
  // Asking the same again would begin, and may buy, another job.
  if (url === null && asked === 1 && where)
    return {
      ok: false,
      problem: problem('not-ready', {
        ...names,
        message: `The answer says nothing of where to ask for it: ${where} could not be filled.`,
      }),
    };
  if (url === null || !make) return { ok: true, draft: call };
  const next = make(parseUrl(url, call.masked.url)?.href ?? url);
  if (next.ok && next.draft.origin !== call.origin)
    return { ok: false, problem: problem('origin-refused', { ...names, origin: next.draft.origin }) };
  return next;
}

/** What was paid for was the job. Asking after it costs nothing, and may be repeated. */
export const askingAfter = (stored: StoredRequest): StoredRequest => {
  const { cost, retry } = stored.definition;
  return {
    ...stored,
    definition: {
      ...stored.definition,
      cost: { ...cost, amount: 0 },
      retry: { ...retry, repeatable: true },
    },
  };
};
