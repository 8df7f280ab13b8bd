/** What is used of peers that bring no types of their own. */
declare module 'mustache' {
  const mustache: { render(template: string, view: object): string };
  export default mustache;
}

declare module 'fastscan' {
  /** Every place of every word, overlaps and all. */
  export default class FastScanner {
    constructor(words: readonly string[]);
    search(text: string): readonly (readonly [offset: number, word: string])[];
  }
}
