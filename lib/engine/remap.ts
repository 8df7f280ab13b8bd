/** Fills a new or mended field from answers that were bought already, and says how many rows would need a call. */

import { readAnswer } from '../core/answer/read.ts';
import type { LookupResult, StoredAnswer, StoredRequest } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { Scope } from '../core/template/scope.ts';
import type { Source } from './call.ts';
import type { Collector } from './collect.ts';
import { NOTHING_FILLED } from './enrich-request.ts';
import { mapAnswer } from './map-answer.ts';
import { sourceOf } from './page.ts';
import { scopeOf } from './plan.ts';
import type { Ports } from './ports.ts';

export interface Remapped {
  /** Results that were mapped anew, for nothing. */
  readonly filled: number;
  /** Results whose raw answers are not all kept. */
  readonly needCall: number;
}

const valueIn = (
  stored: StoredRequest,
  answer: StoredAnswer,
): { ok: true; value: unknown } | { ok: false } => {
  const { body, contentType } = answer;
  const read = readAnswer({ ...stored.definition.answer, bytes: body, contentType });
  return read.ok ? { ok: true, value: read.value } : { ok: false };
};

export interface RemapParts {
  readonly ports: Pick<Ports, 'clock' | 'answers'>;
  readonly collector: Pick<Collector, 'collect'>;
}

/** The values that the result was asked with. */
function scopeIn(result: LookupResult, subject: Subject): Scope {
  const pairs: unknown = JSON.parse(result.inputs || '[]');
  const values = Array.isArray(pairs) ? pairs.filter(pair => Array.isArray(pair)) : [];
  return { ...scopeOf(subject, {}), ...Object.fromEntries(values) };
}

/** All pages by today's definition, as far as they are kept; null where one is not. */
const collected = async (
  { collector }: RemapParts,
  stored: StoredRequest,
  subject: Subject,
  scope: Scope,
): Promise<{ readonly value: unknown; readonly sources: readonly Source[] } | null> => {
  const end = await collector.collect(stored, scope, {
    planId: stored.id,
    runId: null,
    subject: subject.key,
    priority: 'person',
    refresh: 'missing',
    since: Number.MAX_SAFE_INTEGER,
    signal: new AbortController().signal,
    keptOnly: true,
  });
  return end.kind === 'answered' && end.partial === null ? end : null;
};

/** The one answer that the cells came from, where the call is defined otherwise today. */
const bought = async (
  { ports }: RemapParts,
  stored: StoredRequest,
  result: LookupResult,
): Promise<{ readonly value: unknown; readonly sources: readonly Source[] } | null> => {
  const keys = [...new Set(Object.values(result.cells).flatMap(cell => cell.answerKey ?? []))];
  const [key, second] = keys;
  if (!key || second || stored.definition.paging.kind !== 'none') return null;
  const answer = (await ports.answers.get([key])).get(key);
  const read = answer ? valueIn(stored, answer) : null;
  return answer && read?.ok ? { value: read.value, sources: [sourceOf(answer, true)] } : null;
};

/** One result with its answer; null when it cannot be mapped without a call. */
export const remapResult = async (
  parts: RemapParts,
  stored: StoredRequest,
  result: LookupResult,
): Promise<LookupResult | null> => {
  const subject = { key: result.subject, name: result.name, domain: result.domain };
  const scope = scopeIn(result, subject);
  const found = (await collected(parts, stored, subject, scope)) ?? (await bought(parts, stored, result));
  if (!found) return null;
  const { sources, value } = found;
  const mapped = await mapAnswer(stored, value, { subject, scope, sources, now: parts.ports.clock.now() });
  const judged = result.entity.kind === 'confirmed' || result.entity.kind === 'apart';
  return {
    ...result,
    at: Math.min(...sources.map(source => source.at)),
    cells: mapped.cells,
    state: mapped.filled > 0 ? 'found' : 'empty',
    problem: null,
    note: mapped.filled > 0 ? null : NOTHING_FILLED,
    revision: stored.revision,
    entity: judged ? result.entity : mapped.entity,
  };
};
