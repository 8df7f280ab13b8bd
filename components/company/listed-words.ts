/** `in Prospects`, `in 2 lists`; empty where it is in none. */
export const listedWords = (lists: readonly string[]): string =>
  lists.length > 1 ? `in ${lists.length} lists` : lists.length === 1 ? `in ${lists[0]}` : '';
