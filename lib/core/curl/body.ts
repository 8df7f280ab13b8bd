/** The body of an imported call: JSON and forms in their editors, anything else as text. */
import type { RequestInput } from '../request/definition.ts';
import { type JsonNode, parseJsonTemplate } from '../template/json-tree.ts';
import type { CurlCall } from './call.ts';
import { isKeyName, isKeyValue, type KeyRing } from './keys.ts';
import { decodePairs, escapeTemplate, inlineKeys, keyRow } from './rows.ts';

type BodyInput = NonNullable<RequestInput['body']>;

export function importBody(call: CurlCall, ring: KeyRing, warnings: string[]): BodyInput {
  const { body } = call;
  if (body === null) return { kind: 'none' };
  const type = call.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const isJsonType = /[/+]json\b/i.test(type) && !/ndjson/i.test(type);
  if (isJsonType || /^\s*[{[]/.test(body)) {
    const json = jsonTemplate(body, ring, warnings);
    if (json !== null && !isJsonType) {
      // As `curl -d '{…}'` does: some servers mind the type, so it stays as it was sent.
      warnings.push(
        `The body is JSON, but is sent as ${type || 'text/plain'}. Remove that header if the API wants JSON.`,
      );
    }
    if (json !== null) return { kind: 'json', template: json };
    if (isJsonType) warnings.push('The body is not valid JSON, and is taken as text.');
  }
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    const rows = decodePairs(body, true);
    if (rows && rows.length > 0) {
      const fields = rows.map(row => keyRow(row, 'the form field', ring, warnings));
      return {
        kind: 'form',
        fields: fields.map(row => (row.value === '' ? { ...row, whenEmpty: 'send' } : row)),
      };
    }
  }
  const contentType = type.slice(0, 200) || 'text/plain';
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    return { kind: 'text', contentType, template: inlineKeys(body, 'the form field', ring, warnings) };
  }
  return { kind: 'text', contentType, template: escapeTemplate(body, warnings) };
}

/** The header Content-Type that stays beside a body, or null where the body brings its own. */
export function keptType(body: BodyInput, type: string): string | null {
  if (body.kind === 'none') return type || null;
  if (body.kind === 'text') return null;
  const own = body.kind === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  return type.toLowerCase() === own ? null : type || 'text/plain';
}

/** JSON text with the values of key-like members named, and everything else as it was written. Null where it is none. */
function jsonTemplate(text: string, ring: KeyRing, warnings: string[]): string | null {
  const parsed = parseJsonTemplate(text);
  if (!parsed.ok) {
    const escaped = text.replaceAll('{{', '{{ "{{" }}');
    return escaped !== text && parseJsonTemplate(escaped).ok && isJson(text) ? escaped : null;
  }
  for (const { name } of parsed.variables) warnings.push(`{{${name}}} is taken as a variable.`);
  let out = text;
  // From the end, so that earlier offsets stay right.
  for (const { at, end, value, key } of keysIn(parsed.node).sort((a, b) => b.at - a.at)) {
    const name = ring.add(`the member ${key} of the body`, value, ring.found.length > 0 ? key : '');
    out = `${out.slice(0, at)}{{secret.${name}}}${out.slice(end)}`;
  }
  return out;
}

interface KeyAt {
  readonly at: number;
  readonly end: number;
  readonly key: string;
  readonly value: string;
}

function keysIn(node: JsonNode): KeyAt[] {
  if (node.kind === 'array') return node.items.flatMap(keysIn);
  if (node.kind !== 'object') return [];
  return node.entries.flatMap(([key, value]): KeyAt[] => {
    if (value.kind !== 'string') return keysIn(value);
    const [part] = value.parts;
    if (value.parts.length !== 1 || part?.kind !== 'literal' || !isKeyName(key) || !isKeyValue(part.text))
      return [];
    return [{ at: part.at, end: part.end, key, value: part.text }];
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
