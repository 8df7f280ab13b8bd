/** The lists of what was gathered of a page whose items stand somewhere on it, in the order in which they are counted. */
const LISTS = ['microdata', 'anchors', 'emails', 'logos', 'entries'] as const;
type List = (typeof LISTS)[number];

/** The place of each list's first item: they are counted through all lists, so that a place is one number. */
export function placesOf(lists: Readonly<Partial<Record<List, readonly unknown[]>>>): Record<List, number> {
  const at = { microdata: 0, anchors: 0, emails: 0, logos: 0, entries: 0 };
  let next = 0;
  for (const list of LISTS) {
    at[list] = next;
    next += lists[list]?.length ?? 0;
  }
  return at;
}

/** What stands at each place. */
export const inPlaces = <T>(lists: Readonly<Partial<Record<List, readonly T[]>>>): T[] =>
  LISTS.flatMap(list => lists[list] ?? []);
