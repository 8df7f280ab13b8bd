/** XML to the same kind of value that JSON gives, so that one way of picking serves both. */
import { parseXml, type XmlDocument, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { type Unread, unread } from './problem.ts';
import { JSON_CAPS, type JsonCaps } from './scan.ts';
import { HTML_ENTITIES } from './xml-entities.ts';

export type ReadXml = { readonly ok: true; readonly value: unknown } | Unread;

/** The parser goes one function deeper for each level. */
const MAX_TAGS_DEEP = 200;

/** Characters that mending adds at most: a text of nothing but `&` is not worth reading at five times its length. */
const MOST_MENDED = 400_000;

/**
 * Elements become objects, repeated ones arrays, attributes `@name`, text beside attributes `#text`; all values
 * stay text, so that no leading zero or digit is lost. A document type is refused: it is the way to entity bombs
 * and to outside files, and no answer needs it.
 */
export function readXml(text: string, caps: Partial<JsonCaps> = {}): ReadXml {
  const limits = { ...JSON_CAPS, ...caps };
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    return unread(
      'malformed',
      'The XML answer declares a document type, which Loupe does not read.',
      'Ask the API for JSON if it offers it.',
    );
  }
  const tags = countTags(text);
  if (tags > limits.maxNodes) {
    return unread(
      'too-large',
      `The XML answer holds more than ${limits.maxNodes.toLocaleString('en-US')} elements.`,
      'Ask for fewer items a page.',
    );
  }
  const depth = tagDepth(text, Math.min(limits.maxDepth, MAX_TAGS_DEEP));
  if (depth === null) {
    return unread(
      'too-deep',
      `The XML answer is nested more than ${Math.min(limits.maxDepth, MAX_TAGS_DEEP)} levels deep.`,
      'Ask the API for a flatter answer.',
    );
  }
  try {
    const { root } = parsed(text);
    return { ok: true, value: root === null ? {} : { [harmlessName(root.name)]: elementValue(root) } };
  } catch (error) {
    const place = error instanceof XmlError ? placeIn(text, error) : null;
    return unread(
      'malformed',
      place === null
        ? 'The answer is not XML that can be read.'
        : `The answer is not valid XML: ${place.what} (line ${place.line}, column ${place.column}).`,
      'Open the raw answer to see what came.',
      place === null ? {} : { line: place.line, column: place.column },
    );
  }
}

/** White space before the declaration and a bare `&` (in URLs, mostly) are errors by the letter, and common. */
function parsed(text: string): XmlDocument {
  const options = {
    resolveUndefinedEntity: (entity: string) => HTML_ENTITIES.get(entity.slice(1, -1)),
    ignoreUndefinedEntities: true,
  };
  const xml = text.trimStart();
  try {
    return parseXml(xml, options);
  } catch (error) {
    // In CDATA a bare `&` is right, and must stay.
    const mended = xml.includes('<![CDATA[') ? xml : xml.replace(/&(?!#?\w{1,31};)/g, '&amp;');
    if (mended === xml || mended.length - xml.length > MOST_MENDED) throw error;
    return parseXml(mended, options);
  }
}

/** What is wrong, in the parser's words, and where in the text as it came. */
function placeIn(text: string, error: XmlError): { what: string; line: number; column: number } {
  const skipped = text.slice(0, text.length - text.trimStart().length);
  const lines = skipped.split('\n').length - 1;
  const what = (error.message.split('\n', 1)[0] ?? '').replace(/ \(line \d+, column \d+\)$/, '');
  return {
    what: what.slice(0, 200),
    line: error.line + lines,
    column: error.column + (error.line === 1 ? skipped.length - skipped.lastIndexOf('\n') - 1 : 0),
  };
}

type XmlValue = string | { [name: string]: XmlValue | XmlValue[] };

function elementValue(element: XmlElement): XmlValue {
  const value: { [name: string]: XmlValue | XmlValue[] } = {};
  let empty = true;
  for (const [name, text] of Object.entries(element.attributes)) {
    value[`@${name}`] = text.trim();
    empty = false;
  }
  let written = '';
  for (const child of element.children) {
    if (child instanceof XmlText) written += child.text;
    if (!(child instanceof XmlElement)) continue;
    const name = harmlessName(child.name);
    const before = Object.hasOwn(value, name) ? value[name] : undefined;
    if (before === undefined) value[name] = elementValue(child);
    else if (Array.isArray(before)) before.push(elementValue(child));
    else value[name] = [before, elementValue(child)];
    empty = false;
  }
  written = written.trim();
  if (empty) return written;
  if (written !== '') value['#text'] = written;
  return value;
}

/** Names that reach a prototype are renamed (`__proto__` becomes `___proto__`), not refused: the rest is good data. */
function harmlessName(name: string): string {
  return /^(?:__proto__|constructor|prototype)$/i.test(name) ? `_${name}` : name;
}

function countTags(text: string): number {
  let count = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (text.charCodeAt(at + 1) !== 47) count++;
  }
  return count;
}

/** The deepest level, or null once it passes the limit. CDATA and comments are passed over. */
function tagDepth(text: string, limit: number): number | null {
  let depth = 0;
  let deepest = 0;
  let at = text.indexOf('<');
  while (at !== -1) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else if (text.startsWith('<![CDATA[', at)) at = after(text, ']]>', at);
    else if (text[at + 1] === '/') depth--;
    else if (text[at + 1] !== '?' && text[at + 1] !== '!') {
      const end = text.indexOf('>', at);
      if (end === -1) return deepest;
      if (text[end - 1] !== '/') depth++;
      if (depth > deepest) deepest = depth;
      if (depth > limit) return null;
    }
    if (at === -1) return deepest;
    at = text.indexOf('<', at + 1);
  }
  return deepest;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length - 1;
}
