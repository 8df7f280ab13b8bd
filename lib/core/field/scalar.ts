/** One value of an answer read as text, yes or no, or a web address. */
import type { Read } from './number.ts';

/** The part of the URL Standard that is used; `core` compiles without the DOM's types. */
declare const URL: new (
  text: string,
) => {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly href: string;
};

const LONGEST_TEXT = 50_000;
const YES = new Set(['true', 'yes', 'y', '1', 'on']);
const NO = new Set(['false', 'no', 'n', '0', 'off']);

/** Text as it came, without blanks around it; at most 50,000 characters. An object is refused, with its names. */
export function readText(raw: unknown): Read<string> {
  if (typeof raw === 'string') {
    const text = raw.trim();
    return { ok: true, value: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text };
  }
  if (typeof raw === 'number' || typeof raw === 'boolean') return { ok: true, value: String(raw) };
  if (typeof raw === 'object' && raw !== null) return { ok: false, why: describeContainer(raw) };
  return { ok: false, why: 'It is not a text.' };
}

export function readBoolean(raw: unknown): Read<boolean> {
  if (typeof raw === 'boolean') return { ok: true, value: raw };
  if (raw === 1 || raw === 0) return { ok: true, value: raw === 1 };
  const word = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
  if (YES.has(word)) return { ok: true, value: true };
  if (NO.has(word)) return { ok: true, value: false };
  return { ok: false, why: 'It is neither yes nor no.' };
}

/**
 * An http or https address, with https:// put before a bare `acme.com`. Anything else that a link could start
 * (`javascript:`, `data:`) is refused, and so are addresses with a user name in them.
 */
export function readUrl(raw: unknown): Read<string> {
  if (typeof raw !== 'string') return { ok: false, why: 'It is not a web address.' };
  const text = raw.trim();
  if (text.length > 8000) return { ok: false, why: 'It is too long for a web address.' };
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d{1,5}(?:[/?#]|$))/i.test(text);
  const full = hasScheme ? text : text.startsWith('//') ? `https:${text}` : `https://${text}`;
  let url: InstanceType<typeof URL>;
  try {
    url = new URL(full);
  } catch {
    return { ok: false, why: 'It is not a web address.' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return {
      ok: false,
      why: `It starts with ${url.protocol.slice(0, 20)}, and only http and https are web addresses.`,
    };
  }
  if (url.username !== '' || url.password !== '')
    return { ok: false, why: 'It holds a user name or password.' };
  if (!hasScheme && !/^[^\s/?#]+\.[^\s/?#.]{2,}/.test(text.replace(/^\/\//, ''))) {
    return { ok: false, why: 'It is not a web address.' };
  }
  if (/\s/.test(text)) return { ok: false, why: 'It holds blanks, so it is not one web address.' };
  // A bare domain stays one: no slash is added.
  const bare = /^[^/?#]+\/\/[^/?#]+$/.test(full);
  return { ok: true, value: bare ? url.href.replace(/\/$/, '') : url.href };
}

/** `a list of 3`, `an object with name, id`: what stands there in place of one value. */
export function describeContainer(raw: object): string {
  if (Array.isArray(raw)) return `It is a list of ${raw.length}. Pick one with [0], or all with [*].`;
  const names = Object.keys(raw);
  if (names.length === 0) return 'It is an object that holds nothing.';
  const shown = names.slice(0, 5).join(', ');
  return `It is an object. Pick one of its values: ${shown}${names.length > 5 ? ' …' : ''}.`;
}
