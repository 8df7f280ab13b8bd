/** A definition and values become the request that is sent, with its secrets still named. Pure; no call is made here. */
import { isDots } from '../template/encode.ts';
import { parseTemplate } from '../template/parse.ts';
import type { Scope } from '../template/scope.ts';
import { applyAuth } from './apply-auth.ts';
import { fillBody } from './body.ts';
import type { RequestDefinition } from './definition.ts';
import { forbiddenHeader, isRuleHeader } from './forbidden.ts';
import type { BodyPatch } from './json-body.ts';
import { nextUrl } from './next-url.ts';
import { classifyOrigin } from './origin.ts';
import { decodeName, fillPairs, joinPairs, overridePairs, type Pair, pair } from './pairs.ts';
import {
  type Fault,
  fillParts,
  hasToken,
  joined,
  missing,
  type Pieces,
  secretsIn,
  unsafe,
} from './pieces.ts';
import type { Repeat } from './repeat.ts';
import { type Resolution, refusal, refuseFault } from './resolved.ts';
import { parseUrlTemplate, shapeFault, type UrlTemplate } from './url-template.ts';

export type { Resolution, ResolvedRequest } from './resolved.ts';

/** What paging changes from page to page, or a batch of rows in the body. */
export interface Overrides {
  /** Rows for which one list of the body has an item each. What stands outside of it is filled from the scope. */
  readonly repeat?: Repeat;
  /** Sets a parameter, or removes it (null). */
  readonly query?: Readonly<Record<string, string | null>>;
  /** Sets members of the body by dotted path; null removes one. */
  readonly body?: BodyPatch;
  /** The next page's address, absolute or relative. It must have the definition's origin. */
  readonly url?: string;
}

type HeaderPieces = readonly (readonly [string, Pieces])[];

/**
 * @returns the request, or the problem that names the variable, header or field at fault. A problem means: no call.
 */
export function resolveRequest(def: RequestDefinition, scope: Scope, overrides: Overrides = {}): Resolution {
  const parsed = parseUrlTemplate(def.url);
  if (!parsed.ok) return refusal(def, 'definition', parsed.problem.message, 'request', 'URL');
  const template = parsed.url;
  if (template.base.toLowerCase().startsWith('http:') && classifyOrigin(template.origin) !== 'loopback') {
    return refusal(
      def,
      'origin-refused',
      `${template.origin} is not encrypted. Use https://.`,
      'request',
      'URL',
    );
  }
  const auth = applyAuth(def.auth, scope);
  if (!auth.ok) return refuseFault(def, auth.fault, 'auth');
  const authQuery = auth.query.map(([name, value]) => pair('query', name, value));
  const address = fillUrl(def, template, authQuery, scope, overrides);
  if (!address.ok) return 'problem' in address ? address : refuseFault(def, address.fault, 'request');

  const headers = fillHeaders(def, scope);
  if (!headers.ok) return refuseFault(def, headers.fault, 'headers');
  const body = fillBody(def.body, scope, overrides.body, overrides.repeat);
  if (!body.ok) {
    return 'fault' in body
      ? refuseFault(def, body.fault, 'body')
      : refusal(def, 'definition', `The body: ${body.template.message}`, 'body', 'body');
  }
  if (body.pieces && (def.method === 'GET' || def.method === 'HEAD')) {
    return refusal(
      def,
      'definition',
      `A ${def.method} request has no body. Choose POST, or remove the body.`,
      'body',
      'body',
    );
  }
  const all = mergeHeaders(headers.list, auth.headers, body.contentType);
  for (const [name, value] of all) {
    const forbidden = forbiddenHeader(name, '', def.browserHeaders);
    if (forbidden) return refusal(def, 'definition', forbidden.message, 'headers', name);
    // The browser keeps its rules in the clear.
    if (isRuleHeader(name) && value.some(piece => typeof piece !== 'string'))
      return refusal(def, 'definition', `${name} is set by a rule, and can hold no key.`, 'headers', name);
  }
  const everything = [...address.url, ...all.flatMap(([, value]) => value), ...(body.pieces ?? [])];
  return {
    ok: true,
    request: {
      requestId: def.id,
      method: def.method,
      origin: template.origin,
      url: address.url,
      shape: address.shape,
      headers: all,
      body: body.pieces,
      secrets: secretsIn(everything),
      needsToken: hasToken(everything),
      session: def.session,
    },
  };
}

type Address =
  | { readonly ok: true; readonly url: Pieces; readonly shape: string }
  | { readonly ok: false; readonly fault: Fault }
  | Extract<Resolution, { ok: false }>;

function fillUrl(
  def: RequestDefinition,
  template: UrlTemplate,
  authQuery: readonly Pair[],
  scope: Scope,
  overrides: Overrides,
): Address {
  const path = fillPath(template, scope);
  if (!path.ok) return path;
  const inline = fillInline(template, scope);
  if (!inline.ok) return inline;
  const table = fillPairs(def.parameters, 'query', scope);
  if (!table.ok) return table;
  let { pieces, shape } = path;
  let pairs: readonly Pair[] = [...inline.pairs, ...table.pairs];
  if (overrides.url !== undefined) {
    const next = nextUrl(overrides.url, template, path.shapeOfPath, pairs);
    if (!next.ok) return refusal(def, 'origin-refused', next.message, 'paging', 'URL');
    pieces = [next.base];
    shape = next.base;
    pairs = next.pairs;
  }
  pairs = overridePairs(pairs, 'query', overrides.query ?? {});
  const secretNames = new Set(authQuery.map(one => one.name));
  pairs = [...pairs.filter(one => !secretNames.has(one.name)), ...authQuery];
  const query = joinPairs(pairs);
  const mark = pairs.length > 0 ? '?' : '';
  const url = joined([...pieces, mark, ...query.pieces]);
  const whole = shape + mark + query.shape;
  // A place for a secret counts as one `x` here, and is checked again once it is filled.
  const fault = shapeFault(url.map(piece => (typeof piece === 'string' ? piece : 'x')).join(''), whole);
  if (fault) return { ok: false, fault: unsafe('URL', `cannot be built from these values: ${fault}`) };
  return { ok: true, url, shape: whole };
}

function fillPath(template: UrlTemplate, scope: Scope) {
  const pieces: Pieces[number][] = [template.base];
  let shape = template.base;
  let shown = template.base;
  for (const segment of template.segments) {
    const filled = fillParts(segment, 'path', scope);
    if (!filled.ok) return filled;
    if (filled.missing !== null) return { ok: false as const, fault: missing(filled.missing) };
    const text = filled.pieces.map(piece => (typeof piece === 'string' ? piece : 'x')).join('');
    const variable = segment.find(part => part.kind === 'variable');
    if (variable && text === '') return { ok: false as const, fault: missing(variable.name) };
    if (variable && isDots(text)) {
      return { ok: false as const, fault: unsafe(variable.name, 'would lead to another address') };
    }
    pieces.push('/', ...filled.pieces);
    shape += `/${filled.shape}`;
    shown += `/${text}`;
  }
  return { ok: true as const, pieces, shape, shapeOfPath: shown };
}

type InlinePairs =
  | { readonly ok: true; readonly pairs: readonly Pair[] }
  | { readonly ok: false; readonly fault: Fault };

function fillInline(template: UrlTemplate, scope: Scope): InlinePairs {
  const pairs: Pair[] = [];
  for (const { name, value } of template.query) {
    const left = fillParts(name, 'query', scope);
    const right = fillParts(value ?? [], 'query', scope);
    if (!left.ok) return left;
    if (!right.ok) return right;
    const gone = left.missing ?? right.missing;
    if (gone !== null) return { ok: false, fault: missing(gone) };
    const equals = value === null ? '' : '=';
    pairs.push({
      name: decodeName(left.pieces.map(piece => (typeof piece === 'string' ? piece : '')).join('')),
      pieces: [...left.pieces, equals, ...right.pieces],
      shape: left.shape + equals + right.shape,
    });
  }
  return { ok: true, pairs };
}

type FilledHeaders =
  | { readonly ok: true; readonly list: HeaderPieces }
  | { readonly ok: false; readonly fault: Fault };

function fillHeaders(def: RequestDefinition, scope: Scope): FilledHeaders {
  const list: (readonly [string, Pieces])[] = [];
  for (const row of def.headers) {
    if (!row.enabled || row.name.trim() === '') continue;
    const name = row.name.trim();
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
      return { ok: false, fault: unsafe(name, 'is not a header name') };
    const parsed = parseTemplate(row.value);
    if (!parsed.ok)
      return {
        ok: false,
        fault: unsafe(name, `is not a template: ${parsed.problem.message.replace(/\.$/, '')}`),
      };
    if (isRuleHeader(name) && parsed.template.variables.length > 0)
      return { ok: false, fault: unsafe(name, 'is set by a rule, and can hold no variable') };
    const filled = fillParts(parsed.template.parts, 'header', scope);
    if (!filled.ok) return filled;
    const literal = parsed.template.parts.find(
      part => part.kind === 'literal' && /[^\t\x20-\x7e]/.test(part.text),
    );
    if (literal)
      return { ok: false, fault: unsafe(name, 'holds a line break or a letter that headers cannot carry') };
    const empty = filled.missing !== null || filled.pieces.length === 0;
    if (empty && row.whenEmpty === 'omit') continue;
    if (filled.missing !== null && row.whenEmpty === 'error')
      return { ok: false, fault: missing(filled.missing) };
    list.push([name, filled.pieces]);
  }
  return { ok: true, list };
}

/** The authentication's header wins over one of the same name; the body's type yields to a written one. */
function mergeHeaders(rows: HeaderPieces, auth: HeaderPieces, contentType: string | null): HeaderPieces {
  const taken = new Set(auth.map(([name]) => name.toLowerCase()));
  const kept = rows.filter(([name]) => !taken.has(name.toLowerCase()));
  const typed = [...kept, ...auth].some(([name]) => name.toLowerCase() === 'content-type');
  const type: HeaderPieces = contentType && !typed ? [['Content-Type', [contentType]]] : [];
  return [...kept, ...auth, ...type].map(([name, value]) => [name, joined(value)] as const);
}
