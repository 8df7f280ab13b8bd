/** Data that is read when it is needed, because most lives of the background never need it. */
import { browser } from 'wxt/browser';
import { type CommonWords, readCommonWords } from '../core/detect/common-words.ts';

/** Read anew each time: what is built from it is what is worth keeping. */
export const commonWords = async (): Promise<CommonWords> => {
  // The paths that the build generates are known to TypeScript only after a build.
  const response = await fetch(browser.runtime.getURL('/data/common-words.txt' as '/'));
  return readCommonWords(await response.text());
};
