import { loadAccountIndex } from './account-index.ts';
import { type CompanySpan, findAccounts } from './accounts.ts';
import { findCompanies } from './companies.ts';
import { bareHost, hostKey } from './company-key.ts';
import { findDomains } from './domains.ts';
import { type LexiconBytes, loadLexicon } from './lexicon.ts';
import { nameKey } from './name-key.ts';
import { cleanName } from './structure-text.ts';
import { NAMES_NOTHING } from './tables.ts';

/** Offsets of a line in a text. */
export interface Cell {
  readonly start: number;
  readonly end: number;
}

/** A company in a text. Offsets are UTF-16 in the text that was given. */
export interface DetectedSpan {
  readonly start: number;
  readonly end: number;
  /** Says which spans are one company, before the extension has said more. */
  readonly key: string;
  /** As written on the page; null for a host. */
  readonly name: string | null;
  readonly domain: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  /** It is the user's own: in one of the lists. */
  readonly listed?: true;
  /** Its first word is a name of its own, so that it may be short for a longer name on its page. */
  readonly lead?: true;
}

export interface Detector {
  /**
   * Spans in order, none over another. Lines and cells of the text are parted by `\n`.
   * @param cells lines in which a table says that they name companies
   */
  find(text: string, cells?: readonly Cell[]): DetectedSpan[];
}

const LONGEST_HOST = 253;
const LONGEST_NAME = 200;
/** Less sure than this is not worth a line under a word. */
const LEAST_CONFIDENCE = 0.5;

/**
 * Finds hosts, the names of the account index, and names that say by themselves that they are a company's.
 * Where they overlap, a host counts most, then an account, then a name.
 */
export function createDetector(index: Uint8Array | null, lexicon: LexiconBytes | null): Detector {
  const accounts = index === null ? null : loadAccountIndex(index);
  const open = lexicon === null ? null : loadLexicon(lexicon);
  const context = open ?? {};
  const listedIn = (text: string, companyCell: boolean): DetectedSpan[] =>
    accounts === null
      ? []
      : findAccounts(text, accounts, { ...context, companyCell }).flatMap(span => asName(text, span));
  const inCell = (text: string, { start, end }: Cell): DetectedSpan[] => {
    const line = text.slice(start, end);
    const found = listedIn(line, true);
    const spans = found.length > 0 ? found : asCell(line);
    return spans.map(span => ({ ...span, start: span.start + start, end: span.end + start }));
  };
  return {
    find: (text, cells = []) => {
      const hosts = findDomains(text).flatMap(({ start, end, host }) => asHost(start, end, bareHost(host)));
      const guessed = open === null ? [] : findCompanies(text, open).flatMap(span => asName(text, span));
      const named = cells.flatMap(cell => inCell(text, cell));
      return [guessed, listedIn(text, false), named, hosts].reduce(overlay);
    },
  };
}

const LONGEST_CELL = 80;

/** `Acme · Full-time`: what is said beside a name in its line. */
const BESIDE = /(?:^|\s+)[·•|]\s.*$/u;

/** A cell of a column of companies that no list knows: its line is a name. */
function asCell(whole: string): DetectedSpan[] {
  const line = whole.replace(BESIDE, '');
  const name = cleanName(line);
  if (name === null || name.length > LONGEST_CELL || NAMES_NOTHING.test(name)) return [];
  const start = line.length - line.trimStart().length;
  const confidence = 0.85;
  const reason = 'It stands where the page names companies.';
  return asName(line, { start, end: start + line.trim().length, account: -1, confidence, reason });
}

const asHost = (start: number, end: number, domain: string): DetectedSpan[] =>
  domain.length > LONGEST_HOST
    ? []
    : [
        {
          start,
          end,
          key: hostKey(domain),
          name: null,
          domain,
          confidence: 1,
          reason: 'It is written on the page.',
        },
      ];

function asName(text: string, span: CompanySpan): DetectedSpan[] {
  const { start, end, confidence, reason, lead } = span;
  const name = text.slice(start, end).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  const key = nameKey(name);
  if (key === '' || confidence < LEAST_CONFIDENCE || name.length > LONGEST_NAME) return [];
  const own = { ...(span.account >= 0 && { listed: true as const }), ...(lead && { lead }) };
  return [{ start, end, key, name, domain: null, confidence, reason, ...own }];
}

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** Both lists are in order; of two spans that overlap, the upper list's stays. */
function overlay(lower: readonly DetectedSpan[], upper: readonly DetectedSpan[]): DetectedSpan[] {
  if (lower.length === 0) return [...upper];
  if (upper.length === 0) return [...lower];
  const result: DetectedSpan[] = [];
  let i = 0;
  for (const span of lower) {
    for (let top = upper[i]; top !== undefined && top.end <= span.start; top = upper[++i]) result.push(top);
    const top = upper[i];
    if (top === undefined || top.start >= span.end) result.push(span);
  }
  result.push(...upper.slice(i));
  return result;
}
