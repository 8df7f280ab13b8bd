/**
 * The sheets of the pages' one highlight. A sheet that comes while a page stands makes the browser style every element
 * of it anew (100 ms on a page of 35,000); one that the browser puts in before the page's first byte costs nothing. For
 * that it must be a file, so there are many with names that say nothing, and each site has one by chance.
 */
export const MARK_SHEETS = 64;

/** The highlight that sheet `n` is for. */
export const markName = (n: number): string =>
  `h${(Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}`;

/** Its path in the extension. */
export const markSheet = (n: number): string => `/marks/${n}.css`;

/** @returns the name of the highlight that a sheet is for, or null for a path that is none of ours */
export const nameOfSheet = (path: string): string | null => {
  const n = /marks\/(\d+)\.css$/.exec(path)?.[1];
  return n === undefined ? null : markName(Number(n));
};
