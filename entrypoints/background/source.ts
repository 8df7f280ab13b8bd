/** Which rows a run is about: of a list, all or those that `only` names, or companies of a page. */
import type { CompanySource } from '../../lib/core/message/command.ts';
import type { LookupResult } from '../../lib/core/record/records.ts';
import { type Subject, subjectOf } from '../../lib/core/record/subject.ts';
import type { Schedule } from '../../lib/core/schedule/schedule.ts';
import { isStale } from '../../lib/engine/fresh.ts';
import type { Plan } from '../../lib/engine/plan.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { allRows } from '../../lib/store/lists.ts';
import { createResults } from '../../lib/store/results.ts';

export interface SourceRow {
  readonly subject: Subject;
  readonly values: Readonly<Record<string, string>>;
}

type Only = Extract<CompanySource, { kind: 'list' }>['only'];

const CHUNK = 1000;

const wanted = (only: Only, result: LookupResult | undefined, plan: Plan, now: number): boolean => {
  switch (only) {
    case 'all':
      return true;
    case 'new':
      return result === undefined;
    case 'failed':
      return result?.state === 'failed' || result?.state === 'partial';
    case 'due':
      return result === undefined || isStale(result, plan, now);
    case 'stale':
      return result !== undefined && isStale(result, plan, now);
  }
};

export const rowsOf = async (
  db: LoupeDatabase,
  source: CompanySource,
  plan: Plan,
  now: number,
): Promise<SourceRow[]> => {
  if (source.kind === 'companies')
    return source.companies.flatMap(company => {
      const subject = subjectOf(company);
      return subject ? [{ subject, values: company.values }] : [];
    });
  const ids = source.rowIds && new Set(source.rowIds);
  const rows = (await allRows(db, source.listId)).filter(row => !ids || ids.has(row.id));
  const results = createResults(db);
  const taken: SourceRow[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    const known =
      source.only === 'all'
        ? null
        : await results.get(
            plan.id,
            part.map(row => row.subject),
          );
    for (const row of part)
      if (!known || wanted(source.only, known.get(row.subject), plan, now))
        taken.push({ subject: { key: row.subject, name: row.name, domain: row.domain }, values: row.values });
  }
  return taken;
};

/** The list's name and the rows that a schedule is about now; null when the list is gone. */
export const scheduledRows = async (
  db: LoupeDatabase,
  { listId, only }: Schedule,
  plan: Plan,
  now: number,
): Promise<{ title: string; rows: SourceRow[] } | null> => {
  const list = await db.lists.get(listId);
  if (!list) return null;
  return {
    title: list.name,
    rows: await rowsOf(db, { kind: 'list', listId, rowIds: null, only }, plan, now),
  };
};
