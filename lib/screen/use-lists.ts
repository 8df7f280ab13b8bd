/** Adding companies to a list: the one used last, another, or a new one. */
import { ListPlus, Plus } from 'lucide-preact';
import type { MenuEntry } from '../../components/menu/Menu.tsx';
import { formatCount } from '../core/format.ts';
import type { List } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import { useScreen } from './screen.ts';
import type { AddOrder, ListsRead } from './store-door.ts';
import { useAnswer } from './use-answer.ts';

const FIRST_LIST = 'Companies';

export interface ListsState {
  /** The store was read. */
  readonly loaded: boolean;
  /** The list that a press adds to; null before there is one. */
  readonly target: List | null;
  /** Are all of `subjects` in it? */
  readonly listed: boolean;
  /** A list that holds the one company that this is about, the one used last first. */
  readonly home: string | null;
  /** Names of the lists that hold it. */
  readonly inLists: readonly string[];
  /** What the one company is called in them. */
  readonly name: string | null;
  readonly menu: readonly MenuEntry[];
  add(): void;
}

const NONE: ListsRead = { lists: [], last: null, holding: [], name: null };

/** @param source where the companies come from, for a person: the site's host. */
export function useLists(subjects: readonly Subject[], source: string): ListsState {
  const { door, toast, fail } = useScreen();
  const only = subjects.length === 1 ? (subjects[0]?.key ?? '') : '';
  const answer = useAnswer(door, 'lists', only);
  const read = answer ?? NONE;
  const all = read.lists.map(one => one.list);
  const newest = all.toSorted((a, b) => b.updatedAt - a.updatedAt)[0] ?? null;
  const target = all.find(list => list.id === read.last) ?? newest;

  const add = async (to: AddOrder['to']): Promise<void> => {
    const { list, added, merged, rows } = await door.add({ to, subjects, source });
    const what = subjects.length === 1 ? (subjects[0]?.name ?? subjects[0]?.domain) : null;
    const there = merged > 0 ? `, ${formatCount(merged, 'row')} there already` : '';
    const text =
      added === 0
        ? `Already in ${list}`
        : `${what ?? formatCount(added, 'company', 'companies')} added to ${list}${there}`;
    const undo = { label: 'Undo', onPress: () => void door.remove(rows).catch(fail) };
    toast(added > 0 ? { text, action: undo } : { text });
  };

  return {
    loaded: answer !== null,
    target,
    home: target && read.holding.includes(target.id) ? target.id : (read.holding[0] ?? null),
    inLists: all.filter(list => read.holding.includes(list.id)).map(list => list.name),
    name: read.name,
    listed: target !== null && read.holding.includes(target.id),
    menu: [
      ...read.lists.map(({ list, rows }) => ({
        label: list.name,
        icon: ListPlus,
        end: formatCount(rows, 'row'),
        disabled: read.holding.includes(list.id) ? 'It is in this list' : (false as const),
        onSelect: () => void add({ id: list.id }).catch(fail),
      })),
      ...(read.lists.length > 0 ? (['rule'] as const) : []),
      {
        label: source ? `New list: ${source}` : 'New list',
        icon: Plus,
        onSelect: () => void add({ name: source || FIRST_LIST }).catch(fail),
      },
    ],
    add: () => void add(target ? { id: target.id } : { name: FIRST_LIST }).catch(fail),
  };
}
