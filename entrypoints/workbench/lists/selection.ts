import { useRef, useState } from 'preact/hooks';
import type { SelectedPart } from '../../../components/table/GridHead.tsx';

interface Row {
  readonly id: string;
}

export interface Selection {
  readonly ids: ReadonlySet<string>;
  has(id: string | undefined): boolean;
  part(rows: readonly Row[]): SelectedPart;
  toggle(rows: readonly Row[], index: number, range: boolean): void;
  /** Selects all of these, or none if all are. */
  toggleAll(rows: readonly Row[]): void;
  clear(): void;
}

/** Selected rows by id, so that sorting and filtering keep them. */
export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  return {
    ids,
    has: id => id !== undefined && ids.has(id),
    part: rows => {
      if (ids.size === 0) return 'none';
      return ids.size >= rows.length && rows.every(row => ids.has(row.id)) ? 'all' : 'some';
    },
    toggle: (rows, index, range) => {
      const row = rows[index];
      if (!row) return;
      const next = new Set(ids);
      const from = range && last.current ? rows.findIndex(one => one.id === last.current) : -1;
      if (from >= 0)
        for (const one of rows.slice(Math.min(from, index), Math.max(from, index) + 1)) next.add(one.id);
      else if (!next.delete(row.id)) next.add(row.id);
      last.current = row.id;
      setIds(next);
    },
    toggleAll: rows => {
      const all = rows.length > 0 && rows.every(row => ids.has(row.id));
      setIds(all ? new Set() : new Set(rows.map(row => row.id)));
    },
    clear: () => setIds(new Set()),
  };
}
