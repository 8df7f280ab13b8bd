/** Fills a new or mended field from answers that were bought already, and says how many rows would need a call. */

import { readAnswer } from '../core/answer/read.ts';
import { problem } from '../core/outcome/table.ts';
import type { LookupResult, StoredAnswer, StoredRequest } from '../core/record/records.ts';
import { mapAnswer } from './map-answer.ts';
import type { Ports } from './ports.ts';

export interface Remapped {
  /** Results that were mapped anew, for nothing. */
  readonly filled: number;
  /** Results whose raw answer is gone, or spread over pages. */
  readonly needCall: number;
}

const valueIn = (
  stored: StoredRequest,
  answer: StoredAnswer,
): { ok: true; value: unknown } | { ok: false } => {
  const read = readAnswer({
    bytes: answer.body,
    contentType: answer.contentType,
    format: stored.definition.answer.format,
    maxBytes: stored.definition.answer.maxBytes,
  });
  return read.ok ? { ok: true, value: read.value } : { ok: false };
};

/** One result with its answer; null when it cannot be mapped without a call. */
export const remapResult = async (
  { clock, answers }: Pick<Ports, 'clock' | 'answers'>,
  stored: StoredRequest,
  result: LookupResult,
): Promise<LookupResult | null> => {
  const keys = [...new Set(Object.values(result.cells).flatMap(cell => cell.answerKey ?? []))];
  const [key, second] = keys;
  if (!key || second || stored.definition.paging.kind !== 'none') return null;
  const answer = (await answers.get([key])).get(key);
  const read = answer ? valueIn(stored, answer) : null;
  if (!answer || !read?.ok) return null;
  const subject = { key: result.subject, name: result.name, domain: result.domain };
  const source = { answerKey: key, at: answer.at, status: answer.status, fromCache: true };
  const mapped = await mapAnswer(stored, read.value, {
    subject,
    scope: {},
    sources: [source],
    now: clock.now(),
  });
  return {
    ...result,
    cells: mapped.cells,
    state: mapped.filled > 0 ? 'found' : 'empty',
    problem: mapped.filled > 0 ? null : problem('empty', { provider: stored.definition.provider }),
    revision: stored.revision,
    entity:
      result.entity.kind === 'confirmed' || result.entity.kind === 'apart' ? result.entity : mapped.entity,
  };
};
