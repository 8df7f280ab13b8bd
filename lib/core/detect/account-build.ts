import { type AccountIndex, KIND, type Kind } from './account-index.ts';
import { type Key, packKeys } from './account-pack.ts';
import type { CommonWords } from './common-words.ts';
import { foldWords } from './fold.ts';
import { type KnownName, knownNames } from './known-companies.ts';
import { isForm, withoutForms } from './suffixes.ts';
import { inAnyForm } from './word-forms.ts';

export interface Account {
  readonly name: string;
  readonly domain?: string | null;
}

/** A short name that an account is found by, folded. */
export interface ShortName {
  readonly spelt: string;
  /** Its account's place in the list. */
  readonly id: number;
}

const MAX_NAME = 200;
const MAX_WORDS = 10;

/**
 * Builds the index of a list of accounts, for `findAccounts`. Linear in the list; made once, in the
 * background. An account's number in a find is its place in this list. Of two accounts with one name the
 * first is found, and either by its full legal name; a short name of two is told of both.
 */
export function buildAccountIndex(
  accounts: readonly Account[],
  common: CommonWords,
): AccountIndex & { readonly short: readonly ShortName[] } {
  const keys = new Map<string, Key>();
  const put = (key: Key): boolean => {
    const spelt = key.words.join('');
    if (spelt === '' || key.words.length > MAX_WORDS || keys.has(spelt)) return false;
    keys.set(spelt, key);
    return true;
  };
  const world: World = {
    common,
    known: new Map([...knownNames(common)].map(name => [name.spelt, name])),
  };
  const named = accounts.map(({ name, domain }) => nameOf(name.slice(0, MAX_NAME), domain ?? '', world));
  const homonyms: number[] = [];
  named.forEach(({ core, kind, lower }, id) => {
    if (!put({ words: core, id, kind, lower })) homonyms.push(id);
  });
  for (const id of homonyms) {
    const mine = named[id];
    const spelt = mine?.core.join('');
    if (mine === undefined || spelt === undefined) continue;
    const other = keys.get(spelt);
    for (const rival of [id, other?.id ?? id]) {
      const full = named[rival]?.full ?? [];
      put({ words: full, id: rival, kind: KIND.plain, lower: false });
    }
  }
  const heads = new Map<string, number>();
  for (const { core } of named) heads.set(core[0] ?? '', (heads.get(core[0] ?? '') ?? 0) + 1);
  const short: ShortName[] = [];
  const shortened = new Set<string>();
  const putShort = (words: readonly string[], id: number, kind: Kind): void => {
    const spelt = words.join('');
    if (put({ words, id, kind, lower: false })) shortened.add(spelt);
    if (shortened.has(spelt)) short.push({ spelt, id });
  };
  named.forEach(({ aliases, core, coined }, id) => {
    for (const { words, kind } of aliases) putShort(words, id, kind);
    if (core.length < 2 || heads.get(core[0] ?? '') !== 1) return;
    if (coined) putShort(core.slice(0, 1), id, KIND.plain);
    // Lindt & Sprüngli are Lindt to every reader.
    if (core[1] === '+' && world.known.get(core[0] ?? '')?.kind === KIND.plain)
      putShort(core.slice(0, 1), id, KIND.plain);
    const bare = withoutTail(core, world);
    if (bare !== undefined) putShort(bare.words, id, bare.kind);
  });
  return { bytes: packKeys([...keys.values()], accounts.length), short };
}

/** What is known of words and names whatever the list. */
interface World {
  readonly common: CommonWords;
  /** The best-known companies, by their folded names. */
  readonly known: ReadonlyMap<string, KnownName>;
}

interface Named {
  readonly core: readonly string[];
  readonly full: readonly string[];
  readonly kind: Kind;
  readonly lower: boolean;
  /** Its first word has capitals inside, as only a coined name has: it stands for the whole (JPMorgan Chase). */
  readonly coined: boolean;
  readonly aliases: readonly { readonly words: readonly string[]; readonly kind: Kind }[];
}

function nameOf(name: string, domain: string, world: World): Named {
  const { common, known } = world;
  const full = foldWords(name.replace(/\((?:publ|the)\)/gi, ' '));
  const core = withoutForms(full);
  const shown = name.trim();
  const kind = kindOf(core, shown, world);
  const startsLow = /^\p{Ll}/u.test(shown);
  // GitHub, McDonald's: capitals within make a name of its own, however it is typed.
  const inner =
    core.length <= 2 && core.join('').length >= 6 && /\p{Ll}\p{Lu}/u.test(shown.split(' ')[0] ?? '');
  const rare =
    core.some(word => word.length >= 6 && !common.has(word)) && core.length > 1 && core.join('').length >= 14;
  const isKnownLow = core.length === 1 && known.get(core.join(''))?.lower === true;
  const lower =
    (kind === KIND.plain || kind === KIND.phrase) &&
    core.join('').length >= (/^\p{Ll}\p{Lu}/u.test(shown) ? 4 : 5) &&
    (rare || ((startsLow || inner || isKnownLow) && kind === KIND.plain));
  const coined = (core[0] ?? '').length >= 6 && COINED.test(shown);
  return { core, full, kind, lower, coined, aliases: aliasesOf(core, full, domain, world) };
}

/** JPMorgan, BioNTech; not McKinley. */
const COINED = /^(?!Ma?c\p{Lu}|D[aeiu]\p{Lu}|L[aei]\p{Lu}|V[ao]n\p{Lu})\S*(?:\p{Ll}|\p{Lu}{2})\p{Lu}\p{Ll}/u;

function kindOf(core: readonly string[], shown: string, world: World): Kind {
  const { common, known } = world;
  const spelt = core.join('');
  if (core.length === 1) return kindOfWord(spelt, shown, world);
  if (spelt.length <= 3) return KIND.capitals;
  if (common.neverAlone.has(spelt)) return KIND.never;
  return known.get(spelt)?.kind !== KIND.plain &&
    core.every(word => word.length <= 2 || common.has(word) || common.hardNames.has(word))
    ? KIND.phrase
    : KIND.plain;
}

/** Ideas: like a substance they begin sentences without an article ("Prevention is better than cure"). */
const ABSTRACT = /(?:ity|ness|tion|sion|ment|ism|ance|ence|ship|hood)$/;

function kindOfWord(word: string, shown: string, { common, known }: World): Kind {
  if (word.length < 2 || common.neverAlone.has(word) || isForm(word) || /^\d+$/.test(word)) return KIND.never;
  const first = /[\p{L}\p{N}]+/u.exec(shown)?.[0] ?? '';
  // SAP SE: a short word that the company itself writes in capitals is its name only in capitals.
  const capitals = word.length <= 4 && first === first.toUpperCase() && first.length === word.length;
  if (capitals && word.length > 2 && common.isName(word)) return KIND.capitals;
  // Ford and Mars are people and planets that every reader knows as companies first.
  if (common.isName(word) && !known.has(word)) return KIND.name;
  if (common.hardNames.has(word)) return KIND.hard;
  if (common.has(word) || common.wordNames.has(word)) {
    if (capitals) return KIND.capitals;
    return ABSTRACT.test(word) && word.length > 7 ? KIND.hard : KIND.word;
  }
  if (ABSTRACT.test(word) && word.length > 7) return KIND.hard;
  const isAnother = common.isRareName(word) || inAnyForm(word, common.isRareWord);
  // ENGIE SA is Engie in most texts; letters that none could say, or that spell something else, are said one by one.
  const isSpoken = word.length === 5 && /^[^aeiouy]{0,2}[aeiouy]/.test(word) && !isAnother;
  const isShouted = word.length <= 5 && first === first.toUpperCase() && first.toLowerCase() === word;
  const mine = known.get(word)?.kind;
  // ASDA is Asda to every reader.
  const isSaid = isSpoken || (mine === KIND.plain && word.length > 3 && !isAnother);
  if (word.length <= 3 || (isShouted && !isSaid)) return KIND.capitals;
  if (mine === KIND.shared || common.alsoNames.has(word)) return KIND.shared;
  if (mine !== undefined) return KIND.plain;
  // A coined word has its like in no list of names but by chance.
  if (COINED.test(shown)) return KIND.plain;
  return isAnother ? KIND.shared : KIND.plain;
}

/** Words that a company's full name has and its short name leaves out. */
const GENERIC_TAIL: ReadonlySet<string> = new Set(
  'global international worldwide technologies technology auto stores labs platforms motor motors systems software networks brands entertainment communications industries resources pharmaceuticals pharmaceutical therapeutics developments engineering enterprises biotechnology biosciences laboratories interactive solutions companies bank banking rail automation fashion'.split(
    ' ',
  ),
);

/** "Babcock International", "Spirax-Sarco Engineering": the words before, where they are no words in themselves. */
function withoutTail(core: readonly string[], world: World): Named['aliases'][number] | undefined {
  const words = core.slice(0, -1);
  if (words.length > 2 || words.join('').length < 4 || !GENERIC_TAIL.has(core.at(-1) ?? '')) return undefined;
  const kind = kindOf(words, '', world);
  return kind === KIND.plain || (kind === KIND.shared && words.length === 1) ? { words, kind } : undefined;
}

const owner = (domain: string): string => {
  const labels = domain.toLowerCase().split('.');
  const suffix = labels.length > 2 && /^(?:com?|net|org|ac|gov|ne|or)$/.test(labels.at(-2) ?? '') ? 3 : 2;
  return labels.at(-suffix) ?? '';
};

/** Short forms that the domain vouches for: its initials (ibm.com), its first words (delta.com), and A&B. */
function aliasesOf(
  core: readonly string[],
  full: readonly string[],
  domain: string,
  world: World,
): Named['aliases'] {
  const { common } = world;
  const aliases: { words: string[]; kind: Kind }[] = [];
  const label = owner(domain).replace(/[^a-z0-9]/g, '');
  const words = core.filter(word => word !== '+');
  if (words.length > 1 && label.length > 1) {
    const named = full.filter(word => word !== '+');
    const initials = named.map(word => word[0] ?? '').join('');
    const short = label.length > 1 && (initials.startsWith(label) || initials.replace(/o/g, '') === label);
    if (short && !isForm(label) && !common.neverAlone.has(label))
      aliases.push({ words: [label], kind: KIND.capitals });
    // Ernst & Young Global, ey.com: the words that the domain counts are the name.
    if (short && label.length > 1 && label.length < words.length) {
      const last = words[label.length - 1] ?? '';
      const part = core.slice(0, core.indexOf(last) + 1);
      aliases.push({ words: part, kind: kindOf(part, part.join(' '), world) });
    }
    // Enel Chile, enel.cl: the name without its land is the parent's.
    const isBranch = core.slice(1).some(word => common.hardNames.has(word) && common.isName(word));
    let head = '';
    for (let n = 0; n < core.length - 1 && !isBranch; n++) {
      head += core[n] === '+' ? '' : core[n];
      if (head === label) {
        const part = core.slice(0, n + 1);
        const kind = kindOf(part, part.length === 1 && label.length < 4 ? label.toUpperCase() : label, world);
        aliases.push({ words: part, kind });
      }
    }
  }
  // J Sainsbury, sainsburys.co.uk: without the initials.
  const rest = core.slice(core.findIndex(word => word.length > 1));
  if (
    rest.length < core.length &&
    rest.length > 0 &&
    label.replace(/s$/, '') === rest.join('').replace(/s$/, '')
  )
    aliases.push({ words: rest, kind: kindOf(rest, rest.join(' '), world) });
  if (core.length === 3 && core[1] === '+') {
    const short = [core[0]?.[0] ?? '', '+', core[2]?.[0] ?? ''];
    if (!/^(?:r\+d|q\+a|m\+a|b\+b|p\+l|s\+p|r\+b|a\+e|d\+d|t\+c|i\+o|h\+s|f\+b)$/.test(short.join('')))
      aliases.push({ words: short, kind: KIND.capitals });
  }
  return aliases;
}
