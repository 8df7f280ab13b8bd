/** What stands for a company above its fields: a name, and one line of what it is. */
import type { CompanyView, FieldView } from '../../components/company/view.ts';
import type { LookupResult } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';

const NAME = /^(?:(?:company|legal|registered|organi[sz]ation) )?name$/i;
const TRADE = /industry|sector|category|trade/i;
const PLACE = /^(?:(?:hq|headquarters|legal) )?country|^location$|^headquarters$/i;
const SIZE = /employee|headcount|people|staff|company size/i;

const filled = (view: CompanyView): FieldView[] =>
  view.groups.flatMap(group =>
    group.fields.filter(field => field.state === 'filled' || field.state === 'stale'),
  );

const pick = (view: CompanyView, label: RegExp): FieldView | undefined =>
  filled(view).find(field => label.test(field.label));

/** @param listed what it is called in the person's own lists */
export function nameOf(
  subject: Subject,
  results: readonly LookupResult[],
  view: CompanyView,
  listed: string | null,
): string {
  const given = subject.name ?? listed ?? results.find(result => result.name)?.name;
  return given ?? pick(view, NAME)?.text ?? subject.domain ?? 'Unnamed company';
}

/** `Warehouse automation · Denmark`; undefined where neither is known. */
export function lineOf(view: CompanyView): string | undefined {
  const parts = [pick(view, TRADE)?.text, pick(view, PLACE)?.text].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

/** One fact for a row of a list: `210 people`, else what it does. */
export function factOf(view: CompanyView): string | null {
  const size = pick(view, SIZE);
  if (size) return size.number ? `${size.text} people` : size.text;
  return pick(view, TRADE)?.text ?? pick(view, PLACE)?.text ?? null;
}
