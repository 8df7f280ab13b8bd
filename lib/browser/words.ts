/** Data that is read when it is needed, because most lives of the background never need it. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type CommonWords, readCommonWords } from '../core/detect/common-words.ts';
import type { LexiconBytes } from '../core/detect/lexicon.ts';
import { bytesOfBase64 } from '../core/request/web.ts';

// The paths that the build writes are known to TypeScript only after a build.
const dataFile = (name: string): Promise<Response> => fetch(browser.runtime.getURL(`/data/${name}` as '/'));

/** Read anew each time: what is built from it is what is worth keeping. */
export const commonWords = async (): Promise<CommonWords> =>
  readCommonWords(await (await dataFile('common-words.txt')).text());

const lexiconSchema = v.object({ known: v.string(), words: v.string(), sets: v.string() });

/** What finding names without a list needs to know. The build wrote it. */
export const lexiconBytes = async (): Promise<LexiconBytes> => {
  const { known, words, sets } = v.parse(lexiconSchema, await (await dataFile('lexicon.json')).json());
  return { known: bytesOfBase64(known), words: bytesOfBase64(words), sets };
};
