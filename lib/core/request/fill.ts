/** The last step before a call: secrets take their places, each encoded for where it stands, and the structure is checked again. */
import type { Problem } from '../outcome/problem.ts';
import { problem } from '../outcome/table.ts';
import { encode, type Place } from '../template/encode.ts';
import { joined, type Piece, type Pieces } from './pieces.ts';
import type { ResolvedRequest } from './resolved.ts';
import { shapeFault } from './url-template.ts';
import { base64, parseUrl } from './web.ts';

/** What goes over the network. Holds secrets in clear: never kept, logged or shown. */
export interface ReadyRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
}

export type Readied =
  | { readonly ok: true; readonly request: ReadyRequest }
  | { readonly ok: false; readonly problem: Problem };

class Stop extends Error {
  readonly problem: Problem;
  constructor(made: Problem) {
    super(made.message);
    this.problem = made;
  }
}

/**
 * @param values the secrets' values by name
 * @param token the access token, where `resolved.needsToken`
 * @returns the request, or the problem that names a secret; no problem ever holds a part of a secret's value
 */
export function fillSecrets(
  resolved: ResolvedRequest,
  values: ReadonlyMap<string, string>,
  token: string | null = null,
): Readied {
  const requestId = resolved.requestId;
  const stop = (kind: Problem['kind'], message: string, about: string): never => {
    throw new Stop(problem(kind, { requestId, message, about, secret: about }));
  };
  const text = (pieces: Pieces): string =>
    pieces.map(piece => (typeof piece === 'string' ? piece : put(piece))).join('');
  const put = (piece: Exclude<Piece, string>): string => {
    switch (piece.kind) {
      case 'secret': {
        const value = values.get(piece.name);
        if (value === undefined || value === '')
          return stop('secret-missing', `The key “${piece.name}” is not set.`, piece.name);
        const encoded = encodeSecret(piece.place, value);
        return encoded.ok
          ? encoded.text
          : stop('unsafe-value', `The key “${piece.name}” ${encoded.why}.`, piece.name);
      }
      case 'token': {
        const encoded = token === null ? null : encodeSecret('header', token);
        if (!encoded) return stop('sign-in', 'There is no access token yet.', 'token');
        return encoded.ok ? encoded.text : stop('unsafe-value', `The access token ${encoded.why}.`, 'token');
      }
      case 'basic':
      case 'client-basic':
        return base64(`${text(piece.user)}:${text(piece.password)}`);
    }
  };
  try {
    const url = text(resolved.url);
    const fault = shapeFault(url, resolved.shape);
    if (fault)
      return {
        ok: false,
        problem: problem('unsafe-value', {
          requestId,
          message: `With its key the address cannot be built: ${fault}.`,
          about: 'URL',
        }),
      };
    const headers = resolved.headers.map(([name, value]) => [name, text(value).trim()] as const);
    const odd = headers.find(([, value]) => /[^\t\x20-\x7e]/.test(value));
    if (odd)
      stop(
        'unsafe-value',
        `The header ${odd[0]} holds a line break or a letter that headers cannot carry.`,
        odd[0],
      );
    const body = resolved.body ? text(resolved.body) : null;
    return { ok: true, request: { method: resolved.method, url: parseUrl(url)?.href ?? url, headers, body } };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** As `encode`, with reasons that show nothing of the value. */
function encodeSecret(place: Place, value: string) {
  const encoded = encode(place, value);
  if (encoded.ok) return encoded;
  const why = /[\r\n]/.test(value)
    ? 'holds a line break. Enter it again without'
    : place === 'path'
      ? 'cannot stand in the path of an address'
      : place === 'basic-user'
        ? 'holds a colon, which ends a user name'
        : 'holds a character that cannot be sent here. Enter it again';
  return { ok: false as const, why };
}

const MASK = '••••';

/** The request as it may be shown: each secret is `••••`. */
export function maskRequest(resolved: ResolvedRequest): ReadyRequest {
  const text = (pieces: Pieces): string =>
    pieces.map(piece => (typeof piece === 'string' ? piece : MASK)).join('');
  return {
    method: resolved.method,
    url: text(resolved.url),
    headers: resolved.headers.map(([name, value]) => [name, text(value)] as const),
    body: resolved.body ? text(resolved.body) : null,
  };
}

/**
 * The same call has the same text, whatever its secrets' values are: what the cache key is made of. Headers are compared
 * by lower-case name and without order; a parameter's place counts, as some servers heed it.
 */
export function canonical(resolved: ResolvedRequest): string {
  const headers = resolved.headers
    .map(([name, value]) => [name.toLowerCase(), stable(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([
    resolved.method,
    stable(resolved.url),
    headers,
    resolved.body ? stable(resolved.body) : null,
    resolved.session,
  ]);
}

function stable(pieces: Pieces): unknown {
  return joined(pieces).map(piece => {
    if (typeof piece === 'string') return piece;
    if (piece.kind === 'secret') return { secret: piece.name, place: piece.place };
    if (piece.kind === 'token') return { token: sorted(piece.auth) };
    return { [piece.kind]: [stable(piece.user), stable(piece.password)] };
  });
}

const sorted = (record: object): unknown => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
