/** The address at which an answer is asked after, where the first answer gives only parts of it (an id). */
import { parseTemplate } from '../template/parse.ts';
import type { Scope } from '../template/scope.ts';
import { fillParts } from './pieces.ts';

/**
 * @param template `https://api.example.com/batch/{{request_id}}`; each value is encoded as one part of a path
 * @param answer the answer as data
 * @returns null where the answer lacks a value, or the template names a secret: keys go along by the request's own auth
 */
export function pollUrl(template: string, answer: unknown): string | null {
  const parsed = parseTemplate(template);
  if (!parsed.ok || !isScope(answer)) return null;
  const filled = fillParts(parsed.template.parts, 'path', answer);
  if (!filled.ok || filled.missing !== null) return null;
  const texts = filled.pieces.filter(piece => typeof piece === 'string');
  return texts.length === filled.pieces.length ? texts.join('') : null;
}

const isScope = (answer: unknown): answer is Scope => typeof answer === 'object' && answer !== null;
