// Names of people, places and bodies that hold a company's name within them: Mr. Philips, the Council of Trent,
// the Solomon Islands, Magellan Street. Looked at only where a name was found, a word to each side.

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** A title, a calling, a relative or a landform: the rest of its name follows. */
const BEFORE = set(
  'Mr Mrs Ms Miss Messrs Dr Prof Professor Sir Lady Lord St Saint Rev Reverend Fr Capt Captain Col Colonel Gen Lt Lieutenant Sgt Sergeant Major Maj Sen Senator Rep Gov Governor Judge Justice King Queen Prince Princess Emperor Duke Earl Baron Canon Bishop Archbishop Pope Monsieur Madame Mme Mlle Herr Frau Señor Señora Don Doña Uncle uncle Aunt aunt Cousin cousin Coach coach Captain captain Councillor councillor Alderman Detective detective Inspector inspector Constable constable keeper goalkeeper striker midfielder defender winger batsman bowler quarterback referee singer actor actress novelist poet painter pianist sculptor historian widow brother sister son daughter mother father husband wife grandson nephew niece neighbour neighbor Cape Mount Mt Lake Fort Port Isle',
);

/** "the Council of Trent", "Duke of Wellington". */
const BODY_OF =
  /(?:^|[^\p{L}])(?:Council|Battle|Siege|Treaty|Peace|Duke|Duchess|Earl|Count|Countess|Lord|King|Queen|Prince|Bishop|Archbishop|Diocese|University|City|Town|Village|Parish|Straits?|Gulf|Bay|Isle|Isles|Province|County|Kingdom|Republic|State|Church|Cathedral|Order|House|Book|Gospel|Proverbs|[Pp]roverb|Temple|Port) of (?:the )?$/u;

/** "R. Burton", but not "Series B. Stripe". */
const INITIAL =
  /(?:^|[^\p{L}.&])(?<!(?:Series|Class|Plan|Part|Group|Type|Vitamin|Section|Exhibit|Appendix|Round|Phase|Schedule|Annex|Table|Figure|Hepatitis) )\p{Lu}\.[ \u00a0]$/u;

/** "Solomon Islands", "Burlington Road", "Magellan Hospital". */
const AFTER = set(
  'Island Islands Isle Isles Archipelago Peninsula River Valley Mountain Mountains Hill Hills Bay Beach Creek County Township Parish Province Street St Road Rd Avenue Ave Lane Boulevard Bridge Castle Abbey Cathedral Church Chapel University College Academy School Hospital Museum Cemetery Foundation Prize Medal Cup Theorem Effect Syndrome Borough Station Airport Harbour Harbor Gardens Village Town Ward ward café Café',
);

/** "Corona del Mar", "Santos de Lima", "Stratford upon Avon". */
const GOES_ON = /^ (?:del?|de la|di|do|da|von|van|upon|sur|am|an der) \p{Lu}\p{Ll}/u;

const MOST_LETTERS = 13;

/** Whether the name between these offsets is a part of the name of someone or something else. */
export function isWithinOtherName(
  text: string,
  start: number,
  end: number,
  given: ReadonlySet<string> | undefined,
): boolean {
  return isSpace(text.charCodeAt(end)) &&
    (AFTER.has(wordFrom(text, end + 1)) || GOES_ON.test(text.slice(end, end + 12)))
    ? true
    : isSpace(text.charCodeAt(start - 1)) && isBegun(text, start, given);
}

function isBegun(text: string, start: number, given: ReadonlySet<string> | undefined): boolean {
  let to = start - 1;
  const dotted = text[to - 1] === '.';
  if (dotted) to--;
  let from = to;
  while (from > 0 && to - from < MOST_LETTERS && isLetter(text.charCodeAt(from - 1))) from--;
  const word = text.slice(from, to);
  if (BEFORE.has(word)) return true;
  if (dotted) return to - from === 1 && INITIAL.test(text.slice(Math.max(0, start - 16), start));
  if (word === 'of' || word === 'the') return BODY_OF.test(text.slice(Math.max(0, start - 24), start));
  return given?.has(word) === true && !/['’-]/.test(text.charAt(from - 1));
}

function wordFrom(text: string, start: number): string {
  let to = start;
  while (to - start < MOST_LETTERS && isLetter(text.charCodeAt(to))) to++;
  return text.slice(start, to);
}

const isSpace = (code: number): boolean => code === 32 || code === 160;

const isLetter = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x250);
