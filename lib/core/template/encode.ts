/** One encoder for each place where a value may stand, so that a value never changes the structure around it. */

export const PLACES = [
  'path',
  'query',
  'form',
  'header',
  'json-string',
  'json-value',
  'xml',
  'text',
  'basic-user',
  'basic-password',
] as const;
export type Place = (typeof PLACES)[number];

/** `why` continues a sentence that begins with the variable's name: "holds a line break". */
export type Encoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string };

const good = (text: string): Encoded => ({ ok: true, text });
const bad = (why: string): Encoded => ({ ok: false, why });

/** @param raw leaves what is percent-encoded already as it is; it still cannot end a segment or a parameter. */
export function encode(place: Place, value: string, raw = false): Encoded {
  const text = value.toWellFormed();
  switch (place) {
    case 'path':
      return pathPart(text, raw);
    case 'query':
      return good(raw ? lenient(text, /[A-Za-z0-9\-._~!$'()*,;:@/?]/) : percent(text));
    case 'form':
      return good(formPart(text));
    case 'header':
      return headerPart(text);
    case 'json-string':
      return good(JSON.stringify(text).slice(1, -1));
    case 'json-value':
      return good(JSON.stringify(text));
    case 'xml':
      return xmlPart(text);
    case 'text':
      return good(text);
    case 'basic-user':
      // RFC 7617, section 2: the user name ends at the first colon.
      if (text.includes(':')) return bad('holds a colon, which ends a user name');
      return basicPart(text);
    case 'basic-password':
      return basicPart(text);
  }
}

const PLAIN = /^[\w.~-]*$/;

const percent = (text: string): string =>
  PLAIN.test(text)
    ? text
    : encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** application/x-www-form-urlencoded, as the URL standard writes it. */
const formPart = (text: string): string =>
  percent(text).replaceAll('%20', '+').replaceAll('%2A', '*').replaceAll('~', '%7E');

/** Keeps the allowed characters and what is percent-encoded already. */
function lenient(text: string, allowed: RegExp): string {
  return text.replace(/%[0-9A-Fa-f]{2}|[\s\S][\uDC00-\uDFFF]?/g, piece =>
    (piece.length === 3 && piece[0] === '%') || (piece.length === 1 && allowed.test(piece))
      ? piece
      : percent(piece),
  );
}

/**
 * The URL standard takes `%2e` for a point, so no encoding saves a dot segment: such values are refused. So are values
 * that become one where a server decodes `%2F` before it routes.
 */
function pathPart(text: string, raw: boolean): Encoded {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(text))
    return bad('holds a control character, which has no place in an address');
  const decoded = raw ? text.replace(/%(2e|2f|5c|25)/gi, triple => decodeURIComponent(triple)) : text;
  if (raw && /%(2f|5c|00|0a|0d)/i.test(text))
    return bad('holds an encoded separator, which would change the address');
  if (decoded.split(/[/\\]/).some(isDots)) {
    return bad(`is or holds "${decoded.includes('..') ? '..' : '.'}", which would lead to another address`);
  }
  return good(raw ? lenient(text, /[A-Za-z0-9\-._~!$&'()*+,;=:@]/) : percent(text));
}

/** `.` and `..`, in every spelling that a URL parser takes for them. */
export const isDots = (segment: string): boolean => /^(?:\.|%2e){1,2}$/i.test(segment);

function headerPart(text: string): Encoded {
  if (/[\r\n]/.test(text)) return bad('holds a line break, which would begin another header');
  if (text.includes('\0')) return bad('holds a NUL character, which no header can carry');
  // RFC 9110, 5.5: visible ASCII, space and tab. What lies above is read differently by each server.
  const odd = /[^\t\x20-\x7e]/u.exec(text)?.[0];
  if (odd === undefined) return good(text);
  return bad(
    `holds ${JSON.stringify(odd)}, which headers cannot carry. Send it in the query or the body, or write it in ASCII`,
  );
}

function basicPart(text: string): Encoded {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 7617, section 2, forbids them.
  return /[\u0000-\u001f\u007f]/.test(text) ? bad('holds a control character or a line break') : good(text);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function xmlPart(text: string): Encoded {
  // XML 1.0, section 2.2: these characters cannot be written at all, not even as references.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) {
    return bad('holds a control character, which XML cannot carry');
  }
  return good(text.replace(/[&<>"']/g, c => ENTITIES[c] ?? c).replaceAll('\r', '&#13;'));
}
