/** Data that is read when it is needed, because most lives of the background never need it. */
import { browser } from 'wxt/browser';
import { type CommonWords, readCommonWords } from '../core/detect/common-words.ts';

// The paths that the build writes are known to TypeScript only after a build.
const dataFile = (name: string): Promise<Response> => fetch(browser.runtime.getURL(`/data/${name}` as '/'));

/** Read anew each time: what is built from it is what is worth keeping. */
export const commonWords = async (): Promise<CommonWords> =>
  readCommonWords(await (await dataFile('common-words.txt')).text());

/** The lexicon as its message carries it (`known` and `words`, in base64): the build wrote it, the page checks it. */
export const lexiconText = async (): Promise<unknown> => (await dataFile('lexicon.json')).json();
