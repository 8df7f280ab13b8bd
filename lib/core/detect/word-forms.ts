// Regular forms of English words, so that a list need hold only the bases.

const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['ies', ['y']],
  ['ied', ['y']],
  ['ily', ['y']],
  ['ier', ['y']],
  ['ings', ['', 'e']],
  ['ing', ['', 'e']],
  ['ness', ['']],
  ['est', ['', 'e']],
  ['ers', ['', 'e']],
  ['er', ['', 'e']],
  ['ed', ['', 'e']],
  ['ly', ['', 'e', 'le']],
  ['es', ['']],
  ['s', ['']],
];

/** Whether a word, or a base that it is a regular form of, is one that `has` knows. */
export function inAnyForm(word: string, has: (base: string) => boolean): boolean {
  if (has(word)) return true;
  for (const [ending, put] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const base = word.slice(0, -ending.length);
    if (base.length < 3) continue;
    for (const end of put) if (has(base + end)) return true;
    if (base.at(-1) === base.at(-2) && has(base.slice(0, -1))) return true;
  }
  return false;
}
