/** Keys that are written out where they do not belong, each with the change that moves it into the box. */
import * as v from 'valibot';
import { KeyRing } from '../../../lib/core/curl/keys.ts';
import { replaceAt } from '../../../lib/core/jsonpath/replace.ts';
import { keysInClear } from '../../../lib/core/request/clear-keys.ts';
import { type RequestDefinition, requestSchema } from '../../../lib/core/request/definition.ts';
import { parseUrlTemplate } from '../../../lib/core/request/url-template.ts';

export interface KeyTrouble {
  /** Dotted place of the text that it stands in. */
  readonly field: string;
  readonly message: string;
  readonly offer: {
    readonly label: string;
    readonly patch: Partial<RequestDefinition>;
    readonly key: { readonly name: string; readonly value: string };
  };
}

/** @param isTaken does the box hold a key of this name? */
export function keyTroubles(
  definition: RequestDefinition,
  isTaken: (name: string) => boolean,
): readonly KeyTrouble[] {
  const url = parseUrlTemplate(definition.url);
  if (!url.ok) return [];
  const key = freeName(new URL(url.url.origin).hostname, isTaken);
  return keysInClear(definition).map(({ field, name, value, at, end }) => ({
    field,
    message: `${name} looks like a key. Written here it is kept in clear, and goes along with a pack.`,
    offer: {
      label: `Keep it as the key ${key}`,
      patch: withText(definition, field, text => `${text.slice(0, at)}{{secret.${key}}}${text.slice(end)}`),
      key: { name: key, value },
    },
  }));
}

const freeName = (host: string, isTaken: (name: string) => boolean): string => {
  const base = new KeyRing(host).add('', '');
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base.slice(0, 55)}-${n}`;
    if (!isTaken(name)) return name;
  }
};

/** The definition with one text changed; a new one may have no name yet. */
const withText = (
  definition: RequestDefinition,
  field: string,
  change: (text: string) => string,
): Partial<RequestDefinition> => {
  const steps = field.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step));
  const changed = replaceAt({ ...definition, name: definition.name || 'new' }, steps, text =>
    typeof text === 'string' ? change(text) : text,
  );
  const parsed = v.safeParse(requestSchema, changed);
  return parsed.success ? { ...parsed.output, name: definition.name } : {};
};
