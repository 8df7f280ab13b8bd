import type { CommonWords } from './common-words.ts';
import { HARD_NAMES, NEVER_ALONE, WORD_NAMES } from './hard-names.ts';
import { knownCompanyIndex } from './known-companies.ts';
import { type LexiconBytes, wordBits } from './lexicon.ts';

/** Makes the lexicon that the page is sent. Always the same bytes; build it once, in the background. */
export function buildLexicon(common: CommonWords): LexiconBytes {
  const list = [...common.bases, ...HARD_NAMES, ...NEVER_ALONE, ...WORD_NAMES];
  const words = new Uint8Array(Math.ceil((list.length * 8) / 8));
  for (const word of list) {
    wordBits(word, words.length * 8, bit => {
      words[bit >>> 3] = (words[bit >>> 3] ?? 0) | (1 << (bit & 7));
    });
  }
  return { known: knownCompanyIndex().bytes, words };
}
