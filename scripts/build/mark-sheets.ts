/** The sheets of the pages' one highlight, as files: the browser can put only files into a page before its first byte. */
import { MARK_SHEETS, markName, markSheet } from '../../lib/core/mark-sheet.ts';
import { highlightCss } from '../../lib/page/mark.ts';

/** Files for WXT to write beside those of `public/`. Firefox does not inherit highlight styles from the root. */
export const markSheets = (browser: string): { relativeDest: string; contents: string }[] =>
  Array.from({ length: MARK_SHEETS }, (_, n) => ({
    relativeDest: markSheet(n).slice(1),
    contents: highlightCss(markName(n), browser === 'firefox' ? '' : ':root'),
  }));
