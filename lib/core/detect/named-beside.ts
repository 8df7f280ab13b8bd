import { type FindContext, isKnown, LISTED } from './account-evidence.ts';
import { KIND, type Kind, kindOf, type LoadedAccounts } from './account-index.ts';
import type { Hit } from './account-match.ts';
import type { CompanySpan } from './accounts.ts';
import { IN_FIELD, inFields } from './line-fields.ts';
import { IN_COLUMN, inColumns } from './text-columns.ts';

const BETWEEN = /^(?:,? (?:and|or|et|y|e|und|och|og|en|vs\.?|versus|&) |, | ?\/ ?| (?:→|->|[·•|+]) )$/u;
const LONGEST_BETWEEN = ', versus '.length;

/** Two words make each other names, but ideas and people stand in rows of their own: they need a company beside them. */
const isLike = (kind: Kind, other: Kind): boolean =>
  kind !== KIND.hard &&
  kind !== KIND.name &&
  kind !== KIND.shared &&
  (other === KIND.word || other === KIND.phrase || other === KIND.hard);

const isRow = (text: string, one: CompanySpan | Hit, other: CompanySpan | Hit): boolean => {
  const [from, to] = other.start < one.start ? [other.end, one.start] : [one.end, other.start];
  return (
    to - from <= LONGEST_BETWEEN &&
    BETWEEN.test(text.slice(from, to)) &&
    !/^\p{Ll}/u.test(text.slice(other.start, other.start + 1))
  );
};

/** A name that people bear as well, of which nothing is said. */
const isUnsaid = (index: LoadedAccounts, other: CompanySpan | Hit): boolean =>
  'key' in other && [KIND.shared, KIND.name].some(kind => kind === kindOf(index, other.key));

/** Adds the words that only their neighbours make names: "Lever and Greenhouse". */
export function withListed(
  text: string,
  found: CompanySpan[],
  waiting: readonly Hit[],
  index: LoadedAccounts,
  context: FindContext,
): CompanySpan[] {
  const none: (CompanySpan | Hit)[] = [];
  const all = none.concat(found, waiting).sort((x, y) => x.start - y.start);
  const listed: CompanySpan[] = [];
  all.forEach((one, i) => {
    if (!('key' in one)) return;
    const kind = kindOf(index, one.key);
    if (kind === KIND.plain) return;
    if (kind === KIND.capitals && !/^\p{Lu}\p{Ll}{2}/u.test(text.slice(one.start, one.end))) return;
    const sides = [all[i - 1], all[i + 1]].filter(other => other !== undefined && isRow(text, one, other));
    // "Milner, Santos and Lennox": one that bears a surname vouches for no other.
    const isSurname =
      kind === KIND.name ||
      (kind === KIND.shared && sides.some(other => other !== undefined && isUnsaid(index, other)));
    const beside = sides.some(
      other =>
        other !== undefined &&
        !(isSurname && 'reason' in other && other.reason === LISTED) &&
        !(
          'key' in other &&
          !(
            isLike(kind, kindOf(index, other.key)) &&
            (found.length > 0 || (isKnown(text, one, context) && isKnown(text, other, context)))
          )
        ),
    );
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
  const columns = inColumns(text, named, left, hit => kindOf(index, hit.key) === KIND.shared).map(
    ({ start, end, key }) => ({
      start,
      end,
      account: index.ids[key] ?? 0,
      ...IN_COLUMN,
    }),
  );
  const inColumn = new Set(columns.map(one => one.start));
  const fields = inFields(
    text,
    named,
    left.filter(hit => !inColumn.has(hit.start)),
    true,
  ).map(({ start, end, key }) => ({ start, end, account: index.ids[key] ?? 0, ...IN_FIELD }));
  if (columns.length + fields.length === 0) return named;
  return named.concat(columns, fields).sort((x, y) => x.start - y.start);
}
