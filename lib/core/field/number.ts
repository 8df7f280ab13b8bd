/** Numbers as APIs and people write them. What could mean two things is not guessed at silently. */

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

const SIZES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 1e3,
    thousand: 1e3,
    m: 1e6,
    mn: 1e6,
    mm: 1e6,
    mio: 1e6,
    million: 1e6,
    millions: 1e6,
    b: 1e9,
    bn: 1e9,
    billion: 1e9,
    billions: 1e9,
    t: 1e12,
    tn: 1e12,
    trillion: 1e12,
    lakh: 1e5,
    crore: 1e7,
  }),
);

const LONGEST = 100;
const CURRENCY = /^(?:[A-Z]{0,3}\p{Sc}|USD|EUR|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|AUD|CAD|NZD|PLN|BRL)\s?/u;
const CURRENCY_AFTER = /\s?(?:\p{Sc}|USD|EUR|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|AUD|CAD|NZD|PLN|BRL)$/u;

const PLAIN = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,15})?$/;

/** `1240`, `1,240`, `-12.5`: what most numbers are written like, read without the doubts of `readNumber`; else null. */
export const plainNumber = (text: string): number | null =>
  text.length < 24 && PLAIN.test(text) ? Number(text.replaceAll(',', '')) : null;

/**
 * Reads a number from a number or text: `1,240`, `1 240`, `1'240`, `1.240,5`, `$9.5M`, `45 %` (as 45), `(120)` (as
 * -120), `10,001+` (as 10001), `1e6`. One comma before exactly three digits groups them, one dot is decimal.
 * A range, a date, and whole numbers beyond 2^53 are refused with a reason.
 */
export function readNumber(raw: unknown): Read<number> {
  if (typeof raw === 'number')
    return Number.isFinite(raw) ? { ok: true, value: raw } : no('It is not a finite number.');
  if (typeof raw === 'boolean') return no('It is yes or no, not a number. Set the type to yes/no.');
  if (typeof raw !== 'string') return no('It is not a number.');
  const text = raw.normalize('NFKC').trim();
  if (text.length > LONGEST) return no('It is a long text, not a number.');
  if (/^[-+]?\d+(?:\.\d+)?e[-+]?\d+$/i.test(text)) return whole(Number(text), text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return no('It is a date. Set the type to date.');
  const range = /^\D{0,4}[\d.,' ]*\d\s?[kmb]?\s*(?:-|\u2013|\u2014|to|bis|\u2026|\.\.)\s*\D{0,4}\d/i.test(
    text,
  );
  if (range) return no('It is a range. Keep it as text, or pick one end of it in a derived field.');
  return dressed(text);
}

/** Takes off sign, currency, percent, plus and size word, and reads what is left. */
function dressed(text: string): Read<number> {
  let rest = text.replace(/[\u2212\u2013]/g, '-');
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed !== null) {
    negative = true;
    rest = (bracketed[1] ?? '').trim();
  }
  rest = rest.replace(/^[~\u2248<>\u2264\u2265]\s?|^(?:about|approx\.?|ca\.?|over|more than)\s/i, '');
  rest = rest.replace(/^([-+]?)\s?(.*)$/, (_, sign: string, body: string) => {
    if (sign === '-') negative = !negative;
    return body.replace(CURRENCY, '');
  });
  if (rest.startsWith('-')) {
    negative = !negative;
    rest = rest.slice(1);
  }
  rest = rest
    .replace(CURRENCY_AFTER, '')
    .replace(/\s?%$/, '')
    .replace(/\s?\+$/, '')
    .trim();
  const sized = /^([\d.,'\u2019\s_]*\d)\s?([a-z]+)\.?$/i.exec(rest);
  let factor = 1;
  if (sized !== null) {
    const found = SIZES.get((sized[2] ?? '').toLowerCase());
    if (found === undefined) return no(`“${short(text)}” holds a unit or word: ${sized[2]}.`);
    factor = found;
    rest = sized[1] ?? '';
  }
  const plain = ungrouped(rest);
  if (plain === null) return no(`“${short(text)}” is not a number.`);
  const value = Number(plain) * factor * (negative ? -1 : 1);
  return whole(factor === 1 ? value : Number(value.toPrecision(15)), plain);
}

/** Digits with a decimal dot, or null. */
function ungrouped(text: string): string | null {
  if (/^\d+(?:\.\d+)?$|^\.\d+$/.test(text)) return text;
  if (/^\d{1,3}(?:[\s'\u2019_]\d{3})+(?:[.,]\d+)?$/.test(text))
    return text.replace(/[\s'\u2019_]/g, '').replace(',', '.');
  // Both signs: the last one is the decimal.
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}\.\d+$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  // Indian grouping too: 12,34,567. A leading zero before the comma says decimal: 0,125.
  if (/^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return text.replaceAll('.', '');
  if (/^\d+,\d+$/.test(text)) return text.replace(',', '.');
  return null;
}

function whole(value: number, written: string): Read<number> {
  if (!Number.isFinite(value)) return no('It is larger than a number can be.');
  if (/^\d+$/.test(written) && !Number.isSafeInteger(value)) {
    return no('It has more digits than a number keeps. Set the type to text.');
  }
  return { ok: true, value };
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function no(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
