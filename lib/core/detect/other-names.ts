import { isLowStart } from './fold.ts';
import type { WordSets } from './word-sets.ts';

// Names of people, places and bodies that hold a company's name within them: Mr. Philips, the Council of Trent,
// the Solomon Islands, Magellan Street. Looked at only where a name was found, a word to each side.

/** "the Council of Trent", "Duke of Wellington". */
const BODY_OF =
  /(?:^|[^\p{L}])(?:Council|Battle|Siege|Treaty|Peace|Duke|Duchess|Earl|Count|Countess|Lord|King|Queen|Prince|Bishop|Archbishop|Diocese|University|City|Town|Village|Parish|Straits?|Gulf|Bay|Isle|Isles|Province|County|Kingdom|Republic|State|Church|Cathedral|Order|House|Book|Gospel|Proverbs|[Pp]roverb|Temple|Port) of (?:the )?$/u;

/** "Julia La Roche". */
const PARTICLE = /^(?:La|Le|De|Du|Di|Da|Del|Della|Dos|Van|Von)$/;

const ROMANCE = /^(?:de|du|des|la|del|della|di|da|do|den|het|van)$/;

/** "Place du Marché", "Calle de la Palma", "maire de Solvay". */
const PLACE_OF =
  /(?:^|[^\p{L}])(?:[Rr]ue|[Pp]lace|[Aa]venue|[Bb]oulevard|[Pp]ont|[Qq]uai|[Gg]are|[Éé]glise|[Éé]cole|[Ss]tade|[Pp]arc|[Cc]hâteau|[Ll]ac|[Cc]ol|[Mm]aire|[Vv]illage|[Pp]laza|[Cc]alle|[Aa]venida|[Pp]uente|[Ii]glesia|[Aa]lcaldes?a?|[Aa]yuntamiento|[Pp]iazza|[Ss]tazione|[Ss]indaco|[Cc]omune|[Pp]raça|[Rr]ua|[Bb]urgemeester|[Gg]emeente) (?:de la|de|du|des|del|della|di|da|do|van) $/u;

/** "R. Burton", but not "Series B. Stripe". */
const INITIAL =
  /(?:^|[^\p{L}.&])(?<!(?:Series|Class|Plan|Part|Group|Type|Vitamin|Section|Exhibit|Appendix|Round|Phase|Schedule|Annex|Table|Figure|Hepatitis) )\p{Lu}\.[ \u00a0]$/u;

/** "Corona del Mar", "Santos de Lima", "Stratford upon Avon". */
const GOES_ON = /^ (?:del?|de la|di|do|da|von|van|upon|sur|am|an der) \p{Lu}\p{Ll}/u;

const MOST_LETTERS = 13;

/** Whether the name between these offsets is a part of the name of someone or something else. */
export function isWithinOtherName(
  text: string,
  start: number,
  end: number,
  words: WordSets | undefined,
): boolean {
  return isSpace(text.charCodeAt(end)) &&
    (words?.placeHead.has(asTitle(wordFrom(text, end + 1))) === true ||
      (text.charCodeAt(end + 1) > 96 && GOES_ON.test(text.slice(end, end + 12))))
    ? true
    : isSpace(text.charCodeAt(start - 1)) && isBegun(text, start, words);
}

function isBegun(text: string, start: number, words: WordSets | undefined): boolean {
  let to = start - 1;
  const dotted = text[to - 1] === '.';
  if (dotted) to--;
  let from = to;
  while (from > 0 && to - from < MOST_LETTERS && isLetter(text.charCodeAt(from - 1))) from--;
  const word = text.slice(from, to);
  if (words?.title.has(word) === true) return true;
  if (dotted) return to - from === 1 && INITIAL.test(text.slice(Math.max(0, start - 16), start));
  if (word === 'of' || word === 'the') return BODY_OF.test(text.slice(Math.max(0, start - 24), start));
  if (ROMANCE.test(word) && PLACE_OF.test(text.slice(Math.max(0, start - 24), start))) return true;
  if (PARTICLE.test(word) && /\p{Lu}\p{Ll}+ $/u.test(text.slice(Math.max(0, from - 16), from))) return true;
  return words?.givenName.has(word) === true && !/['’-]/.test(text.charAt(from - 1));
}

function wordFrom(text: string, start: number): string {
  let to = start;
  while (to - start < MOST_LETTERS && isLetter(text.charCodeAt(to))) to++;
  return text.slice(start, to);
}

/** COLES LANE: capitals are read as in a title. */
const asTitle = (word: string): string =>
  word.length > 3 && !isLowStart(word.charCodeAt(1)) && word === word.toUpperCase()
    ? word.charAt(0) + word.slice(1).toLowerCase()
    : word;

const isSpace = (code: number): boolean => code === 32 || code === 160;

const isLetter = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x250);
