/** The row that the editor fills templates with: one of a list, or values typed here. */
import { useMemo, useState } from 'preact/hooks';
import type { List } from '../../../lib/core/record/records.ts';
import { scopeOf } from '../../../lib/engine/plan.ts';
import { listsWithCounts, rowsPage } from '../../../lib/store/lists.ts';
import { useLive } from '../../../lib/store/live.ts';
import type { StoredListRow } from '../../../lib/store/rows.ts';
import { useBench } from '../bench.ts';

const ROWS_OF_EACH = 25;

interface Listed {
  readonly list: List;
  readonly rows: readonly StoredListRow[];
}

export interface Sample {
  /** `typed`, or a row's id. */
  readonly chosen: string;
  choose(id: string): void;
  readonly lists: readonly Listed[];
  /** By variable, as typed. */
  readonly typed: Readonly<Record<string, string>>;
  type(name: string, value: string): void;
  readonly values: Readonly<Record<string, string>>;
  /** Names that rows of any list have. */
  readonly columns: readonly string[];
}

/** What was typed and chosen, until the tab closes. */
const kept = new Map<string, { chosen: string | null; typed: Record<string, string> }>();

const valuesOf = (row: StoredListRow): Record<string, string> => {
  const { subject: key, name, domain, values } = row;
  const scope = scopeOf({ key, name, domain }, values);
  return Object.fromEntries(Object.entries(scope).map(([each, value]) => [each, String(value)]));
};

export function useSample(slot: string): Sample {
  const { db } = useBench();
  const lists = useLive(
    async () => {
      const found = await listsWithCounts(db);
      return Promise.all(
        found.slice(0, 20).map(
          async ({ list }): Promise<Listed> => ({
            list,
            rows: await rowsPage(db, list.id, -1, ROWS_OF_EACH),
          }),
        ),
      );
    },
    [db],
    [] as readonly Listed[],
  ).value;
  const [state, setState] = useState(() => kept.get(slot) ?? { chosen: null, typed: {} });
  const keep = (next: typeof state) => {
    kept.set(slot, next);
    setState(next);
  };
  const rows = useMemo(() => lists.flatMap(one => one.rows), [lists]);
  const row = state.chosen === 'typed' ? undefined : (rows.find(one => one.id === state.chosen) ?? rows[0]);
  const typedValues = useMemo(
    () => Object.fromEntries(Object.entries(state.typed).filter(([, value]) => value !== '')),
    [state.typed],
  );
  const values = useMemo(
    () => (row ? { ...typedValues, ...valuesOf(row) } : typedValues),
    [row, typedValues],
  );
  const columns = useMemo(
    () => [...new Set(['domain', 'company_name', 'name', ...lists.flatMap(one => one.list.columns)])],
    [lists],
  );
  return {
    chosen: row?.id ?? 'typed',
    choose: chosen => keep({ ...state, chosen }),
    lists,
    typed: state.typed,
    type: (name, value) => keep({ ...state, typed: { ...state.typed, [name]: value } }),
    values,
    columns,
  };
}
