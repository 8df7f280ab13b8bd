// What a text is about, as far as it tells a company from a person or a town of the same name.
import type { WordSets } from './word-sets.ts';

/** How far to each side of a name its text is read. */
const REACH = 300;
/** So many different words of trade near a name make the text one about business. */
const LEAST = 3;

/** Words, sums of money in thousands or more, and shares of a hundred. */
const WORD = /\p{L}+|[$€£¥] ?\d[\d.,]* ?(?:m|bn|k|million|billion)(?!\p{L})|\d ?(?:%|per ?cent)/gu;

/** Whether the text near the span speaks of business. */
export function speaksOfBusiness(text: string, start: number, end: number, { trade }: WordSets): boolean {
  const said = new Set<string>();
  for (const [word] of text.slice(Math.max(0, start - REACH), end + REACH).matchAll(WORD)) {
    const known = [word.toLowerCase(), word.toLowerCase().replace(/s$/, '')].find(form => trade.has(form));
    if (known !== undefined) said.add(known);
    else if (/\d/.test(word)) said.add('1');
    if (said.size >= LEAST) return true;
  }
  return false;
}
