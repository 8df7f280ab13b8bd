// One way to write a name: lower case, without accents, marks and spaces. The scanner folds in place,
// character by character, so the table serves both the index's builder and the page.

/** A character between words. */
export const SEPARATOR = 0;
/** A character that is not there: soft hyphens, zero-width and combining marks. */
export const SKIP = 1;
/** What `&` and the word "and" become. */
export const AND = 43;

/** Folded code; a second letter (ß = ss) sits in the upper byte. */
const TABLE = new Uint16Array(0x250);
const PAIRS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ĳ: 'ij' };
const ODD: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŀ: 'l',
  ĸ: 'k',
  ŉ: 'n',
};

function foldSlow(char: string): number {
  if (!/[\p{L}\p{N}]/u.test(char)) return SEPARATOR;
  const lower = char.toLowerCase();
  const pair = PAIRS[lower];
  if (pair !== undefined) return pair.charCodeAt(0) | (pair.charCodeAt(1) << 8);
  return (ODD[lower] ?? lower.normalize('NFKD')).charCodeAt(0);
}

for (let code = 0; code < TABLE.length; code++) {
  TABLE[code] = code === 0xad ? SKIP : foldSlow(String.fromCharCode(code));
}

const rest = new Map<number, number>();

/**
 * The folded form of one UTF-16 code: SEPARATOR, SKIP, or the folded code with, for `ß` and its like, a
 * second one in the bits from 8 on (only below 0x250). NaN, outside the text, is a separator.
 */
export function foldCode(code: number): number {
  // Reading outside a typed array is a hundred times slower than this comparison.
  if (code < 0x250) return TABLE[code] ?? SEPARATOR;
  return code >= 0x250 ? foldRare(code) : SEPARATOR;
}

function foldRare(code: number): number {
  if (
    (code >= 0x300 && code < 0x370) ||
    (code >= 0x200b && code <= 0x200f) ||
    code === 0x2060 ||
    code === 0xfeff
  )
    return SKIP;
  if (code >= 0x2000 && code < 0x2c00) return SEPARATOR;
  const known = rest.get(code);
  if (known !== undefined) return known;
  // Surrogates keep their own code: letters beyond the basic plane compare as they are written.
  const folded = code >= 0xd800 && code < 0xe000 ? code : foldSlow(String.fromCharCode(code));
  if (rest.size < 4096) rest.set(code, folded);
  return folded;
}

/** Whether a word that starts with this UTF-16 code starts in lower case. */
export const isLowStart = (code: number): boolean =>
  code < 128 ? code >= 97 && code <= 122 : /\p{Ll}/u.test(String.fromCharCode(code));

/** Whether a folded code is a digit from 0 to 9. */
export const isDigit = (folded: number): boolean => folded >= 48 && folded <= 57;

/** Appends a folded value to a string, both letters of a pair. */
const spell = (folded: number, code: number): string =>
  code < 0x250 && folded > 0xff
    ? String.fromCharCode(folded & 0xff, folded >> 8)
    : String.fromCharCode(folded);

/** The folded words of a text, `+` for `&` and "and". */
export function foldWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  const close = (): void => {
    if (word !== '') words.push(word === 'and' ? '+' : word);
    word = '';
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const folded = foldCode(code);
    if (folded === SKIP) continue;
    if (folded !== SEPARATOR) word += spell(folded, code);
    else {
      close();
      if (code === 38) words.push('+');
    }
  }
  close();
  return words;
}
