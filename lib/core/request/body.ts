/** Fills a request's body and tells its content type. */
import type { Place } from '../template/encode.ts';
import { parseJsonTemplate } from '../template/json-tree.ts';
import { parseTemplate } from '../template/parse.ts';
import type { Scope } from '../template/scope.ts';
import type { TemplateProblem } from '../template/template.ts';
import type { Body } from './definition.ts';
import { type BodyPatch, fillJson, patchJson } from './json-body.ts';
import { fillPairs, joinPairs, overridePairs } from './pairs.ts';
import { type Fault, fillParts, joined, missing, type Pieces } from './pieces.ts';

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

export function fillBody(body: Body, scope: Scope, patch: BodyPatch = {}): FilledBody {
  switch (body.kind) {
    case 'none':
      return { ok: true, pieces: null, contentType: null };
    case 'json':
      return fillJsonText(body.template, scope, patch, JSON_TYPE);
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
      // What is sent as JSON is filled as JSON, so that a value cannot break out of its quotes.
      if (isJsonType(type)) return fillJsonText(body.template, scope, patch, type);
      const parsed = parseTemplate(body.template);
      if (!parsed.ok) return { ok: false, template: parsed.problem };
      const filled = fillParts(parsed.template.parts, textPlace(type), scope);
      if (!filled.ok) return filled;
      if (filled.missing !== null) return { ok: false, fault: missing(filled.missing) };
      return { ok: true, pieces: filled.pieces, contentType: type };
    }
    case 'graphql': {
      const variables = parseJsonTemplate(body.variables.trim() || '{}');
      if (!variables.ok) return { ok: false, template: variables.problem };
      // The query itself is never a template: what varies goes into `variables`, which cannot change its meaning.
      const node = patchJson(
        {
          kind: 'object',
          entries: [
            ['query', { kind: 'string', parts: [{ kind: 'literal', text: body.query, at: 0, end: 0 }] }],
            ['variables', variables.node],
          ],
        },
        patch,
      );
      const filled = fillJson(node, scope);
      return filled.ok ? { ok: true, pieces: filled.pieces, contentType: JSON_TYPE } : filled;
    }
  }
}

function fillJsonText(text: string, scope: Scope, patch: BodyPatch, contentType: string): FilledBody {
  const parsed = parseJsonTemplate(text);
  if (!parsed.ok) return { ok: false, template: parsed.problem };
  const filled = fillJson(patchJson(parsed.node, patch), scope);
  return filled.ok ? { ok: true, pieces: filled.pieces, contentType } : filled;
}
