/** Takes known secrets out of what is kept or shown: servers repeat keys in error bodies, echoes and headers. */

export interface Redactor {
  bytes(input: Uint8Array): Uint8Array;
  text(input: string): string;
}

/** Shorter values would tear holes into ordinary words. */
const LEAST = 4;
const STAR = 42;

/**
 * Finds each value as it is, percent-encoded (either case, with + for blanks), in base64 at any alignment, in base64url,
 * JSON-escaped (once or twice), HTML-escaped and in hexadecimal, and puts stars of the same length in its place, so that JSON stays JSON.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const encoder = new TextEncoder();
  const needles = [...new Set(secrets.filter(secret => secret.length >= LEAST).flatMap(spellings))]
    .map(needle => encoder.encode(needle))
    .filter(needle => needle.length >= LEAST)
    .sort((a, b) => b.length - a.length);

  const bytes = (input: Uint8Array): Uint8Array => {
    let output = input;
    for (const needle of needles) {
      for (let at = find(output, needle, 0); at !== -1; at = find(output, needle, at + needle.length)) {
        if (output === input) output = input.slice();
        output.fill(STAR, at, at + needle.length);
      }
    }
    return output;
  };
  return {
    bytes,
    text: input => {
      const before = encoder.encode(input);
      const after = bytes(before);
      return after === before ? input : new TextDecoder().decode(after);
    },
  };
}

function find(haystack: Uint8Array, needle: Uint8Array, from: number): number {
  const first = needle[0] ?? 0;
  for (let at = haystack.indexOf(first, from); at !== -1; at = haystack.indexOf(first, at + 1)) {
    if (at + needle.length > haystack.length) return -1;
    let i = 1;
    while (i < needle.length && haystack[at + i] === needle[i]) i += 1;
    if (i === needle.length) return at;
  }
  return -1;
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string, apostrophe: string): string =>
  text.replace(/[&<>"']/g, char => HTML[char] ?? apostrophe);

function spellings(secret: string): string[] {
  const wellFormed = secret.toWellFormed();
  const percent = encodeURIComponent(wellFormed);
  const lower = percent.replace(/%[0-9A-F]{2}/g, hex => hex.toLowerCase());
  const strict = percent.replace(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const json = JSON.stringify(wellFormed).slice(1, -1);
  const html = escapeHtml(wellFormed, '&#39;');
  const utf8 = new TextEncoder().encode(wellFormed);
  const hex = [...utf8].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const based = base64Within(utf8);
  return [
    wellFormed,
    percent,
    lower,
    strict,
    percent.replaceAll('%20', '+'),
    strict.replaceAll('%20', '+'),
    json,
    JSON.stringify(json).slice(1, -1),
    html,
    escapeHtml(wellFormed, '&#x27;'),
    JSON.stringify(html).slice(1, -1),
    json.replaceAll('/', '\\/'),
    // Escaped as ASCII-only writers do (Python, PHP): é as \u00e9.
    json.replace(/[^ -~]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ...(utf8.length >= 6 ? [hex, hex.toUpperCase()] : []),
    ...based,
    ...based.map(text => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** The characters that a secret forces in base64, wherever in a longer text it stands (`user:secret`). */
function base64Within(utf8: Uint8Array): string[] {
  return [0, 1, 2].flatMap(shift => {
    const padded = [0, 0, 0].slice(0, shift).concat([...utf8]);
    const text = btoa(String.fromCharCode(...padded)).replace(/=+$/, '');
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor((padded.length * 8) / 6);
    const stable = text.slice(from, to);
    return stable.length >= 6 ? [stable] : [];
  });
}
