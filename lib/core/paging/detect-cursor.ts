/** A cursor in the body or in a header, or the last item's own id. */
import { type Headers, isAddress, isCount, OFFSET, type PagingProposal, type Seen } from './seen.ts';
import type { Place } from './shape.ts';

const CURSOR =
  /^(?:cursor|(?:next|end|after)_?cursor|next_?page_?cursor|(?:next_?)?page_?token|next_?token|(?:continuation|scroll|pagination)_?token|continuation|scroll_?id|next|next_?page|after|(?:starting|search)_?after|after_?id|bookmark|(?:next_?)?marker|next_?(?:start|offset|position|key|id)|last_?(?:id|key)|page_?info)$/i;
/** Parameters by which a cursor is sent back. */
const CURSOR_SENT =
  /^(?:cursor|(?:start|next|page|after)_?cursor|page\[(?:cursor|after)\]|(?:next_?)?page_?token|(?:next|continuation|scroll|pagination)_?token|continuation|scroll_?id|after|(?:starting|search)_?after|after_?id|bookmark|marker|last_?(?:id|key)|page_?info)$/i;

export function byCursor({ outside, common, sent, home }: Seen): PagingProposal | null {
  const fits = ({ name, within, value }: Place): boolean => {
    if (typeof value === 'number') {
      // Where the next page begins: Google's custom search tells it of a page that is called the next one.
      if (OFFSET.test(name) && /^next_?page$/i.test(within.at(-1) ?? '')) return true;
      return /^(?:next_?|last_?)\w+$/i.test(name) && CURSOR.test(name);
    }
    if (typeof value !== 'string' || value === '' || isAddress(value)) return false;
    // Airtable calls its cursor an offset; MediaWiki lists what goes on under `continue`.
    return (
      CURSOR.test(name) ||
      (OFFSET.test(name) && !isCount(value)) ||
      (/^continue$/i.test(within.at(-1) ?? '') && name !== 'continue')
    );
  };
  const goesOn = outside.find(
    ({ name, within }) => /^continue$/i.test(within.at(-1) ?? '') && name !== 'continue',
  );
  const rank = ({ name }: Place): number => (/next|end|after|scroll|token/i.test(name) ? 0 : 1);
  const [cursor] = goesOn ? [goesOn] : outside.filter(fits).sort((a, b) => rank(a) - rank(b));
  if (!cursor) return null;
  const word = goesOn ? cursor.name : sentBackAs(cursor, outside);
  const known =
    sent.find(one => one.word.toLowerCase() === word.toLowerCase()) ??
    sent.find(one => CURSOR_SENT.test(one.word));
  const parameter = known?.name ?? home.before + word;
  const place = known?.place ?? home.place;
  return {
    paging: { kind: 'cursor', cursor: parameter, place, from: { in: 'body', path: cursor.path }, ...common },
    evidence: `The answer carries a cursor at ${cursor.path}; it is sent back as “${parameter}”${known ? '' : ', which is a guess by its name'}.`,
    confidence: known ? 0.9 : 0.8,
  };
}

/** By which parameter vendors take a cursor of this name. */
function sentBackAs({ name, within }: Place, outside: readonly Place[]): string {
  const plain = name.replaceAll('_', '').toLowerCase();
  const isList = outside.some(one => one.path === '$.object' && one.value === 'list');
  if (plain === 'nextcursor' || plain === 'nextpagecursor' || plain === 'cursor')
    // Notion's lists are marked as such.
    return isList && plain === 'nextcursor' ? 'start_cursor' : 'cursor';
  if (plain === 'endcursor') return 'after';
  if (plain === 'aftercursor') return 'page[after]';
  if (plain === 'next') return /^(?:cursors?)$/i.test(within.at(-1) ?? '') ? 'cursor' : 'next';
  if (/^next_?page$/i.test(within.at(-1) ?? '') && plain === 'startindex') return 'start';
  // A list that tells its first and its last id takes the last one under another name.
  if (plain === 'lastid' && outside.some(one => /^first_?id$/i.test(one.name)))
    return isList ? 'after' : 'after_id';
  // A token that is called the next one is sent under its own name; of all else, `next` falls away.
  if (/^next_?token$/i.test(name)) return name;
  const rest = name.replace(/^next_?/i, '');
  return rest === name ? name : rest.charAt(0).toLowerCase() + rest.slice(1);
}

export function byHeader({ common, home }: Seen, headers: Headers): PagingProposal | null {
  const found = headers.find(
    ([name, value]) =>
      /^x-(?:next-?|continuation-?|page-?)?(?:cursor|token|page(?:-after|-token|-cursor)?|after|continuation)(?:-next)?$/i.test(
        name,
      ) &&
      value.trim() !== '' &&
      !/^x-page$/i.test(name),
  );
  if (!found) return null;
  const name = found[0].toLowerCase();
  const word = /token/.test(name)
    ? /page/.test(name)
      ? 'page_token'
      : 'token'
    : /after/.test(name)
      ? 'after'
      : /cursor/.test(name)
        ? 'cursor'
        : /continuation/.test(name)
          ? 'continuation'
          : 'page';
  return {
    paging: {
      kind: 'cursor',
      cursor: home.before + word,
      place: home.place,
      from: { in: 'header', name },
      ...common,
    },
    evidence: `The header ${found[0]} carries a cursor; it is sent back as “${word}”, which is a guess by its name.`,
    confidence: 0.7,
  };
}

/** Stripe and its like: the last item's own id is the cursor. */
export function byLastItem({ list, home, sent, more, total, common }: Seen): PagingProposal | null {
  const last = list.items.at(-1);
  if (typeof last !== 'object' || last === null) return null;
  const goesOn = more?.value === true || (total !== null && Number(total.value) > list.items.length);
  const id = ['uuid', 'id'].find(name => Object.hasOwn(last, name));
  if (!goesOn || !id || (id === 'id' && more === null)) return null;
  const known = sent.find(({ word }) => CURSOR_SENT.test(word));
  const name = known?.name ?? home.before + (id === 'uuid' ? 'after_id' : 'starting_after');
  const from = { in: 'body', path: `${list.path}[-1:].${id}` } as const;
  return {
    paging: { kind: 'cursor', cursor: name, place: known?.place ?? home.place, from, ...common },
    evidence: `More follow, and no cursor is given: the last item’s ${id} is sent back as “${name}”, which is a guess.`,
    confidence: 0.5,
  };
}
