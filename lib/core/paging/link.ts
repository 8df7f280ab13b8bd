/** The Link header (RFC 8288, section 3), read without regular expressions that could run away. */

export interface Link {
  readonly uri: string;
  /** In lower case; several may stand in one link. */
  readonly rel: readonly string[];
  readonly parameters: ReadonlyMap<string, string>;
}

const LONGEST = 32_768;

/** Reads what can be read: a malformed link is left out, those around it stay. */
export function parseLinks(header: string): Link[] {
  const text = header.slice(0, LONGEST);
  const links: Link[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open === -1) break;
    const close = text.indexOf('>', open);
    if (close === -1) break;
    const [parameters, end] = readParameters(text, close + 1);
    const rel = (parameters.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    links.push({ uri: text.slice(open + 1, close).trim(), rel, parameters });
    at = end;
  }
  return links;
}

function readParameters(text: string, from: number): [ReadonlyMap<string, string>, number] {
  const found = new Map<string, string>();
  let at = from;
  while (at < text.length) {
    while (' \t\r\n;'.includes(text.charAt(at)) && at < text.length) at += 1;
    if (at >= text.length || text.charAt(at) === ',') return [found, at + 1];
    let end = at;
    while (end < text.length && !'=;,'.includes(text.charAt(end))) end += 1;
    const name = text.slice(at, end).trim().toLowerCase();
    let value = '';
    at = end;
    if (text.charAt(at) === '=') {
      at += 1;
      while (' \t'.includes(text.charAt(at)) && at < text.length) at += 1;
      [value, at] = text.charAt(at) === '"' ? readQuoted(text, at + 1) : readToken(text, at);
    }
    // RFC 8288, 3.3: the first rel counts.
    if (name !== '' && !found.has(name)) found.set(name, value);
  }
  return [found, at];
}

function readQuoted(text: string, from: number): [string, number] {
  let value = '';
  let at = from;
  while (at < text.length && text.charAt(at) !== '"') {
    if (text.charAt(at) === '\\') at += 1;
    value += text.charAt(at);
    at += 1;
  }
  return [value, at + 1];
}

function readToken(text: string, from: number): [string, number] {
  let end = from;
  while (end < text.length && !';,'.includes(text.charAt(end))) end += 1;
  return [text.slice(from, end).trim(), end];
}

/** The address of the first link with this relation; null where there is none. An anchor makes it someone else's link. */
export function linkTo(headers: readonly (readonly [string, string])[], rel: string): string | null {
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== 'link') continue;
    for (const link of parseLinks(value))
      if (link.rel.includes(rel) && !link.parameters.has('anchor')) return link.uri;
  }
  return null;
}
