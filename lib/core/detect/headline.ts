import type { Word } from './name-runs.ts';

// Headlines write their verbs with a capital ("TeleNova Selects Ericsson"), so that a run of capitalised words holds
// a company, what it does and to whom.

/** What companies do in headlines. As a noun ("Traffic Signs") it ends its run. */
const VERB: ReadonlySet<string> = new Set(
  'Acquires Acquire Announces Announce Appoints Names Launches Launch Raises Reports Selects Unveils Completes Introduces Expands Partners Joins Signs Sign Secures Closes Opens Files Buys Sells Sues Hires Adds Wins Enters Receives Declares Invests Merges Merge Agrees Cuts Debuts Rebrands Collaborates Extends Achieves Appointed Releases Surpasses Commences Begins Delivers Beats Slashes Warns Acquired Bought Pays Recalls Settles'.split(
    ' ',
  ),
);

/** Of those, what people seldom do. */
const OF_COMPANIES: ReadonlySet<string> = new Set(
  'Acquires Selects Appoints Partners Completes Secures Expands Rebrands Merges Acquired Recalls'.split(' '),
);

/** Nouns as often: in lower case behind them stands no object. */
const NOUNS_TOO: ReadonlySet<string> = new Set(
  'Partners Names Reports Signs Sign Opens Cuts Wins Files Beats Launch Acquire Merge Announce Closes Adds'.split(
    ' ',
  ),
);

export interface Clause {
  readonly words: readonly Word[];
  /** What the words before it are said to do; empty where nothing is. */
  readonly does: string;
  /** Only companies do that. */
  readonly corporate: boolean;
}

const goesOn = (verb: string, behind: string): boolean =>
  /^ [$€£\d]/.test(behind) || (!NOUNS_TOO.has(verb) && /^ \p{Ll}/u.test(behind));

/** A run of capitalised words, parted at the verbs within it. */
export function clausesOf(text: string, words: readonly Word[]): Clause[] {
  if (!words.some((word, i) => i > 0 && VERB.has(word.text))) return [{ words, does: '', corporate: false }];
  const clauses: Clause[] = [];
  let from = 0;
  words.forEach((word, i) => {
    if (i === from || !VERB.has(word.text) || words[i - 1]?.joint === true) return;
    const behind = text.slice(word.end, word.end + 6);
    if (
      word.text === 'Partners'
        ? !/^ [Ww]ith\b/.test(behind)
        : i === words.length - 1 && !goesOn(word.text, behind)
    )
      return;
    const raises = word.text === 'Raises' && /^ [$€£]/.test(behind);
    clauses.push({
      words: words.slice(from, i),
      does: word.text,
      corporate: raises || OF_COMPANIES.has(word.text),
    });
    from = i + 1;
  });
  clauses.push({ words: words.slice(from), does: '', corporate: false });
  return clauses;
}
