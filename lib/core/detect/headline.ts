import type { Word } from './name-runs.ts';
import type { WordSets } from './word-sets.ts';

// Headlines write their verbs with a capital ("TeleNova Selects Ericsson"), so that a run of capitalised words holds
// a company, what it does and to whom.

export interface Clause {
  readonly words: readonly Word[];
  /** What the words before it are said to do; empty where nothing is. */
  readonly does: string;
  /** Only companies do that. */
  readonly corporate: boolean;
}

const goesOn = (verb: string, behind: string, { headlineNoun }: WordSets): boolean =>
  /^ [$€£\d]/.test(behind) || (!headlineNoun.has(verb) && /^ \p{Ll}/u.test(behind));

/** A run of capitalised words, parted at the verbs within it. */
export function clausesOf(text: string, words: readonly Word[], sets: WordSets): Clause[] {
  const { headlineVerb, headlineOfCompany } = sets;
  if (!words.some((word, i) => i > 0 && headlineVerb.has(word.text)))
    return [{ words, does: '', corporate: false }];
  const clauses: Clause[] = [];
  let from = 0;
  words.forEach((word, i) => {
    if (i === from || !headlineVerb.has(word.text) || words[i - 1]?.joint === true) return;
    const behind = text.slice(word.end, word.end + 6);
    if (
      word.text === 'Partners'
        ? !/^ [Ww]ith\b/.test(behind)
        : i === words.length - 1 && !goesOn(word.text, behind, sets)
    )
      return;
    const raises = word.text === 'Raises' && /^ [$€£]/.test(behind);
    clauses.push({
      words: words.slice(from, i),
      does: word.text,
      corporate: raises || headlineOfCompany.has(word.text),
    });
    from = i + 1;
  });
  clauses.push({ words: words.slice(from), does: '', corporate: false });
  return clauses;
}
