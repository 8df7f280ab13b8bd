/** Finds the company in an imported request, so that its name and domain are offered as variables. */
import { type JsonNode, parseJsonTemplate } from '../template/json-tree.ts';
import { parseTemplate } from '../template/parse.ts';
import type { ImportedRequest } from './definition.ts';

/** One place where a company's value stands. To be offered, and put in only when a person agrees. */
export interface Offer {
  /** Dotted place in the definition: `url`, `parameters.2.value`, `body.template`. */
  readonly field: string;
  readonly at: number;
  readonly end: number;
  /** The text that stands there. */
  readonly text: string;
  readonly variable: 'domain' | 'company_name';
}

export interface Company {
  readonly domain?: string | null;
  readonly name?: string | null;
}

/** Offers for the company that the page was about when the call was copied. */
export function offerVariables(request: ImportedRequest, company: Company): readonly Offer[] {
  const wanted = [
    ...spellings(company.domain).map(text => ({ text, variable: 'domain' as const })),
    ...spellings(company.name).map(text => ({ text, variable: 'company_name' as const })),
  ];
  return templatesOf(request).flatMap(({ field, text }) => {
    const found: Offer[] = [];
    const texts = request.body?.kind === 'json' && field === 'body.template' ? jsonTexts(text) : null;
    const allowed = (at: number, end: number): boolean =>
      texts === null || texts.some(part => part.at <= at && end <= part.end);
    for (const one of wanted) {
      for (const at of occurrences(text, one.text, field === 'url' ? text.indexOf('/', 8) : 0)) {
        const end = at + one.text.length;
        if (!allowed(at, end)) continue;
        if (found.every(other => end <= other.at || at >= other.end))
          found.push({ field, at, end, text: text.slice(at, end), variable: one.variable });
      }
    }
    return found.sort((a, b) => a.at - b.at);
  });
}

/** The request with the offers put in. */
export function takeOffers(request: ImportedRequest, offers: readonly Offer[]): ImportedRequest {
  const changed = (field: string, text: string): string =>
    offers
      .filter(one => one.field === field && text.slice(one.at, one.end) === one.text)
      .sort((a, b) => b.at - a.at)
      .reduce((out, one) => `${out.slice(0, one.at)}{{${one.variable}}}${out.slice(one.end)}`, text);
  const { body } = request;
  return {
    ...request,
    url: changed('url', request.url),
    ...(request.parameters
      ? {
          parameters: request.parameters.map((row, i) => ({
            ...row,
            value: changed(`parameters.${i}.value`, row.value),
          })),
        }
      : {}),
    ...(body?.kind === 'json' || body?.kind === 'text'
      ? { body: { ...body, template: changed('body.template', body.template) } }
      : {}),
    ...(body?.kind === 'form'
      ? {
          body: {
            ...body,
            fields: body.fields.map((row, i) => ({
              ...row,
              value: changed(`body.fields.${i}.value`, row.value),
            })),
          },
        }
      : {}),
  };
}

/** As it may be written in an address or a form: plain, percent-encoded, with `+` for blanks. */
function spellings(value: string | null | undefined): readonly string[] {
  const text = value?.trim() ?? '';
  if (text.length < 3) return [];
  const encoded = encodeURIComponent(text.toWellFormed());
  return [...new Set([text, encoded, encoded.replaceAll('%20', '+')])];
}

function templatesOf(request: ImportedRequest): readonly { field: string; text: string }[] {
  const rows = (prefix: string, list: readonly { value: string }[] | undefined) =>
    (list ?? []).map((row, i) => ({ field: `${prefix}.${i}.value`, text: row.value }));
  const { body } = request;
  return [
    { field: 'url', text: request.url },
    ...rows('parameters', request.parameters),
    ...(body?.kind === 'json' || body?.kind === 'text'
      ? [{ field: 'body.template', text: body.template }]
      : []),
    ...(body?.kind === 'form' ? rows('body.fields', body.fields) : []),
  ];
}

/** Where the texts of a JSON template stand: a key is never made a variable. */
function jsonTexts(text: string): readonly { at: number; end: number }[] {
  const visit = (node: JsonNode): { at: number; end: number }[] => {
    if (node.kind === 'array') return node.items.flatMap(visit);
    if (node.kind === 'object') return node.entries.flatMap(([, value]) => visit(value));
    return node.kind === 'string' ? node.parts.flatMap(part => (part.kind === 'literal' ? [part] : [])) : [];
  };
  const parsed = parseJsonTemplate(text);
  return parsed.ok ? visit(parsed.node) : [];
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whole words only, whatever their case, and not within a variable. */
function occurrences(text: string, wanted: string, from: number): readonly number[] {
  const parsed = parseTemplate(text);
  const variables = parsed.ok ? parsed.template.variables : [];
  const low = text.toLowerCase();
  const needle = wanted.toLowerCase();
  // Where lower case has another length, offsets would be of another text.
  if (low.length !== text.length || needle.length !== wanted.length || from < 0) return [];
  const found: number[] = [];
  for (
    let at = low.indexOf(needle, from);
    at >= 0 && found.length < 50;
    at = low.indexOf(needle, at + needle.length)
  ) {
    const end = at + needle.length;
    const whole = !LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[end] ?? '');
    if (whole && variables.every(one => end <= one.at || at >= one.end)) found.push(at);
  }
  return found;
}
