/** Host names that read as another: letters of other scripts, which browsers and logs show differently. */
import { parseUrl } from './web.ts';

export interface LookAlike {
  /** As it is sent: `xn--pple-43d.com`. */
  readonly host: string;
  /** As it may be written: `аpple.com`. */
  readonly written: string;
  /** A sentence for a person. */
  readonly message: string;
}

/** @returns null for a host of plain letters. */
export function looksAlike(url: string): LookAlike | null {
  const host = parseUrl(url.includes('://') ? url : `https://${url}`)?.hostname;
  if (!host?.split('.').some(label => label.startsWith('xn--'))) return null;
  const labels = host
    .split('.')
    .map(label => (label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label));
  const written = labels.join('.');
  const mixed = labels.find(label => scriptsOf(label).length > 1);
  const disguised = labels.find(
    label => scriptsOf(label)[0] !== 'Latin' && [...label].every(c => TWINS.has(c) || /[0-9-]/.test(c)),
  );
  const odd = [...new Set([...written].filter(c => c > '\u007f'))].slice(0, 5).join(' ');
  const broken = odd === '';
  const message = mixed
    ? `"${written}" mixes letters of several scripts (${odd}), as addresses do that imitate another. It is sent to ${host}.`
    : disguised
      ? `"${written}" is written in letters that look like Latin ones but are not. It is sent to ${host}.`
      : broken
        ? `${host} has the form of an address in another script, but cannot be read as one.`
        : `"${written}" holds the letters ${odd}. It is sent to ${host}.`;
  return { host, written, message };
}

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Thai',
  'Hangul',
  'Cherokee',
] as const;
const TESTS = SCRIPTS.map(name => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);
/** Chinese and Japanese are written in several scripts together, and with Latin (UTS 39, "Highly Restrictive"). */
const EAST = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;

function scriptsOf(label: string): readonly string[] {
  const found: string[] = TESTS.filter(([, test]) => test.test(label)).map(([name]) => name);
  if (!EAST.test(label)) return found;
  return ['East', ...found.filter(name => name !== 'Latin' && name !== 'Hangul')];
}

/** Cyrillic and Greek letters that are drawn like Latin ones (from Unicode's confusables). */
const TWINS = new Set('аеорсухіјѕһԁԛԝӏкмтвнгпѵɡɑοανκρυχωι');

/** RFC 3492, 6.2. Null where it is none. */
function decodePunycode(input: string): string | null {
  const basic = input.lastIndexOf('-');
  const out = basic > 0 ? [...input.slice(0, basic)].map(c => c.charCodeAt(0)) : [];
  let n = 128;
  let i = 0;
  let bias = 72;
  for (let at = basic > 0 ? basic + 1 : 0; at < input.length; ) {
    const before = i;
    for (let w = 1, k = 36; ; k += 36) {
      const c = input.charCodeAt(at++);
      const digit = c >= 97 && c <= 122 ? c - 97 : c >= 48 && c <= 57 ? c - 22 : -1;
      if (digit < 0) return null;
      i += digit * w;
      const t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < t) break;
      w *= 36 - t;
    }
    const length = out.length + 1;
    let delta = before === 0 ? Math.floor((i - before) / 700) : (i - before) >> 1;
    delta += Math.floor(delta / length);
    let k = 0;
    for (; delta > 455; k += 36) delta = Math.floor(delta / 35);
    bias = k + Math.floor((36 * delta) / (delta + 38));
    n += Math.floor(i / length);
    i %= length;
    if (n > 0x10ffff) return null;
    out.splice(i++, 0, n);
  }
  return String.fromCodePoint(...out);
}
