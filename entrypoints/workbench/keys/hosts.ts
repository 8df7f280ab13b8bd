/** Origins as a person writes and reads them: what is typed becomes an exact origin, and look-alikes are said. */
import { toUnicode } from '../../../lib/core/detect/punycode.ts';
import { classifyOrigin } from '../../../lib/core/request/origin.ts';
import { badOrigin } from '../../../lib/store/secret-problems.ts';

export type ReadOrigin =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly why: string };

/** `api.example.com`, `https://api.example.com/v1` → `https://api.example.com`. */
export const readOrigin = (typed: string): ReadOrigin => {
  const text = typed.trim();
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(written))
    return { ok: false, why: 'Write the address of a server, such as https://api.example.com.' };
  const url = new URL(written);
  if (url.username || url.password)
    return { ok: false, why: 'An address holds no user name. Write only the host.' };
  if (url.protocol === 'http:' && badOrigin(url.origin))
    return { ok: false, why: 'A key is sent only over https, or to this machine.' };
  if (badOrigin(url.origin))
    return { ok: false, why: 'Write the address of a server, such as https://api.example.com.' };
  return { ok: true, origin: url.origin };
};

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
] as const;

/** What a person should look at twice before a key may go there; null where nothing is unusual. */
export const originWarning = (origin: string): string | null => {
  const { hostname } = new URL(origin);
  const shown = hostname.split('.').map(toUnicode).join('.');
  if (shown !== hostname) {
    const scripts = SCRIPTS.filter(script => new RegExp(`\\p{Script=${script}}`, 'u').test(shown));
    const mixed = scripts.length > 1 ? `It mixes ${scripts.join(' and ')} letters. ` : '';
    return `${hostname} reads “${shown}”. ${mixed}Check each letter: it may be made to look like another name.`;
  }
  const kind = classifyOrigin(origin);
  if (kind === 'loopback') return `${hostname} is this machine.`;
  if (kind === 'private' || kind === 'link-local') return `${hostname} is in your own network.`;
  return kind === 'odd' ? `${hostname} is not a usual address.` : null;
};
