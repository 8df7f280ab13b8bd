/** What a person chose of a page's companies while the page goes on changing. Pure. */
import type { PageRowData } from './page-rows.ts';

export interface Chosen {
  readonly keys: ReadonlySet<string>;
  /** Of the page on which they were chosen. */
  readonly address: string | null;
}

export const NONE_CHOSEN: Chosen = { keys: new Set(), address: null };

interface Row {
  readonly row: Pick<PageRowData['row'], 'key' | 'domain' | 'guessed'>;
}

/** Of another page, what was chosen counts only while some of it is here, as where an application names its views anew. */
export const chosenHere = (
  { keys, address }: Chosen,
  rows: readonly Row[],
  here: string | null,
): ReadonlySet<string> =>
  address === here || rows.some(({ row }) => keys.has(row.key)) ? keys : NONE_CHOSEN.keys;

/**
 * The chosen ones; where nothing was chosen, all that are shown and are not guesses. Chosen ones that left the page or
 * were filtered out never make it all of them: a press that was meant for one would ask for every other.
 */
export const meantOf = <R extends Row>(shown: readonly R[], chosen: ReadonlySet<string>): readonly R[] =>
  shown.filter(({ row }) => (chosen.size > 0 ? chosen.has(row.key) : row.domain !== null && !row.guessed));
