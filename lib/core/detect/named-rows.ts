import type { CompanySpan } from './accounts.ts';
import type { Lexicon } from './lexicon.ts';
import { IN_FIELD, inFields } from './line-fields.ts';
import { IN_COLUMN, inColumns } from './text-columns.ts';
import type { WordSets } from './word-sets.ts';

// Names that their neighbours make a company's.

/** A name that nothing is said of. */
export interface Bare {
  readonly start: number;
  readonly end: number;
}

/** "Festo, Esslingen, stand 3A10" is no row of names. */
const GOES_ON = /^(?:,? (?:and|or|et|och|og|&) |, (?:and |or )?\p{Lu})/u;
const BETWEEN = /^(?:,? (?:and|or|et|och|og|vs\.?|versus|&) |, | ?\/ ?| [·•|] )$/;

/** Names that stand in one list with a company: "Foxconn, Pegatron and Wistron". */
export function withListed(
  text: string,
  found: readonly CompanySpan[],
  alone: readonly Bare[],
  { sets }: Lexicon,
): CompanySpan[] {
  if (found.length === 0 || alone.length === 0) return [...found];
  const all: (CompanySpan | Bare)[] = [
    ...found,
    ...alone.filter(one => !found.some(other => overlap(one, other))),
  ];
  all.sort((a, b) => a.start - b.start);
  // "Foxconn, Pegatron, Wistron": the one before is a name too, and no post.
  const isListed = (at: number): boolean => all[at - 1]?.end === (all[at]?.start ?? 0) - 2;
  const join = (i: number, other: number): void => {
    const one = all[i];
    const near = all[other];
    if (one === undefined || near === undefined || 'reason' in one || !('reason' in near)) return;
    const [left, right] = i < other ? [one, near] : [near, one];
    const between = text.slice(left.end, right.start);
    // "Bosch, Stuttgart": two names with a comma are no row yet, and "Bosch GmbH · Robert-Platz 1" never is.
    if (/^ \d/.test(text.slice(one.end, one.end + 2))) return;
    const isRow =
      between !== ', ' || GOES_ON.test(text.slice(right.end, right.end + 8)) || isListed(Math.min(i, other));
    if (isRow && BETWEEN.test(between) && !isNewClause(text, left, right, sets))
      all[i] = { ...one, account: -1, confidence: 0.55, reason: 'It is named in a row with companies.' };
  };
  for (let i = 1; i < all.length; i++) join(i, i - 1);
  for (let i = all.length - 2; i >= 0; i--) join(i, i + 1);
  const named = all.filter(one => 'reason' in one);
  const left = all.filter(one => !('reason' in one));
  const columns = inColumns(text, named, left).map(one => ({ ...one, account: -1, ...IN_COLUMN }));
  const fields = inFields(
    text,
    named,
    left.filter(one => !columns.some(({ start }) => start === one.start)),
    false,
  ).map(one => ({ ...one, account: -1, ...IN_FIELD }));
  return [...named, ...columns, ...fields].sort((a, b) => a.start - b.start);
}

/** "Idles a mine at Kemerton, and Orica writes it down": the place is in no row with what follows. */
const isNewClause = (text: string, left: Bare, right: Bare, { companyVerb }: WordSets): boolean =>
  /(?:^|[^\p{L}])(?:in|at|off|near|from|to|of|for|outside) $/u.test(
    text.slice(Math.max(0, left.start - 9), left.start),
  ) && companyVerb.has(/^ (\p{Ll}+)/u.exec(text.slice(right.end, right.end + 20))?.[1] ?? '');

const overlap = (a: Bare, b: Bare): boolean => a.start < b.end && b.start < a.end;
