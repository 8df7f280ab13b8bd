/** What each column of a file is: guessed from its name and contents, changed by a person. */
import { companyDomain, isPublicMailDomain } from '../domain.ts';

/** `leave`: not taken over. At most one column is the domain, and one the name. */
export type ColumnUse = 'domain' | 'name' | 'keep' | 'leave';

export interface ColumnMapping {
  /** The column's name in the list. */
  readonly name: string;
  readonly use: ColumnUse;
}

const DOMAIN_WORDS =
  /^(company |account |organi[sz]ation )?(domain|domain name|website|web site|site|url|homepage|web|www|webseite|internet|site web|sitio web)( url| address)?$/;
const NAME_WORDS =
  /^(company|company name|account|account name|organi[sz]ation|organi[sz]ation name|firm|business|business name|name|unternehmen|firma|societe|empresa|bedrijf|foretag|virksomhed)$/;
const MAIL_WORDS = /^(e ?mail|email address|work email|mail)$/;

const words = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Does the first row name the columns? It does not when one of its cells is a domain or a number. */
export function hasHeader(first: readonly string[]): boolean {
  return !first.some(cell => /^\s*[+-]?\d[\d.,\s]*$/.test(cell) || looksLikeDomain(cell));
}

const looksLikeDomain = (cell: string): boolean =>
  cell.includes('.') && !/\s/.test(cell.trim()) && companyDomain(cell) !== null;

/** Names that are missing or repeated get a number; one that would be a property of every object is kept as text. */
export function columnNames(header: readonly string[], width: number): readonly string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, i) => {
    const wanted = (header[i] ?? '').trim().slice(0, 180) || `Column ${i + 1}`;
    let name = wanted === '__proto__' ? 'proto' : wanted;
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${wanted} ${copy}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** @param samples the rows after the header: some twenty are enough */
export function guessMapping(
  names: readonly string[],
  samples: readonly (readonly string[])[],
): readonly ColumnMapping[] {
  const share = (column: number, test: (cell: string) => boolean): number => {
    const filled = samples.map(row => row[column]?.trim() ?? '').filter(cell => cell !== '');
    return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  };
  const isOwnDomain = (cell: string): boolean => looksLikeDomain(cell) && !isPublicMailDomain(cell);
  const best = (score: (name: string, column: number) => number): number => {
    const scores = names.map((name, i) => score(words(name), i));
    const top = Math.max(0, ...scores);
    return top === 0 ? -1 : scores.indexOf(top);
  };
  const domain = best((name, i) => {
    const content = share(i, isOwnDomain);
    if (DOMAIN_WORDS.test(name) && (content > 0.3 || samples.length === 0)) return 2 + content;
    if (content < 0.6) return 0;
    return MAIL_WORDS.test(name) || share(i, cell => cell.includes('@')) > 0.5 ? content / 2 : content;
  });
  const company = best((name, i) => {
    if (i === domain) return 0;
    const letters = share(i, cell => /\p{L}/u.test(cell) && !cell.includes('@') && !looksLikeDomain(cell));
    // `Company name` before `Name`, which is often a person's.
    if (NAME_WORDS.test(name) && (letters > 0.3 || samples.length === 0)) return name === 'name' ? 1.5 : 2;
    return /company|account|organi[sz]ation|firm/.test(name) && letters > 0.6 ? 1 : 0;
  });
  return names.map((name, i) => ({
    name,
    use: i === domain ? 'domain' : i === company ? 'name' : 'keep',
  }));
}

/** Gives the column a use; the one that had a use of which there is only one is kept as it is. */
export function useColumn(
  mapping: readonly ColumnMapping[],
  column: number,
  use: ColumnUse,
): readonly ColumnMapping[] {
  return mapping.map((each, i) => {
    if (i === column) return { ...each, use };
    return (use === 'domain' || use === 'name') && each.use === use ? { ...each, use: 'keep' } : each;
  });
}
