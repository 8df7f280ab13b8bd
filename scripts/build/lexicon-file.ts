/** The page's lexicon is always the same bytes, so it is made when the extension is built, and the background hands it on. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCommonWords } from '../../lib/core/detect/common-words.ts';
import { buildLexicon } from '../../lib/core/detect/lexicon-build.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A file for WXT to write beside those of `public/`: JSON of base64, as a page's message carries it. */
export function lexiconFile(root: string): { relativeDest: string; contents: string } {
  const common = readCommonWords(readFileSync(path.join(root, 'public/data/common-words.txt'), 'utf8'));
  const { known, words, sets } = buildLexicon(common);
  return {
    relativeDest: 'data/lexicon.json',
    contents: JSON.stringify({ known: base64(known), words: base64(words), sets }),
  };
}
