import { cueBefore, cueBehind } from './company-cues.ts';
import type { Evidence } from './evidence.ts';
import type { Around } from './surroundings.ts';
import { speaksOfBusiness } from './topic.ts';
import type { WordSets } from './word-sets.ts';

// Names that people and towns bear as well (Pearson, Coles, Fresnillo), and of which a list or what every reader knows
// says that they are companies. Beside a word that belongs to the name of someone or somewhere they are that; what is
// said of companies alone makes them companies; elsewhere the text around them decides.

/** It is someone or somewhere else. */
export const ANOTHER = 'another';

/** What stands right beside the name says: evidence, that it is another's, or nothing. */
export function weighShared(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  at: Around,
  words: WordSets,
): Evidence | typeof ANOTHER | undefined {
  if (TICKER.test(text.slice(end, end + 20)))
    return { confidence: 0.9, reason: 'Its ticker stands behind the name.' };
  const tail = text.slice(end, end + 24);
  if (/[-#/@]/.test(at.left) || /^['’]?[-–]\p{L}/u.test(tail))
    return OF_COMPANY.test(tail)
      ? { confidence: 0.7, reason: 'The page speaks of what it owns or backs.' }
      : ANOTHER;
  const after = at.after.toLowerCase();
  const isNoun = words.companyNoun.has(after) && !at.parted;
  const does = !at.parted && words.corporateVerb.has(after);
  if (/^ (?:of )?\p{Lu}/u.test(tail) && !at.shouted && !isNoun && !does) return ANOTHER;
  const said = cueBefore(text, start);
  if (said !== undefined) return said;
  if (OF_PERSON.test(tail) || isOfAnother(at, words)) return ANOTHER;
  const behind = cueBehind(text, start, end);
  if (behind !== undefined) return behind;
  const before = at.before.toLowerCase();
  if (at.score || PLACE.test(before) || words.human.has(before)) return ANOTHER;
  if (isBusiness(at, words))
    return { confidence: 0.75, reason: `The word “${at.before}” speaks of a company.` };
  if (at.first && words.companyVerb.has(after) && ITS.test(text.slice(end, end + 60)))
    return { confidence: 0.7, reason: 'The page speaks of what it has.' };
  if (isNoun || possessedNoun(tail, words))
    return { confidence: 0.7, reason: 'The page speaks of what only companies have.' };
  if (words.determiner.has(before) && !at.comma && !(before === 'a' && at.portuguese)) return ANOTHER;
  if (does && (at.first || words.beforeName.has(before) || at.comma || at.portuguese))
    return { confidence: 0.7, reason: `It does what companies do: “${at.after}”.` };
  return undefined;
}

/** "Jo Weir", "née Coles": the word before it has a capital too, and does not only begin the sentence. */
const isOfAnother = (at: Around, words: WordSets): boolean => {
  if (!/^\p{Lu}/u.test(at.before) || at.comma || at.shouted) return false;
  // "In Paris Legrand climbed".
  if (/^[Ii]n$/.test(at.earlier)) return false;
  const before = at.before.toLowerCase();
  const opens = at.earlier === '' && (words.beforeName.has(before) || words.notInName.has(at.before));
  return !opens && !isBusiness(at, words) && !words.corporateVerb.has(before) && !/^(?:and|or)$/.test(before);
};

/** `(NYSE: ETN)`, but not the role, land or party of a person: `(CFO)`, `(USA)`. */
const TICKER = /^ \([A-Z][A-Za-z]{1,8}: ?[A-Z0-9.-]{1,8}[):]/;

/** "The retailer Coles", "Rival Coles"; a verb has a capital in headings alone, and Sue is a woman. */
const isBusiness = (at: Around, { business }: WordSets): boolean =>
  business.has(at.before.toLowerCase()) &&
  (/^\p{Ll}/u.test(at.before) || at.heading || !/^(?:Acquir|Buy|Bought|Su[ei])/.test(at.before));

/** "Linde's order backlog". */
const possessedNoun = (tail: string, { companyNoun }: WordSets): boolean => {
  const [, first = '', second = ''] = /^['’]s? (\p{L}+)(?: (\p{L}+))?/u.exec(tail.toLowerCase()) ?? [];
  return [first, second].some(noun => companyNoun.has(noun) && !/^(?:card|bag|phone)s?$/.test(noun));
};

/** "Ashtead moves its listing": people and their things are his and hers, and towns keep or lose theirs. */
const ITS =
  /^ (?!(?:ha[sd]|lost|loses|keeps|kept|gets|got|celebrate[sd]|remember(?:s|ed)?) )\p{Ll}+ (?:\p{Ll}+ )?its (?!own )/u;

const OF_COMPANY = /^-(?:owned|backed|listed|branded|operated|led|sponsored|supplied|made) /;

/** ", 34,", "(2011)", "et al.", ", who": what stands behind people. */
const OF_PERSON =
  /^(?:, (?:aged )?\d{1,2}[,.;]|,? \(?(?:19|20)\d\d[a-z]?\)|,? et al\b|, (?:\p{Lu}\p{Ll}+ )?\p{Lu}\.(?!\p{L})|, (?:who|whose|her|his) |,? (?:née|Jr|Sr)\b| (?:family|brothers|sisters)\b)/u;

/** Behind these stands a place. */
const PLACE =
  /^(?:in|near|across|around|through|toward|towards|outside|visit|visited|visiting|en|i|à|aus|nach|près|vers|gegen|against|née)$/;

/** How far companies speak for a name among them. */
const REACH = 400;

const AMONG: Evidence = { confidence: 0.6, reason: 'The text around it speaks of companies.' };

const IN_BUSINESS: Evidence = { confidence: 0.6, reason: 'The text around it speaks of business.' };

interface Company {
  readonly start: number;
  readonly end: number;
  readonly key: number;
  readonly confidence: number;
}

/**
 * Whether a name that nothing beside it explains stands among companies: where two others are near it, behind a word that
 * leads to what one deals with or before what companies do.
 * @param found in order
 */
export function amongCompanies(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  at: Around,
  found: readonly Company[],
  words: WordSets,
): Evidence | undefined {
  if (start === 0 && end === text.length) return AMONG;
  if (isSubject(text, start, end, at, words) && speaksOfBusiness(text, start, end, words)) return IN_BUSINESS;
  const [verb = ''] = ACTS_ON.exec(text.slice(end, end + 16)) ?? [];
  if (verb !== '' && at.first && found[firstBehind(found, end + verb.length)]?.start === end + verb.length)
    return AMONG;
  const isDealtWith =
    DEALT_WITH.test(at.before.toLowerCase()) || (at.before === 'to' && HANDS.test(at.earlier));
  if (!isDealtWith && !acts(at, words)) return undefined;
  const keys = new Set<number>();
  for (let i = firstBehind(found, start - REACH); i < found.length; i++) {
    const other = found[i];
    if (other === undefined || other.start > end + REACH) break;
    if (other.confidence < 0.7) continue;
    keys.add(other.key);
    if (keys.size > 1) return AMONG;
  }
  return undefined;
}

/** "Weir topped the index": what it does companies do as well, and people not so often. */
const acts = (at: Around, { companyVerb, humanVerb, notPast, auxiliary }: WordSets): boolean => {
  const verb = at.after;
  const isSubject = at.first || at.comma || /^(?:and|while|but|et|und|y|och|og|en)$/.test(at.before);
  // "Benchmark tests" are many.
  if (!isSubject || at.parted || humanVerb.has(verb) || verb.endsWith('s')) return false;
  const isVerb = companyVerb.has(verb) || (/[a-z]{2}ed$/.test(verb) && !notPast.has(verb));
  return isVerb || (!at.first && !at.comma && auxiliary.has(verb));
};

const SECOND_OF_PAIR = /(?:^|[.!?\n])\s*["“]?\p{Lu}[\p{L}'’.-]* and $/u;

/** "Clarkson reported", "Barratt and Persimmon have done the same": a sentence begins with it, and it does something. */
function isSubject(text: string, start: number, end: number, at: Around, words: WordSets): boolean {
  const opens =
    at.first || (at.before === 'and' && SECOND_OF_PAIR.test(text.slice(Math.max(0, start - 40), start)));
  if (!opens || at.heading || at.parted || /^['’]/.test(at.right)) return false;
  const pair = /^(?: and \p{Lu}[\p{L}'’-]+)? (\p{Ll}+)(?!\p{L})/u.exec(text.slice(end, end + 48));
  const verb = pair?.[1] ?? '';
  const isWhole =
    words.companyVerb.has(verb) || words.auxiliary.has(verb) || verb === 'have' || verb === 'are';
  return isWhole || (/[a-z]{2}ed$/.test(verb) && !words.notPast.has(verb));
}

/** "Bunge bought Viterra". */
const ACTS_ON =
  /^ (?:bought|buys|owns|owned|sues?|sued|acquire[sd]|outbid|undercuts?|supplie[sd]|replace[sd]) /;

/** "We had to change to Bossard". */
const HANDS = /^(?:chang|switch|sell|sold|suppl|deliver|pa(?:y|id)|ow(?:e|ing)|compar|upgrad|outsourc)/;

const DEALT_WITH =
  /^(?:at|for|from|by|via|with|using|like|than|including|between|chez|von|bei|mit|avec|par|av|hos|med|van)$/;

/** Place of the first of spans in order that ends behind `offset`. */
function firstBehind(spans: readonly Company[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
