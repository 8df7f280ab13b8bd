/** XML to the same kind of value that JSON gives, so that one way of picking serves both. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Unread, unread } from './problem.ts';
import { JSON_CAPS, type JsonCaps } from './scan.ts';

export type ReadXml = { readonly ok: true; readonly value: unknown } | Unread;

/** The parser goes one function deeper for each level, and its own limit is counted on tags. */
const MAX_TAGS_DEEP = 200;

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
  const checked = XMLValidator.validate(text, { allowBooleanAttributes: true });
  if (checked !== true) {
    const { msg, line, col } = checked.err;
    return unread(
      'malformed',
      `The answer is not valid XML: ${msg.replace(/\.$/, '')} (line ${line}, column ${col}).`,
      'Open the raw answer to see what came.',
      { line, column: col },
    );
  }
  try {
    const value: unknown = parser().parse(text);
    return { ok: true, value };
  } catch {
    return unread(
      'malformed',
      'The answer is not XML that can be read.',
      'Open the raw answer to see what came.',
    );
  }
}

function parser(): XMLParser {
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    // Names that reach a prototype are renamed (`__proto__` becomes `___proto__`), not refused: the rest is good data.
    transformTagName: harmlessName,
    transformAttributeName: harmlessName,
    onDangerousProperty: name => `_${name}`,
    strictReservedNames: false,
    maxNestedTags: MAX_TAGS_DEEP + 1,
    // Numeric ones are decoded only together with HTML's names.
    htmlEntities: true,
    // The five of XML itself and numeric ones; no document type, so nobody defines more.
    processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 64_000_000 },
  });
}

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
