/** What a push would do, before it does it, and its first call exactly as it would go out. Nothing is sent. */
import { sumCosts } from '../core/cost.ts';
import type { Problem } from '../core/outcome/problem.ts';
import type { PushValues } from '../core/push/values.ts';
import type { StoredRequest } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import { secondsFor } from './estimate.ts';
import { scopeOf } from './plan.ts';
import type { HttpRequest } from './ports.ts';
import { draftPush, sharedKey } from './push-call.ts';
import { mayRun } from './resolve-name.ts';

export interface PushEstimate {
  /** Rows that go out: those that can be built and that no condition leaves out. */
  readonly rows: number;
  /** The destination's condition leaves them out. */
  readonly skipped: number;
  /** Rows that cannot be built, and why the first of them cannot. */
  readonly lacking: number;
  readonly lack: Problem | null;
  /** At most, without retries. */
  readonly calls: number;
  readonly costs: readonly { readonly amount: number; readonly unit: string }[];
  /** About. */
  readonly seconds: number;
  /** With its secrets masked, and how many rows it takes; null where no row can go. */
  readonly first: { readonly request: HttpRequest; readonly rows: number } | null;
}

/** More rows than this are not each tried: what is said of the others is then at most. */
const MOST_TRIED = 20_000;

export async function estimatePush(
  stored: StoredRequest,
  rows: readonly { readonly subject: Subject; readonly values: PushValues }[],
  size: number,
  now: number,
): Promise<PushEstimate> {
  const { definition } = stored;
  const batch = size > 1 ? definition.batch : null;
  let skipped = 0;
  let lacking = 0;
  let lack: Problem | null = null;
  const groups = new Map<string, { rows: number; readonly first: PushValues[] }>();
  let firstKey: string | null = null;
  for (const [i, { subject, values }] of rows.entries()) {
    if (i < MOST_TRIED) {
      if (!(await mayRun(definition.condition, { ...scopeOf(subject, {}), ...values }, now))) {
        skipped++;
        continue;
      }
      const drafted = draftPush(definition, batch, [values]);
      if (!drafted.ok) {
        lacking++;
        lack ??= drafted.problem;
        continue;
      }
    }
    const key = batch ? sharedKey(definition, values) : '';
    const group = groups.get(key) ?? { rows: 0, first: [] };
    groups.set(key, group);
    group.rows++;
    firstKey ??= key;
    if (key === firstKey && group.first.length < (batch ? size : 1)) group.first.push(values);
  }
  const calls = [...groups.values()].reduce(
    (sum, group) => sum + Math.ceil(group.rows / (batch ? size : 1)),
    0,
  );
  const [head, ...tail] = (firstKey === null ? undefined : groups.get(firstKey)?.first) ?? [];
  const drafted = head ? draftPush(definition, batch, [head, ...tail]) : null;
  const { amount, unit } = definition.cost;
  return {
    rows: rows.length - skipped - lacking,
    skipped,
    lacking,
    lack: lack ?? (drafted && !drafted.ok ? drafted.problem : null),
    calls,
    costs: sumCosts([{ amount: amount * calls, unit }]),
    seconds: secondsFor([stored], calls),
    first: drafted?.ok ? { request: withKey(stored, drafted.draft.masked), rows: tail.length + 1 } : null,
  };
}

/** The header that makes the vendor know a call again gets its value when the call is made. */
const withKey = ({ definition }: StoredRequest, request: HttpRequest): HttpRequest => {
  const header = definition.retry.idempotency?.header;
  return header ? { ...request, headers: [...request.headers, [header, 'made for each call']] } : request;
};
