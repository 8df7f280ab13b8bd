// Runs of capitalised words: "Wendell & Roe Advertising", "Compagnie de Saint-Gobain".

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A word that joins two others: &, and, de. */
  readonly joint: boolean;
  /** The joining word is "of": more often an office than a company. */
  readonly of: boolean;
}

export interface NameRun {
  readonly words: readonly Word[];
}

/** Not more words than this make a name; a longer run is a heading or a list in capitals. */
const MAX_WORDS = 12;

/** A capitalised word, with initials and inner marks; or digits with letters behind them. */
const WORD =
  /(?:\p{Lu}\.){1,4}(?=[ \p{Lu}])|(?![LD]['’]\p{Ll})\p{Lu}[\p{L}\p{N}\p{M}]*(?:['’&‐‑-]\p{L}[\p{L}\p{N}\p{M}]*|\.(?:com|io|ai|co|net|org|app|dev)\b)*|\d+[\p{L}]{2,}\b/gu;

const JOINT =
  /^ (&|and|of|de|du|des|di|da|del|della|do|dos|la|le|van|von|van der|von der|und|et|e|y|for) (?=\p{Lu})/u;

/** The runs of a text, in order. Linear: every word is looked at once. */
export function* nameRuns(text: string): Generator<NameRun> {
  let words: Word[] = [];
  WORD.lastIndex = 0;
  let reach = -1;
  for (;;) {
    const next = WORD.exec(text);
    if (next === null) break;
    const start = next.index;
    const end = start + next[0].length;
    if (reach !== start || words.length >= MAX_WORDS) {
      if (words.length > 0) yield { words };
      words = [];
    }
    words.push({ text: next[0], start, end, joint: false, of: false });
    reach = text[end] === ' ' ? end + 1 : -1;
    const joint = reach === -1 ? null : JOINT.exec(text.slice(end, end + 10));
    if (joint?.[1] !== undefined) {
      words.push({
        text: joint[1],
        start: end + 1,
        end: end + 1 + joint[1].length,
        joint: true,
        of: joint[1] === 'of' || joint[1] === 'for',
      });
      reach = end + joint[0].length;
    }
  }
  if (words.length > 0) yield { words };
}
