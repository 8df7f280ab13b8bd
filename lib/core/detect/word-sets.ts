/** The sets of words that judge names, in the order of their lines in the lexicon. */
export const SETS = [
  'strongHead',
  'weakHead',
  'genericWord',
  'notInName',
  'prefixHead',
  'companyVerb',
  'corporateVerb',
  'humanVerb',
  'auxiliary',
  'weakVerb',
  'notPast',
  'companyNoun',
  'beforeCompany',
  'beforeName',
  'determiner',
  'place',
  'givenName',
  'title',
  'placeHead',
  'headlineVerb',
  'headlineOfCompany',
  'headlineNoun',
  'human',
  'business',
  'trade',
] as const;

export type SetName = (typeof SETS)[number];
export type WordSets = Readonly<Record<SetName, ReadonlySet<string>>>;

/** Reads a set a line, its words parted by spaces. Lines that are missing are empty sets. */
export function readWordSets(text: string): WordSets {
  const lines = text.split('\n');
  const sets: Partial<Record<SetName, ReadonlySet<string>>> = {};
  SETS.forEach((name, i) => {
    sets[name] = new Set((lines[i] ?? '').split(' '));
  });
  return sets as WordSets; // every name of SETS was given its set
}
