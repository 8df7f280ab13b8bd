import { KIND, type Kind, kindOf, type LoadedAccounts } from './account-index.ts';
import type { Hit } from './account-match.ts';
import { type CompanySpan, LISTED } from './accounts.ts';
import { IN_COLUMN, inColumns } from './text-columns.ts';

const BETWEEN = /^(?:,? (?:and|or|et|y|e|und|och|og|en|vs\.?|versus|&) |, | ?\/ ?| (?:→|->|[·•|+]) )$/u;
const LONGEST_BETWEEN = ', versus '.length;

/** Two words make each other names, but ideas and people stand in rows of their own: they need a company beside them. */
const isLike = (kind: Kind, other: Kind): boolean =>
  kind !== KIND.hard &&
  kind !== KIND.name &&
  kind !== KIND.shared &&
  (other === KIND.word || other === KIND.phrase || other === KIND.hard);

/** Adds the words that only their neighbours make names: "Lever and Greenhouse". */
export function withListed(
  text: string,
  found: CompanySpan[],
  waiting: readonly Hit[],
  index: LoadedAccounts,
): CompanySpan[] {
  const none: (CompanySpan | Hit)[] = [];
  const all = none.concat(found, waiting).sort((x, y) => x.start - y.start);
  const listed: CompanySpan[] = [];
  all.forEach((one, i) => {
    if (!('key' in one)) return;
    const kind = kindOf(index, one.key);
    if (kind === KIND.plain) return;
    if (kind === KIND.capitals && !/^\p{Lu}\p{Ll}{2}/u.test(text.slice(one.start, one.end))) return;
    const beside = [all[i - 1], all[i + 1]].some(other => {
      // "Milner, Santos and Lennox": one that bears a surname vouches for no other.
      if (kind === KIND.name && other !== undefined && 'reason' in other && other.reason === LISTED)
        return false;
      if (other === undefined || ('key' in other && !isLike(kind, kindOf(index, other.key)))) return false;
      const [from, to] = other.start < one.start ? [other.end, one.start] : [one.end, other.start];
      if (to - from > LONGEST_BETWEEN) return false;
      const between = text.slice(from, to);
      return BETWEEN.test(between) && !/^\p{Ll}/u.test(text.slice(other.start, other.start + 1));
    });
    // "BT and Virgin Media" are two others, and "In Zurich, Lonza" is a place.
    if (
      beside &&
      !/^ \p{Lu}\p{Ll}/u.test(text.slice(one.end, one.end + 3)) &&
      !/(?:^|[^\p{L}])[Ii]n $/u.test(text.slice(Math.max(0, one.start - 4), one.start))
    )
      listed.push({
        start: one.start,
        end: one.end,
        account: index.ids[one.key] ?? 0,
        confidence: 0.65,
        reason: 'It is named beside another company.',
      });
  });
  const named = found.concat(listed).sort((x, y) => x.start - y.start);
  const taken = new Set(listed.map(one => one.start));
  const left = waiting.filter(hit => !taken.has(hit.start));
  const columns = inColumns(text, named, left).map(({ start, end, key }) => ({
    start,
    end,
    account: index.ids[key] ?? 0,
    ...IN_COLUMN,
  }));
  if (columns.length === 0) return named;
  return named.concat(columns).sort((x, y) => x.start - y.start);
}
