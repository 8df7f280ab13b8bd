/** The address of a next page, as an answer gave it: followed only to where the request goes anyway. */
import { decodeName, type Pair } from './pairs.ts';
import type { UrlTemplate } from './url-template.ts';
import { parseUrl } from './web.ts';

export type NextUrl =
  | { readonly ok: true; readonly base: string; readonly pairs: readonly Pair[] }
  | { readonly ok: false; readonly message: string };

/**
 * @param current the present page's address without its query
 * @param own the definition's parameters: those that hold a secret replace what the answer put there
 */
export function nextUrl(
  given: string,
  template: UrlTemplate,
  current: string,
  own: readonly Pair[],
): NextUrl {
  if (given.length > 8000)
    return { ok: false, message: 'The next page has an address of more than 8000 characters.' };
  const found = parseUrl(given, current || template.base);
  if (!found) return { ok: false, message: `The next page's address is not one: "${given.slice(0, 100)}".` };
  // Servers behind a proxy often write http:// into their links; the call stays encrypted.
  const upgraded = found.protocol === 'http:' && template.origin === `https://${found.host}`;
  if (!upgraded && found.origin !== template.origin) {
    return {
      ok: false,
      message: `The next page lies at ${found.origin}, not at ${template.origin}. Loupe does not go there.`,
    };
  }
  if (found.username || found.password)
    return { ok: false, message: "The next page's address holds a user name." };
  const secret = own.filter(one => one.pieces.some(piece => typeof piece !== 'string'));
  const hidden = new Set(secret.map(one => one.name));
  const pairs = found.search
    .replace(/^\?/, '')
    .split('&')
    .filter(text => text !== '')
    .map((text): Pair => ({ name: decodeName(text.split('=')[0] ?? ''), pieces: [text], shape: text }))
    .filter(one => !hidden.has(one.name));
  return { ok: true, base: template.origin + found.pathname, pairs: [...pairs, ...secret] };
}
