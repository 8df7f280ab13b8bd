import { SUFFIX_LABEL } from './company-key.ts';
import { cutScripts, hostEnd, hostStart, INVISIBLE, isHostChar, isInvisible } from './host-run.ts';
import {
  ABBREVIATION,
  AFTER_JOIN,
  BEFORE_HOST,
  CODE_WORD,
  FILE_TLD,
  FILE_WORD,
  FUNCTION_TLD,
  MAYBE_FILE_TLD,
  MEMBER_TLD,
  OTHER_SCHEME,
  STRONG_TLD,
} from './host-words.ts';
import { isTld } from './tlds.ts';

/** A host in a text. Offsets are UTF-16; `host` is lower case, in Unicode, without invisible characters. */
export interface DomainSpan {
  readonly start: number;
  readonly end: number;
  readonly host: string;
}

/** A name that is longer than this is no host (RFC 1035: 253), with room for invisible characters. */
const MAX_RUN = 300;

/**
 * Finds the hosts written in a text: bare, in URLs and in e-mail addresses. Linear in the text's length.
 * The registrable domain is decided elsewhere (`core/domain.ts`), so that the page need not carry the
 * Public Suffix List.
 */
export function findDomains(text: string): DomainSpan[] {
  const found: DomainSpan[] = [];
  let dot = text.indexOf('.');
  let settled = 0;
  let previous = -1;
  while (dot !== -1) {
    let resume = dot + 1;
    if (isHostChar(text.charCodeAt(resume)) && isHostChar(text.charCodeAt(dot - 1))) {
      const to = hostEnd(text, dot);
      resume = to;
      // A host's last label starts with no digit (RFC 3696, 2): most dots in numbers end here.
      const last = text.lastIndexOf('.', to - 2) + 1;
      if (!isDigit(text.charCodeAt(last)) && mayBeTld(text.slice(last, to))) {
        const from = hostStart(text, dot, settled);
        const span = to - from <= MAX_RUN ? judge(text, from, to, previous) : undefined;
        if (span !== undefined) {
          found.push(span);
          previous = span.end;
          resume = afterAddress(text, span, to);
        }
      }
      settled = resume;
    }
    dot = text.indexOf('.', resume);
  }
  return found;
}

/** A member's name (`Array.prototype`) is no top-level domain, and most runs of labels end in one. */
const mayBeTld = (label: string): boolean =>
  isTld(label) || !/^[a-z][a-zA-Z]+$/.test(label) || isTld(label.toLowerCase());

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** `acme.com/globex.com`: the "path" is one more host, and nothing else. */
const HOST_ONLY = /^\/[a-z0-9-]{1,63}\.(?:com|org|net)(?![\w.-]*[\w/?#=-])/i;

/** Where to look on: behind the path, query and fragment of the address whose host ends at `end`. */
function afterAddress(text: string, { start, end }: DomainSpan, to: number): number {
  const next = text.charCodeAt(end);
  const port = next === 58 && isDigit(text.charCodeAt(end + 1));
  if (next !== 47 && next !== 63 && next !== 35 && !port) return Math.max(end, Math.min(to, end + 1));
  if (next === 47 && text.charCodeAt(start - 1) !== 47 && HOST_ONLY.test(text.slice(end, end + 80)))
    return end + 1;
  let i = end;
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (
      c <= 32 ||
      c === 34 ||
      c === 60 ||
      c === 62 ||
      c === 96 ||
      c === 124 ||
      c === 59 ||
      (c >= 0x2010 && c < 0x2e80)
    )
      break;
    i++;
  }
  return i;
}

interface Surroundings {
  /** In a URL, an e-mail address, or with `www.` in front: whatever it looks like, it is a host. */
  readonly address: boolean;
  /** Followed by a path. */
  readonly path: boolean;
}

/** What stands around a run, or undefined where that rules a host out. */
function surroundings(text: string, start: number, end: number, previous: number): Surroundings | undefined {
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  if (before === '\\' || before === '$' || before === '%') return undefined;
  // A line that a backslash continues: the host began on the line before.
  if (/\s/.test(before) && /\\\r?\n\s*$/.test(text.slice(Math.max(0, start - 40), start))) return undefined;
  if (after === '@' || (after === '+' && /^\+[\w.+%-]{0,64}@/.test(text.slice(end, end + 70))))
    return undefined;
  const path = after === '/';
  if (before === '@') return { address: /[\w.+'-]/.test(text[start - 2] ?? ''), path };
  if (before === '/') {
    if (start - 1 === previous) return { address: false, path };
    if (text[start - 2] !== '/') return undefined;
    if (text[start - 3] !== ':')
      return /[\w./]/.test(text[start - 3] ?? '') ? undefined : { address: true, path };
    const scheme = /[a-z][a-z0-9+.-]*$/i.exec(text.slice(Math.max(0, start - 23), start - 3));
    return scheme === null || OTHER_SCHEME.has(scheme[0].toLowerCase()) ? undefined : { address: true, path };
  }
  if (before === '.' && /[)\]}"'`]/.test(text[start - 2] ?? '')) return undefined;
  return { address: false, path };
}

function judge(text: string, from: number, to: number, previous: number): DomainSpan | undefined {
  let start = from;
  let end = to;
  const plain = isAscii(text, from, to);
  if (!plain) [start, end] = cutScripts(text, from, to);
  while (start < end && isEdge(text.charCodeAt(start))) start++;
  while (end > start && isEdge(text.charCodeAt(end - 1))) end--;
  let shown = plain ? text.slice(start, end) : text.slice(start, end).replace(INVISIBLE, '');
  const mended = mendEnd(shown);
  if (mended === undefined) return undefined;
  if (mended.length < shown.length) {
    end -= shown.length - mended.length;
    shown = mended;
  }
  if (shown.charCodeAt(0) < 58 && (start === 0 || text[start - 1] === '\n')) {
    const counted = /^\d{1,2}\.(?=[^.]+\.)/.exec(shown);
    if (counted !== null) {
      start = text.indexOf('.', start) + 1;
      shown = shown.slice(counted[0].length);
    }
  }
  const around = surroundings(text, start, end, previous);
  if (around === undefined) return undefined;
  const host = plain ? shown.toLowerCase() : shown.toLowerCase().normalize('NFC');
  const labels = host.split('.');
  if (labels.length < 2 || !labels.every(isLabel)) return undefined;
  if (!around.address && !isLikelyHost(text, start, end, shown, labels, around.path)) return undefined;
  return { start, end, host };
}

function isAscii(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

const isEdge = (code: number): boolean => code === 46 || code === 45 || code === 95 || isInvisible(code);

const isLabel = (label: string): boolean =>
  label.length > 0 &&
  label.length <= 63 &&
  !label.startsWith('-') &&
  !label.endsWith('-') &&
  !label.includes('_');

/**
 * The run up to its top-level domain, or undefined if it has none. A footnote's digit (`acme.com1`), a
 * compound (`acme.com-based`) and a sentence without its space (`acme.com.It`) are left out.
 */
function mendEnd(shown: string): string | undefined {
  const last = shown.slice(shown.lastIndexOf('.') + 1);
  if (isTld(last.toLowerCase())) return joinedSentence(shown, last);
  const glued = /^([a-z]{2,4})(?:\d{1,2}|-[a-z-]+)$/i.exec(last);
  if (glued?.[1] !== undefined && STRONG_TLD.has(glued[1].toLowerCase())) {
    return shown.slice(0, shown.length - last.length + glued[1].length);
  }
  return joinedSentence(shown, last, true);
}

function joinedSentence(shown: string, last: string, must = false): string | undefined {
  const rest = shown.slice(0, shown.length - last.length - 1);
  const tld = rest.slice(rest.lastIndexOf('.') + 1);
  if (rest.includes('.') && /^\p{Lu}\p{Ll}/u.test(last) && STRONG_TLD.has(tld)) return rest;
  return must ? undefined : shown;
}

/** Whether a bare run of labels that ends in a top-level domain is meant as a host. */
function isLikelyHost(
  text: string,
  start: number,
  end: number,
  shown: string,
  labels: readonly string[],
  path: boolean,
): boolean {
  const tld = labels[labels.length - 1] ?? '';
  const first = labels[0] ?? '';
  const owner = labels[labels.length - 2] ?? '';
  if (first === 'www' && labels.length > 2) return true;
  const strong = STRONG_TLD.has(tld);
  if (labels.length === 2 && tld.length === 2 && SUFFIX_LABEL.has(owner)) return false;
  // `2.0.io`, `v2.0.io`: a version.
  if (
    labels.slice(0, -1).every((label, i) => (i === 0 ? /^v?\d+$/ : /^\d+$/).test(label)) &&
    !strong &&
    tld !== 'cn'
  )
    return false;
  if (labels.length > 2 && /^(?:com|org|net|edu|gov|io|dev|me|ai)$/.test(first) && !strong) return false;
  if (TICKER.test(shown) && !path && !isNamedAsHost(text, start)) return false;
  if (!isWrittenLikeHost(text, start, end, shown, tld, strong)) return false;
  const after = text.slice(end, end + 3);
  if (after.startsWith('(') && !(strong && /^\([A-Z]/.test(after))) return false;
  if (strong) return !(CODE_WORD.has(first) && isInCode(text, start, end));
  // `println(order.total);`
  if (/^\) ?[;{]/.test(after) && /\w\($/.test(text.slice(Math.max(0, start - 2), start))) return false;
  if (path && !FILE_WORD.has(owner)) return true;
  if (FILE_TLD.has(tld))
    return labels.length === 2
      ? isNamedAsHost(text, start) && !FILE_WORD.has(owner)
      : SUFFIX_LABEL.has(owner);
  if (MAYBE_FILE_TLD.has(tld) && (FILE_WORD.has(owner) || /^lib./.test(owner))) return false;
  if (MEMBER_TLD.has(tld)) {
    if (CODE_WORD.has(first) || /\p{Ll}\p{Lu}/u.test(shown) || owner.length < 2) return false;
    if (isInCode(text, start, end)) return false;
    if (FUNCTION_TLD.has(tld) && labels.length === 2) {
      if (ABBREVIATION.has(owner)) return false;
      const next = /^ (\p{L}+)/u.exec(text.slice(end, end + 12));
      if (next?.[1] !== undefined && AFTER_JOIN.has(next[1])) return false;
    }
  }
  return true;
}

/** `SAF.PA`, `AMBU-B.CO`, `0700.HK`: a share, and the exchange that it is dealt on. */
const TICKER =
  /^[A-Z0-9]{1,5}(?:-[A-Z])?\.(?:PA|DE|AS|BR|LS|CO|ST|HE|OL|IS|MI|MC|SW|VI|IR|AX|NZ|HK|SS|SZ|KS|KQ|TW|SI|NS|BO|JK|BK|KL|SA|MX|TO|CN|TA|IL|ME|PR|AT|BE|LU|L|F|T|V)$/;

/** Capitals: `It.Was` is a sentence's end, `System.Net` and `ASP.NET` are programs, `Character.AI` is a host. */
function isWrittenLikeHost(
  text: string,
  start: number,
  end: number,
  shown: string,
  tld: string,
  strong: boolean,
): boolean {
  const last = shown.slice(-tld.length);
  if (last === tld) return true;
  const rest = shown.slice(0, -tld.length);
  if (last !== last.toUpperCase()) return tld === 'com';
  const allCaps = rest === rest.toUpperCase();
  if (tld === 'net' && /\p{Ll}/u.test(text.slice(Math.max(0, start - 20), end + 20))) return false;
  if (tld === 'io' && CODE_WORD.has(rest.slice(0, -1).toLowerCase())) return false;
  if (strong || tld === 'ai' || tld === 'io' || tld === 'tv') return true;
  return allCaps && !FUNCTION_TLD.has(tld);
}

/** Operators and brackets right beside a run: it is part of a program. */
function isInCode(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 5);
  return (
    /^ ?(?:=|\+=|&&|\|\||[!<>]=|\[)/.test(after) ||
    /^\) ?(?:\{|=>|;)/.test(after) ||
    // A `*` or `+` that opens its line is a bullet.
    /(?:=>|[=!<>]==?|&&|\|\||[^\n][+*]) ?$/.test(before) ||
    /[\w\])]\($/.test(before) ||
    /^[,)][^\n]{0,3}\)/.test(after)
  );
}

function isNamedAsHost(text: string, start: number): boolean {
  const word = /([a-z]+):? ?["“(]?$/i.exec(text.slice(Math.max(0, start - 14), start));
  return word?.[1] !== undefined && BEFORE_HOST.has(word[1].toLowerCase());
}
