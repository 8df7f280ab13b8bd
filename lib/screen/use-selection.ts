/** Which companies of the page are meant: filtered, chosen, or all of them. */
import { useState } from 'preact/hooks';
import { type Chosen, chosenHere, meantOf, NONE_CHOSEN } from './chosen.ts';
import { type PageRowData, sortRows } from './page-rows.ts';

export type Show = 'all' | 'new' | 'stale';

export interface Selection {
  readonly shown: readonly PageRowData[];
  readonly chosen: ReadonlySet<string>;
  readonly meant: readonly PageRowData[];
  readonly all: boolean | 'mixed';
  readonly filter: string;
  readonly show: Show;
  write(filter: string): void;
  turn(show: Show): void;
  choose(key: string, on: boolean): void;
  chooseAll(on: boolean): void;
}

const fits = (data: PageRowData, filter: string): boolean => {
  const text = [data.row.name, data.row.domain, data.row.fact].filter(Boolean).join(' ').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word));
};

/** @param address of the page: what was chosen on another one is not meant here */
export function useSelection(
  rows: readonly PageRowData[],
  column: string | null,
  address: string | null,
): Selection {
  const [filter, write] = useState('');
  const [show, turn] = useState<Show>('all');
  const [kept, keep] = useState<Chosen>(NONE_CHOSEN);
  const chosen = chosenHere(kept, rows, address);
  const shown = sortRows(
    rows.filter(
      data => (show === 'all' || (show === 'new' ? !data.asked : data.stale)) && fits(data, filter),
    ),
    column,
  );
  const marked = shown.filter(data => chosen.has(data.row.key));
  return {
    shown,
    chosen,
    meant: meantOf(shown, chosen),
    all: marked.length === 0 ? false : marked.length === shown.length ? true : 'mixed',
    filter,
    show,
    write,
    turn,
    choose: (key, on) => {
      const keys = new Set(chosen);
      if (on) keys.add(key);
      else keys.delete(key);
      keep({ keys, address });
    },
    chooseAll: on => keep({ keys: on ? new Set(shown.map(data => data.row.key)) : new Set(), address }),
  };
}
