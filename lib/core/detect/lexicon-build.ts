import type { CommonWords } from './common-words.ts';
import * as companyWords from './company-words.ts';
import * as evidenceWords from './evidence-words.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { knownCompanyIndex } from './known-companies.ts';
import type { LexiconBytes } from './lexicon.ts';
import * as otherWords from './other-words.ts';
import { filterOf } from './word-filter.ts';
import { SETS, type SetName } from './word-sets.ts';

/** Makes the lexicon that the page is sent. Always the same bytes; build it once, in the background. */
export function buildLexicon(common: CommonWords): LexiconBytes {
  const list = [...common.bases, ...common.hardNames, ...common.neverAlone, ...common.wordNames];
  return {
    known: knownCompanyIndex(common).bytes,
    words: filterOf(list, 14),
    sets: SETS.map(name => WORDS[name]).join('\n'),
  };
}

const WORDS: Readonly<Record<SetName, string>> = {
  strongHead: companyWords.STRONG_HEAD,
  weakHead: companyWords.WEAK_HEAD,
  genericWord: companyWords.GENERIC_WORD,
  notInName: companyWords.NOT_IN_NAME,
  prefixHead: companyWords.PREFIX_HEAD,
  companyVerb: evidenceWords.COMPANY_VERB,
  corporateVerb: evidenceWords.CORPORATE_VERB,
  humanVerb: evidenceWords.HUMAN_VERB,
  auxiliary: evidenceWords.AUXILIARY,
  weakVerb: evidenceWords.WEAK_VERB,
  notPast: evidenceWords.NOT_PAST,
  companyNoun: evidenceWords.COMPANY_NOUN,
  beforeCompany: evidenceWords.BEFORE_COMPANY,
  beforeName: evidenceWords.BEFORE_NAME,
  determiner: evidenceWords.DETERMINER,
  place: evidenceWords.PLACE_PREPOSITION,
  givenName: GIVEN_NAMES,
  title: otherWords.TITLE,
  placeHead: otherWords.PLACE_HEAD,
  headlineVerb: otherWords.HEADLINE_VERB,
  headlineOfCompany: otherWords.HEADLINE_OF_COMPANY,
  headlineNoun: otherWords.HEADLINE_NOUN,
  human: otherWords.HUMAN,
  business: otherWords.BUSINESS,
  trade: evidenceWords.TRADE,
};
