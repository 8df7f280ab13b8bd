/** Fills a request's body and tells its content type. */
import type { Place } from '../template/encode.ts';
import { type ParsedJson, parseJsonTemplate } from '../template/json-tree.ts';
import { parseTemplate } from '../template/parse.ts';
import type { Scope } from '../template/scope.ts';
import type { TemplateProblem } from '../template/template.ts';
import type { Body } from './definition.ts';
import { type BodyPatch, fillJson, patchJson } from './json-body.ts';
import { fillPairs, joinPairs, overridePairs } from './pairs.ts';
import { type Fault, fillParts, joined, missing, type Pieces } from './pieces.ts';
import { type Repeat, repeatAt } from './repeat.ts';

export type FilledBody =
  | { readonly ok: true; readonly pieces: Pieces | null; readonly contentType: string | null }
  | { readonly ok: false; readonly fault: Fault }
  | { readonly ok: false; readonly template: TemplateProblem };

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
export const isJsonType = (type: string): boolean =>
  /^[^;]*[/+]json\b/i.test(type) && !/ndjson|json-seq/i.test(type);

/** How a value is encoded within a raw text of this content type. */
export function textPlace(contentType: string): Place {
  if (/[/+]xml\b|\bhtml\b/i.test(contentType)) return 'xml';
  if (/x-www-form-urlencoded/i.test(contentType)) return 'form';
  return 'text';
}

/** What is sent as JSON, as its tree; null for any other body. */
export function jsonOf(body: Body): (ParsedJson & { readonly contentType: string }) | null {
  switch (body.kind) {
    case 'json':
      return { ...parseJsonTemplate(body.template), contentType: JSON_TYPE };
    case 'text': {
      // What is sent as JSON is filled as JSON, so that a value cannot break out of its quotes.
      const contentType = body.contentType || 'text/plain;charset=UTF-8';
      return isJsonType(contentType) ? { ...parseJsonTemplate(body.template), contentType } : null;
    }
    case 'graphql': {
      const variables = parseJsonTemplate(body.variables.trim() || '{}');
      if (!variables.ok) return { ...variables, contentType: JSON_TYPE };
      // The query itself is never a template: what varies goes into `variables`, which cannot change its meaning.
      const query = {
        kind: 'string',
        parts: [{ kind: 'literal', text: body.query, at: 0, end: 0 }],
      } as const;
      const entries = [['query', query] as const, ['variables', variables.node] as const];
      return {
        ok: true,
        node: { kind: 'object', entries },
        variables: variables.variables,
        contentType: JSON_TYPE,
      };
    }
    default:
      return null;
  }
}

/** @param repeat rows for which one list of a JSON body has an item each */
export function fillBody(
  body: Body,
  scope: Scope,
  patch: BodyPatch = {},
  repeat: Repeat | null = null,
): FilledBody {
  const json = jsonOf(body);
  if (json) {
    if (!json.ok) return { ok: false, template: json.problem };
    const node = repeat ? repeatAt(json.node, repeat) : json.node;
    if (!node) return noRepeat(repeat);
    const filled = fillJson(patchJson(node, patch), scope);
    return filled.ok ? { ok: true, pieces: filled.pieces, contentType: json.contentType } : filled;
  }
  if (repeat) return noRepeat(repeat);
  switch (body.kind) {
    case 'form': {
      const filled = fillPairs(body.fields, 'form', scope);
      if (!filled.ok) return filled;
      const fields = Object.fromEntries(
        Object.entries(patch).map(([name, value]) => [
          name,
          value === null ? null : typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      );
      const pairs = overridePairs(filled.pairs, 'form', fields);
      return { ok: true, pieces: joined(joinPairs(pairs).pieces), contentType: FORM_TYPE };
    }
    case 'text': {
      const type = body.contentType || 'text/plain;charset=UTF-8';
      const parsed = parseTemplate(body.template);
      if (!parsed.ok) return { ok: false, template: parsed.problem };
      const filled = fillParts(parsed.template.parts, textPlace(type), scope);
      if (!filled.ok) return filled;
      if (filled.missing !== null) return { ok: false, fault: missing(filled.missing) };
      return { ok: true, pieces: filled.pieces, contentType: type };
    }
    default:
      return { ok: true, pieces: null, contentType: null };
  }
}

const noRepeat = (repeat: Repeat | null): FilledBody => ({
  ok: false,
  template: {
    kind: 'json',
    message: `The list “${repeat?.path ?? ''}”, which has an item for each row, is not in it.`,
    at: 0,
    end: 0,
  },
});
