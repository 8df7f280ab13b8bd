/** From a page's companies and what the store knows of them to the rows of the side panel. Pure. */
import type { PageRowView, RowState } from '../../components/company/page-row.ts';
import type { CompanyView, FieldView } from '../../components/company/view.ts';
import { formatPercent, formatUntil } from '../core/format.ts';
import { OUTCOMES } from '../core/outcome/table.ts';
import type { LookupResult, RunRow } from '../core/record/records.ts';
import type { Listed } from '../store/listed.ts';
import { ageOf, companyView } from './company-view.ts';
import { isGuess } from './found-subject.ts';
import { factOf, nameOf } from './headline.ts';
import type { PlanInfo } from './plan-info.ts';
import type { PageCompany } from './use-page.ts';

export interface RowsInput {
  readonly companies: readonly PageCompany[];
  readonly results: ReadonlyMap<string, readonly LookupResult[]>;
  readonly plans: ReadonlyMap<string, PlanInfo>;
  /** Where a row of a running run stands, by subject. */
  readonly running: ReadonlyMap<string, Pick<RunRow, 'state' | 'notBefore'>>;
  /** What the person's lists say of them. */
  readonly listed: ReadonlyMap<string, Listed>;
  /** The field whose value stands at the right; null: a score, if there is one. */
  readonly column: string | null;
  readonly now: number;
}

export interface PageRowData {
  readonly company: PageCompany;
  readonly view: CompanyView;
  readonly results: readonly LookupResult[];
  readonly row: PageRowView;
  readonly asked: boolean;
  readonly stale: boolean;
}

const SCORE = /\b(?:score|fit|grade)\b/i;
const NONE: ReadonlySet<string> = new Set();

export const filledFields = (view: CompanyView): FieldView[] =>
  view.groups.flatMap(group =>
    group.fields.filter(field => field.state === 'filled' || field.state === 'stale'),
  );

export function pageRows(input: RowsInput): PageRowData[] {
  const { companies, plans, now } = input;
  return companies.map(company => {
    const { subject, found } = company;
    const results = input.results.get(subject.key) ?? [];
    const view = companyView({ results, plans, asking: NONE, now });
    const listed = input.listed.get(subject.key);
    const name = nameOf(subject, results, view, listed?.name ?? null);
    const row: PageRowView = {
      key: subject.key,
      id: found.id,
      name,
      domain: subject.domain,
      guessed: isGuess(found),
      times: found.count > 1 ? `${found.count} times` : null,
      fact: factOf(view),
      lists: listed?.lists.map(list => list.name) ?? [],
      state: stateOf(company, results, view, input),
    };
    return { company, view, results, row, asked: results.length > 0, stale: view.stale };
  });
}

const word = (
  state: Extract<RowState, { kind: 'state' }>['state'],
  text: string,
  why: string | null = null,
) => ({ kind: 'state', state, text, why }) as const;

function stateOf(
  { subject, found }: PageCompany,
  results: readonly LookupResult[],
  view: CompanyView,
  { running, column, now }: RowsInput,
): RowState {
  const run = running.get(subject.key);
  if (run?.state === 'working') return word('asking', 'Asking…');
  if (run?.state === 'waiting' && run.notBefore > now) return word('waits', formatUntil(run.notBefore, now));
  if (run?.state === 'queued' || run?.state === 'waiting') return word('line', 'In line');
  if (results.length === 0) {
    if (!subject.domain) return { kind: 'no-domain' };
    if (isGuess(found))
      return { kind: 'guess', sure: `${formatPercent(found.confidence)} sure`, why: found.reason };
    return word('line', 'Not asked yet');
  }
  const [mismatch] = view.mismatches;
  if (mismatch) return word('other', 'Other firm?', mismatch.why);
  const bad = results.find(one => one.state === 'unknown') ?? results.find(one => one.state === 'failed');
  const filled = filledFields(view);
  if (bad && filled.length === 0) {
    const { problem } = bad;
    if (problem?.until !== undefined && problem.until > now)
      return word('waits', formatUntil(problem.until, now), problem.message);
    // What is missing is the domain: the step that mends it stands there, not the failure.
    if (problem?.kind === 'missing-variable' && !subject.domain) return { kind: 'no-domain' };
    if (bad.state === 'unknown') return word('unknown', 'Paid or not?', problem?.message ?? null);
    return word('failed', problem ? OUTCOMES[problem.kind].title : 'Failed', problem?.message ?? null);
  }
  if (filled.length === 0) return word('missing', 'Not found');
  const shown = column
    ? filled.find(field => field.label === column)
    : filled.find(field => field.number && SCORE.test(field.label));
  const at = Math.min(...results.map(one => one.at));
  const age = shown?.age ?? ageOf(at, now);
  return { kind: 'value', value: shown?.text ?? null, age, stale: shown ? shown.stale : view.stale };
}

/** In page order; by a field's value, largest first, those without one last; by name. */
export function sortRows(rows: readonly PageRowData[], column: string | null): readonly PageRowData[] {
  if (column === null) return rows;
  if (column === 'Name') return rows.toSorted((a, b) => a.row.name.localeCompare(b.row.name));
  const values = new Map(
    rows.map(data => [
      data.row.key,
      filledFields(data.view).find(field => field.label === column)?.cell?.value ?? null,
    ]),
  );
  return rows.toSorted((a, b) => compare(values.get(a.row.key), values.get(b.row.key)));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return b - a;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1;
  return String(a).localeCompare(String(b));
}
