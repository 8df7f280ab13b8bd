/** Adding companies to a list: the one used last, another, or a new one. */
import { ListPlus, Plus } from 'lucide-preact';
import type { MenuEntry } from '../../components/menu/Menu.tsx';
import { formatCount } from '../core/format.ts';
import type { List } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import { addRows, createList, listsHolding, listsWithCounts, removeRows } from '../store/lists.ts';
import { useLive } from '../store/live.ts';
import { setSetting, setting } from '../store/settings.ts';
import { useScreen } from './screen.ts';

const FIRST_LIST = 'Companies';

export interface ListsState {
  /** The list that a press adds to; null before there is one. */
  readonly target: List | null;
  /** Are all of `subjects` in it? */
  readonly listed: boolean;
  readonly menu: readonly MenuEntry[];
  add(): void;
}

interface Read {
  readonly lists: readonly { readonly list: List; readonly rows: number }[];
  readonly last: string | null;
  readonly holding: readonly string[];
}

/** @param source where the companies come from, for a person: the site's host. */
export function useLists(subjects: readonly Subject[], source: string): ListsState {
  const { db, toast, fail } = useScreen();
  const only = subjects.length === 1 ? (subjects[0]?.key ?? null) : null;
  const read = useLive<Read>(
    async () => ({
      lists: await listsWithCounts(db),
      last: await setting(db, 'lastList'),
      holding: only === null ? [] : (await listsHolding(db, only)).map(list => list.id),
    }),
    [db, only],
    { lists: [], last: null, holding: [] },
  ).value;
  const all = read.lists.map(one => one.list);
  const newest = all.toSorted((a, b) => b.updatedAt - a.updatedAt)[0] ?? null;
  const target = all.find(list => list.id === read.last) ?? newest;

  const into = async (list: List): Promise<void> => {
    const rows = subjects.map(subject => ({ subject, source }));
    const ids = subjects.map(subject => JSON.stringify([list.id, subject.key]));
    const there = await db.listRows.bulkGet(ids);
    const { added, merged } = await addRows(db, list.id, rows, Date.now());
    await setSetting(db, 'lastList', list.id);
    const fresh = ids.filter((_, i) => there[i] === undefined);
    const what = subjects.length === 1 ? (subjects[0]?.name ?? subjects[0]?.domain) : null;
    const text =
      added === 0
        ? `Already in ${list.name}`
        : `${what ?? formatCount(added, 'company', 'companies')} added to ${list.name}${merged > 0 ? `, ${merged} there already` : ''}`;
    const action =
      added > 0 ? { label: 'Undo', onPress: () => void removeRows(db, fresh).catch(fail) } : undefined;
    toast({ text, ...(action ? { action } : {}) });
  };

  const make = async (name: string): Promise<void> => {
    const taken = new Set(all.map(list => list.name));
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name} ${n}`;
    await into(await createList(db, crypto.randomUUID(), free, Date.now()));
  };

  return {
    target,
    listed: target !== null && read.holding.includes(target.id),
    menu: [
      ...read.lists.map(({ list, rows }) => ({
        label: list.name,
        icon: ListPlus,
        end: formatCount(rows, 'row'),
        disabled: read.holding.includes(list.id) ? 'It is in this list' : (false as const),
        onSelect: () => void into(list).catch(fail),
      })),
      ...(read.lists.length > 0 ? (['rule'] as const) : []),
      {
        label: source ? `New list: ${source}` : 'New list',
        icon: Plus,
        onSelect: () => void make(source || FIRST_LIST).catch(fail),
      },
    ],
    add: () => void (target ? into(target) : make(FIRST_LIST)).catch(fail),
  };
}
