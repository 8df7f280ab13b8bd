/** The URL of a request, split into host, segments and parameters before any value is known. */
import { memo } from '../memo.ts';
import { isDots } from '../template/encode.ts';
import { parseTemplate } from '../template/parse.ts';
import type { Part, TemplateProblem } from '../template/template.ts';
import { type ParsedUrl, parseUrl } from './web.ts';

export interface UrlTemplate {
  /** Scheme and host as written: `https://api.example.com`. Never a variable. */
  readonly base: string;
  readonly origin: string;
  readonly segments: readonly (readonly Part[])[];
  /** `value` is null for a parameter without `=`. */
  readonly query: readonly { readonly name: readonly Part[]; readonly value: readonly Part[] | null }[];
}

export type ParsedUrlTemplate =
  | { readonly ok: true; readonly url: UrlTemplate }
  | { readonly ok: false; readonly problem: TemplateProblem };

const BASE = /^(https?):\/\/([^/\\?#]*)/i;

export const parseUrlTemplate = memo(200, parseAnew);

function parseAnew(written: string): ParsedUrlTemplate {
  const text = written.trim();
  const fail = (message: string, at = 0, end = text.length): ParsedUrlTemplate => ({
    ok: false,
    problem: { kind: 'url', message, at, end },
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a URL parser drops them silently.
  const control = /[\u0000-\u001f\u007f]/.exec(text);
  if (control)
    return fail(
      'The address holds a line break or another control character. Remove it.',
      control.index,
      control.index + 1,
    );
  const parsed = parseTemplate(text);
  if (!parsed.ok) return parsed;
  const { parts } = parsed.template;
  const first = parts[0];
  const found = first?.kind === 'literal' ? BASE.exec(first.text) : null;
  const hostVariable = parts.find(part => part.kind === 'variable');
  if (!found || first?.kind !== 'literal') {
    return hostVariable && !/^https?:\/\/[^{]*[/?#]/i.test(text)
      ? fail(
          'The scheme and host are written out; a variable may stand after them.',
          hostVariable.at,
          hostVariable.end,
        )
      : fail('The address begins with https:// and a host, such as https://api.example.com/v1/companies.');
  }
  const base = found[0];
  if (base.length === first.text.length && hostVariable && parts.length > 1) {
    return fail(
      'A variable cannot be part of the host. Write the host out, then a / before the variable.',
      hostVariable.at,
      hostVariable.end,
    );
  }
  if (base.includes('@'))
    return fail(
      'An address holds no user name or password. Use the authentication settings.',
      0,
      base.length,
    );
  const url = parseUrl(base);
  if (!url?.hostname) return fail(`"${base}" is not the address of a host.`, 0, base.length);
  const rest: Part[] = [
    { ...first, text: first.text.slice(base.length), at: base.length },
    ...parts.slice(1),
  ];
  const half = rest.findIndex(
    (part, i) =>
      part.kind === 'literal' && /%[0-9A-Fa-f]?$/.test(part.text) && rest[i + 1]?.kind === 'variable',
  );
  const halfPart = rest[half];
  if (halfPart)
    return fail('A % stands directly before a variable. Write it as %25.', halfPart.end - 1, halfPart.end);
  return { ok: true, url: { base, origin: url.origin, ...splitParts(rest) } };
}

/** Only what a builder wrote can separate: values are encoded, and come later. */
function splitParts(parts: readonly Part[]): Pick<UrlTemplate, 'segments' | 'query'> {
  const segments: Part[][] = [];
  const query: { name: Part[]; value: Part[] | null }[] = [];
  let state: 'path' | 'query' | 'fragment' = 'path';
  const current = (): Part[] | null => {
    if (state === 'path') return segments.at(-1) ?? null;
    const pair = query.at(-1);
    return state === 'query' && pair ? (pair.value ?? pair.name) : null;
  };
  for (const part of parts) {
    if (part.kind === 'variable') {
      current()?.push(part);
      continue;
    }
    let offset = part.at;
    for (const piece of part.text.split(/([/\\?#&=])/)) {
      const at = offset;
      offset += piece.length;
      const pair = query.at(-1);
      if (state !== 'fragment' && piece === '#') state = 'fragment';
      else if (state === 'path' && (piece === '/' || piece === '\\')) segments.push([]);
      else if (state === 'path' && piece === '?') {
        state = 'query';
        query.push({ name: [], value: null });
      } else if (state === 'query' && piece === '&') query.push({ name: [], value: null });
      else if (state === 'query' && piece === '=' && pair && pair.value === null) pair.value = [];
      else if (piece !== '') current()?.push({ kind: 'literal', text: piece, at, end: offset });
    }
  }
  return { segments, query: query.filter(pair => pair.name.length > 0 || pair.value !== null) };
}

/** Does the template's own path hold `.` or `..` segments, which a URL parser takes away? */
export const hasDotSegments = (url: UrlTemplate): boolean =>
  url.segments.some(
    segment => segment.length === 1 && segment[0]?.kind === 'literal' && isDots(segment[0].text),
  );

/** @returns what differs between a built URL and the shape of its template, or null. */
export function shapeFault(built: string, shape: string): string | null {
  const actual = parseUrl(built);
  const expected = shapeOf(shape);
  if (!actual || !expected) return 'it is not an address any more';
  if (actual.protocol !== expected.protocol || actual.host !== expected.host) return 'it names another host';
  if (actual.username || actual.password) return 'it holds a user name';
  if (partsOf(actual) !== expected.parts) return 'its path has another number of parts';
  if (parametersOf(actual) !== expected.parameters) return 'it has another number of parameters';
  return actual.hash ? 'it has a fragment' : null;
}

const partsOf = ({ pathname }: ParsedUrl): number => pathname.split('/').length;
const parametersOf = ({ search }: ParsedUrl): number => (search.length > 1 ? search.split('&').length : 0);

/** Rows of one request share a shape, or a few. */
const shapeOf = memo(200, shape => {
  const url = parseUrl(shape);
  if (!url) return null;
  return { protocol: url.protocol, host: url.host, parts: partsOf(url), parameters: parametersOf(url) };
});
