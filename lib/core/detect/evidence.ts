import { KIND, type Kind } from './account-index.ts';
import type { Around } from './surroundings.ts';
import type { WordSets } from './word-sets.ts';

/** How sure, from 0 to 1, and why, in words for a person. */
export interface Evidence {
  readonly confidence: number;
  readonly reason: string;
  /** Of a word that few readers know as a company it is enough only where the text names another one. */
  readonly weak?: true;
}

const sure = (confidence: number, reason: string): Evidence => ({ confidence, reason });
const weak = (confidence: number, reason: string): Evidence => ({ confidence, reason, weak: true });
const isUpper = (word: string): boolean => /^\p{Lu}/u.test(word);

/**
 * Whether a capitalised word that is also something else (Target, Mercury, Ford) means the company here.
 * Undefined: nothing speaks for it, or something against.
 */
export function weighWord(
  kind: Kind,
  at: Around,
  possessive: boolean,
  words: WordSets,
): Evidence | undefined {
  const hard = kind === KIND.hard;
  const before = at.before.toLowerCase();
  const after = at.after.toLowerCase();
  if (at.left === '-' || at.right === '-' || at.left === '#' || at.left === '/') return undefined;
  // In a line of capitals every word has one: only the verb tells.
  if (at.shouted)
    return at.first && !hard && !words.weakVerb.has(after) && words.companyVerb.has(after) && !at.parted
      ? sure(0.6, `It does what companies do: “${at.after}”.`)
      : undefined;
  if (/^\d/.test(after)) return undefined;
  // A title's capital makes it a title: "Chief Executive", "Software Engineer".
  if (at.ticker) return sure(0.9, 'Its ticker stands behind the name.');
  if (at.ofTitle) return undefined;
  const noun =
    words.companyNoun.has(after) &&
    (!isUpper(at.after) || at.after === at.after.toUpperCase()) &&
    !COMPOUND.test(`${at.name} ${after}`);
  if (words.determiner.has(before) && !at.comma) {
    return noun && after !== 'plant'
      ? sure(0.7, `The word “${at.after}” behind it speaks of a company.`)
      : undefined;
  }
  if (
    !(isUpper(at.before) && (at.earlier !== '' || at.heading)) &&
    isCompanyCue(before, at.earlier.toLowerCase(), words)
  )
    return sure(0.85, `The words “${`${at.earlier} ${at.before}`.trim()}” before it speak of a company.`);
  // "At Oracle", "Is Slack down": only the sentence gives that word its capital.
  const opens = /^\d*$/.test(at.earlier) && words.beforeName.has(before);
  if (isUpper(at.before) && !at.first && !at.comma && !words.beforeName.has(before)) return undefined;
  // "Ministry of Health", "Bank of Scotland": the end of another name.
  if (
    /^(?:of|for)$/.test(before) &&
    isUpper(at.earlier) &&
    !/^(?:lawyers|shares|sales|customers)$/i.test(at.earlier)
  )
    return undefined;
  // "10.3 Plant residue": a numbered heading.
  if (/^\d/.test(before) && !noun) return undefined;
  // "The Discovery of defects", "Origin of the feast".
  if (after === 'of' && !at.parted) return undefined;
  const verb =
    !at.parted &&
    !isExplained(at) &&
    !isDoneTo(at) &&
    (verbAfter(after, hard, words) || (hard && isSold(at)));
  // "Notion Team": who wrote.
  if (at.first && SENDS.test(at.after) && !at.more) return sure(0.65, `“${at.after}” speaks for a company.`);
  if (isUpper(at.after) && !at.parted && !noun) {
    return at.first && verb && at.more && !at.after.endsWith('ed')
      ? sure(0.65, `It does what companies do: “${at.after}”.`)
      : undefined;
  }
  // "Phoenix beat Orlando 101-98".
  if (hard && at.score) return undefined;
  if (possessive) {
    const isCompanys = noun || at.owned.some(word => words.companyNoun.has(word));
    return isCompanys || !hard
      ? (isCompanys ? sure : weak)(0.8, 'The page speaks of something of its own.')
      : undefined;
  }
  if (verb && hasIts(at) && (at.first || at.comma || before === 'and'))
    return sure(0.75, 'The page speaks of what it has.');
  if (verb && (at.first || !hard || words.beforeName.has(before)))
    return (words.auxiliary.has(after) ? weak : sure)(0.8, `It does what companies do: “${at.after}”.`);
  if (noun) return sure(0.7, `The word “${at.after}” behind it speaks of a company.`);
  if (at.first || at.heading || at.before === '' || (isUpper(at.before) && !opens)) return undefined;
  // German gives every noun a capital, but few stand behind these without an article.
  if (at.german)
    return /^(?:von|bei)$/.test(before)
      ? sure(0.6, `It has a capital behind “${at.before}”, as a name has.`)
      : undefined;
  if (words.beforeName.has(before) && !/^(?:and|or)$/.test(before)) {
    return hard && (words.place.has(before) || (after !== '' && !(before === 'at' && AT.test(after))))
      ? undefined
      : (TO_OR_FROM.test(before) || at.earlier === 'such' ? sure : weak)(
          0.7,
          `It has a capital behind “${at.before}”, as a name has.`,
        );
  }
  return hard || at.second ? undefined : weak(0.6, 'It has a capital within a sentence, as a name has.');
}

/** Of accounts and plans, not of the company. */
const COMPOUND =
  /^(?:segment (?:profits?|revenues?|earnings|margins?|sales|assets)|target (?:shares?|customers?|users|investors?|margins?|earnings|profits?)|block trades?|square shares)$/i;

/** "He worked nights at Ford in Dagenham". */
const AT = /^(?:in|and|as|until|since|before|after|for|from|where|when|on)$/;

/** Behind these stands whom one deals with; "is Arrow", "or Arrow" may be anything. */
const TO_OR_FROM =
  /^(?:at|from|by|via|with|using|on|to|into|through|like|against|vs|versus|over|for|in|of|than|bought|joined|use|uses|used|hired|left)$/;

const SENDS = /^(?:Team|Support|Billing|Newsroom|Careers|Recruiting|Notifications)$/;

/** "CEO of", "shares in", "acquired", "rival". */
function isCompanyCue(before: string, earlier: string, words: WordSets): boolean {
  // "R v Hershey": the Crown against a person.
  if (before === 'v' && earlier === 'r') return false;
  if (words.beforeCompany.has(before)) return true;
  return (
    /^(?:of|in|at|by|from)$/.test(before) &&
    earlier !== 'customers' &&
    words.beforeCompany.has(earlier) &&
    !/^(?:bank|brand|company|maker|giant)$/.test(earlier)
  );
}

/** "Subway was sold to", "Sage is owned by": that happens to companies alone. */
const isSold = ({ after, next }: Around): boolean =>
  /^(?:is|was|were|been)$/.test(after) &&
  /^(?:sold|acquired|bought|founded|owned|fined|delisted|sued)$/.test(next);

/** "Conversation powered by": of a thing. */
const isDoneTo = ({ after, next }: Around): boolean => next === 'by' && after.endsWith('ed');

/** "Hershey made its bars thinner". */
const hasIts = ({ next, after }: Around): boolean => next === 'its' && !/^(?:lost|loses|found)$/.test(after);

/** "Slack is what the rope needs": the word itself is spoken of. */
const isExplained = ({ after, next }: Around): boolean =>
  /^(?:is|was)$/.test(after) && /^(?:what|when|where|how|why|that|often|one)$/.test(next);

function verbAfter(after: string, hard: boolean, words: WordSets): boolean {
  if (after === '') return false;
  if (hard && words.weakVerb.has(after)) return false;
  if (words.companyVerb.has(after)) return true;
  if (/[a-z]{2}ed$/.test(after)) return hard ? isPastOfCompany(after, words) : !words.notPast.has(after);
  return !hard && words.auxiliary.has(after);
}

/** "Mercury launched", not "Hermes quarrelled": the regular past of what companies do. */
function isPastOfCompany(past: string, { companyVerb }: WordSets): boolean {
  const stem = past.slice(0, -2);
  return [`${stem}s`, `${stem}es`, `${stem.slice(0, -1)}s`].some(third => companyVerb.has(third));
}
