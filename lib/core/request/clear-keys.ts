/** Keys that are written out in a definition, where they are shown, kept in clear, and go along with a pack. */
import { isKeyName } from '../curl/keys.ts';
import { type JsonNode, parseJsonTemplate } from '../template/json-tree.ts';
import type { RequestDefinition } from './definition.ts';
import { parseUrlTemplate } from './url-template.ts';

export interface ClearKey {
  /** Dotted place of the text in the definition: `headers.0.value`, `url`, `body.template`. */
  readonly field: string;
  /** What it is sent as: `X-Api-Key`. */
  readonly name: string;
  readonly value: string;
  /** Where the value stands in that text. */
  readonly at: number;
  readonly end: number;
}

/** Long, without blanks, of letters and digits: a word of a person's is none. */
const isRandom = (value: string): boolean =>
  value.length >= 12 && /^[!-~]+$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
/** `Bearer `, `Token token=`: what stands before the key. */
const SCHEME = /^[A-Za-z-]+ +(?:[a-z_]+=)?"?/;
/** Cursors are called tokens too. */
const CURSOR = /(?:page|next|continuation|scroll|sync)[-_]?token$/i;

/** In the order of the editor. Parts with a variable are none: what is in the box is named there. */
export function keysInClear({ url, parameters, headers, body }: RequestDefinition): readonly ClearKey[] {
  const found: ClearKey[] = [];
  const look = (field: string, name: string, text: string, at = 0): void => {
    if (!isKeyName(name) || CURSOR.test(name) || text.includes('{{')) return;
    const scheme = SCHEME.exec(text)?.[0].length ?? 0;
    const value = text.slice(scheme).replace(/"?\s*$/, '');
    if (isRandom(value)) found.push({ field, name, value, at: at + scheme, end: at + scheme + value.length });
  };
  const parsed = parseUrlTemplate(url);
  for (const pair of parsed.ok ? parsed.url.query : []) {
    const [name, value] = [pair.name[0], pair.value?.[0]];
    if (name?.kind === 'literal' && value?.kind === 'literal' && pair.value?.length === 1)
      look('url', name.text, value.text, value.at);
  }
  const rows = (list: string, all: typeof parameters): void =>
    all.forEach((row, i) => {
      look(`${list}.${i}.value`, row.name.trim(), row.value);
    });
  rows('parameters', parameters);
  rows('headers', headers);
  if (body.kind === 'form') rows('body.fields', body.fields);
  if (body.kind === 'json') {
    const json = parseJsonTemplate(body.template);
    if (json.ok) walk(json.node, (name, text, at) => look('body.template', name, text, at));
  }
  return found;
}

function walk(node: JsonNode, look: (name: string, text: string, at: number) => void): void {
  if (node.kind === 'array') for (const item of node.items) walk(item, look);
  if (node.kind !== 'object') return;
  for (const [name, value] of node.entries) {
    const [only] = value.kind === 'string' ? value.parts : [];
    if (value.kind === 'string' && value.parts.length === 1 && only?.kind === 'literal')
      look(name, only.text, only.at);
    else walk(value, look);
  }
}
