import { type AccountIndex, KIND, type Kind } from './account-index.ts';
import { type Key, packKeys } from './account-pack.ts';
import type { CommonWords, KnownList } from './common-words.ts';
import { foldWords } from './fold.ts';
import { withoutForms } from './suffixes.ts';

// The companies that every reader knows, for pages read without a list, and to tell which names of a list need no proof.

const KINDS: Readonly<Record<KnownList, { readonly kind: Kind; readonly lower: boolean }>> = {
  hard: { kind: KIND.hard, lower: false },
  word: { kind: KIND.word, lower: false },
  any: { kind: KIND.plain, lower: true },
  plain: { kind: KIND.plain, lower: false },
  phrase: { kind: KIND.phrase, lower: false },
  capitals: { kind: KIND.capitals, lower: false },
  'less-known': { kind: KIND.plain, lower: false },
};

/** A company of those lists. */
export interface KnownName {
  readonly words: readonly string[];
  readonly spelt: string;
  readonly kind: Kind;
  readonly lower: boolean;
}

/** Each once. A name that its legal form alone tells from a word (MAN SE) is left out. */
export function* knownNames(common: CommonWords): Generator<KnownName> {
  const { bases, companies, hardNames, neverAlone } = common;
  const isWord = new Set([...bases, ...hardNames, ...neverAlone]);
  const seen = new Set<string>();
  for (const [list, names] of companies) {
    const { kind: usual, lower } = KINDS[list];
    for (const name of names) {
      const words = withoutForms(foldWords(name.replaceAll('+', '&')));
      const spelt = words.join('');
      const isShared = words.length === 1 && isSharedName(spelt, list, common);
      const kind = usual === KIND.plain && isShared ? KIND.shared : usual;
      const isSafe = kind !== KIND.plain || lower || words.length > 1 || !isWord.has(spelt);
      if (!isSafe || seen.has(spelt)) continue;
      seen.add(spelt);
      yield { words, spelt, kind, lower };
    }
  }
}

/** Whether people or towns are called so as well. */
const isSharedName = (word: string, list: KnownList, common: CommonWords): boolean =>
  common.alsoNames.has(word) ||
  (list === 'less-known' && (common.isRareName(word) || common.isRareWord(word) || common.isName(word)));

/** The index of the names above. */
export function knownCompanyIndex(common: CommonWords): AccountIndex {
  const keys: Key[] = [];
  for (const { words, spelt, kind, lower } of knownNames(common)) {
    const short = kind === KIND.plain && words.length === 1 && spelt.length < 4 && !lower;
    keys.push({ words, id: 0, kind: short ? KIND.capitals : kind, lower: lower && spelt.length > 3 });
  }
  return { bytes: packKeys(keys, 1) };
}
