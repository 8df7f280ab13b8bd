/** Which companies of the page are meant: filtered, chosen, or all of them. */
import { useState } from 'preact/hooks';
import { type PageRowData, sortRows } from './page-rows.ts';

export type Show = 'all' | 'new' | 'stale';

export interface Selection {
  readonly shown: readonly PageRowData[];
  readonly chosen: ReadonlySet<string>;
  /** The chosen ones; without any, all that are shown and are not guesses. */
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

export function useSelection(rows: readonly PageRowData[], column: string | null): Selection {
  const [filter, write] = useState('');
  const [show, turn] = useState<Show>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const shown = sortRows(
    rows.filter(
      data => (show === 'all' || (show === 'new' ? !data.asked : data.stale)) && fits(data, filter),
    ),
    column,
  );
  const marked = shown.filter(data => chosen.has(data.row.key));
  const meant =
    marked.length > 0 ? marked : shown.filter(data => data.row.domain !== null && !data.row.guessed);
  return {
    shown,
    chosen,
    meant,
    all: marked.length === 0 ? false : marked.length === shown.length ? true : 'mixed',
    filter,
    show,
    write,
    turn,
    choose: (key, on) =>
      setChosen(now => {
        const next = new Set(now);
        if (on) next.add(key);
        else next.delete(key);
        return next;
      }),
    chooseAll: on => setChosen(on ? new Set(shown.map(data => data.row.key)) : new Set()),
  };
}
