/** Spreadsheets run cells that begin like a formula. A cell that would is made text by an apostrophe before it. */

/** Blanks, controls and marks that a spreadsheet may drop before it looks at the first character. */
const BLANK = /^(?:(?![\t\r\n])[\s\p{Cf}\p{Cc}])+/u;
/** OWASP, CSV Injection: `= + - @`, tab and line breaks, and the full-width forms, which Excel folds. */
const ACTIVE = /^[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]/u;
/** Harmless though it begins with a sign: `-12`, `+4.5e3`, `-1,204.50`. */
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;

/** Would a spreadsheet take it for a formula? */
export function isActive(cell: string): boolean {
  // A line break or tab in front may be dropped too, so it counts as active by itself.
  const bare = cell.replace(BLANK, '');
  if (!ACTIVE.test(bare)) return false;
  return !(/\d/.test(cell) && NUMBER.test(cell));
}

/** @returns the cell as it is written: `=1+1` becomes `'=1+1`. */
export const guard = (cell: string): string => (isActive(cell) ? `'${cell}` : cell);
