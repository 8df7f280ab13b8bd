/** Finds keys in what was pasted, so that they move into the secrets box and never stay in a definition. */

import * as v from 'valibot';
import { secretNameSchema } from '../request/auth.ts';

/** A key that was found. `value` is empty where the command only named a variable of the shell. */
export interface FoundKey {
  readonly suggestedName: string;
  /** Where it stood, for a person: `the header X-Api-Key`. */
  readonly place: string;
  readonly value: string;
}

/** Names under which keys are sent: whole words of the name, so that `monkey` and `tokens_used` are none. */
const KEY_NAME =
  /(?:^|[-_.\s])(?:api[-_]?key|apikey|app[-_]?key|app[-_]?id|access[-_]?key|secret|secret[-_]?key|client[-_]?secret|token|access[-_]?token|auth[-_]?token|id[-_]?token|refresh[-_]?token|user[-_]?token|bearer|auth|authorization|password|passwd|pwd|pass|credentials?|signature|session|sessionid|session[-_]?id|subscription[-_]?key|csrf|xsrf|canary|hapikey|key|tkn)$/i;

export function isKeyName(name: string): boolean {
  // `apiKey` and `accessToken` are read like `api-key` and `access-token`.
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/\[.*$/, '');
  return KEY_NAME.test(spaced);
}

/** Not a key: a template's variable, a blank, a word such as `true`. */
export const isKeyValue = (value: string): boolean =>
  value.trim().length >= 3 && !/^(?:true|false|null|none|undefined|application\/\S*)$/i.test(value.trim());

/** Collects keys under names that are free: `hunter`, `hunter-2`. */
export class KeyRing {
  readonly found: FoundKey[] = [];
  readonly #base: string;

  /** @param host of the call: `api.hunter.io` suggests `hunter` */
  constructor(host: string) {
    this.#base = baseName(host);
  }

  /** @returns the key's name, for `{{secret.name}}`; the same value keeps its name. */
  add(place: string, value: string, hint = ''): string {
    const known = this.found.find(one => one.value === value && value !== '');
    if (known) return known.suggestedName;
    const wanted = nameFrom(hint) || this.#base;
    const taken = new Set(this.found.map(one => one.suggestedName));
    let name = wanted;
    for (let i = 2; taken.has(name); i++) name = `${wanted.slice(0, 55)}-${i}`;
    this.found.push({ suggestedName: name, place, value });
    return name;
  }
}

function nameFrom(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  return v.is(secretNameSchema, name) ? name : '';
}

function baseName(host: string): string {
  const labels = host
    .split('.')
    .filter(label => !/^(?:www|api|app|rest|v\d+|com|co|io|net|org|dev|ai|\d+)$/i.test(label));
  const known = labels.length > 1 ? labels.slice(-2, -1) : labels;
  const single = host.split('.').length === 2 ? labels.slice(0, 1) : known;
  return nameFrom(single[0] ?? labels[0] ?? '') || 'key';
}
