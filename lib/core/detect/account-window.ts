// How a key begins, as the scanner asks: its first six letters, then its first ten, or a shorter key whole, with zeros
// behind it. Each is a hash with three bits in one u32 of a bit set.
import type { Key } from './account-pack.ts';
import { isDigit } from './fold.ts';
import { letterByte } from './squeeze.ts';

/** Letters of a key that are looked at first. */
export const FIRST = 6;
/** The same where a word has no capital: one look must do, since most words of a text have none. */
export const LOW_FIRST = 5;
/** Letters that are looked at where the first ones fit. */
export const NEXT = 10;
/** Letters that are looked at where those fit too: a key that begins otherwise is shorter. */
export const LAST = 16;

/** No key in lower case has fewer letters; one that has so many is a word of its own. */
export const LOW_KEY = 4;

/** Hash of sixteen letters as four little-endian u32; its top bits say which u32 of the set. */
export function windowHash(x: number, y: number, z: number, last: number): number {
  const sum =
    Math.imul(x, 0x9e3779b1) +
    Math.imul(y, 0x85ebca6b) +
    Math.imul(z, 0xc2b2ae35) +
    Math.imul(last, 0x27d4eb2f);
  return (sum | 0) ^ ((sum | 0) >>> 15);
}

/** The bits that stand for it there: few words pass by chance, where a single bit lets one in ten. */
export const windowMask = (hash: number): number => (1 << hash) | (1 << (hash >>> 5)) | (1 << (hash >>> 10));

/** A window that is asked for only where another fits has a bit in one more place. */
export const secondHash = (hash: number): number => Math.imul(hash, 0x85ebca6b);
export const secondMask = (second: number): number => 1 << (second >>> 3);

/** Hashes of all ways in which a text with a key in it may begin. */
export interface Windows {
  /** The first letters of a key that has as many. */
  readonly firsts: readonly number[];
  /** The first ten letters, or the whole of a shorter key. */
  readonly nexts: readonly number[];
  /** The first sixteen letters of a key that has as many. These have one bit only, as a second hash has. */
  readonly lasts: readonly number[];
}

/** Of a key whose first word has a capital, or letters that know none. */
export const windowsOf = (key: Pick<Key, 'words'>): Windows => windows(waysOf(key), FIRST);

/** Of a key that may be in lower case, or that starts with a digit; undefined where it is neither. */
export function lowWindowsOf(key: Pick<Key, 'words' | 'lower'>): Windows | undefined {
  const [first = ''] = key.words;
  const ways = waysOf(key);
  const numbers = ways.filter(way => isDigit(way.charCodeAt(0)));
  if (!key.lower && numbers.length === 0) return undefined;
  const { firsts, ...rest } = windows(ways, LOW_FIRST);
  const parts = [...(first.length === LOW_KEY ? [first] : []), ...numbers.flatMap(partsOf)];
  return { firsts: [...firsts, ...parts.map(hashOf)], ...rest };
}

/** What of a number may stand by itself ("3 M", "8x 8"): two letters or more, of one digit with whatever follows it. */
const partsOf = (way: string): string[] =>
  way.length === 1 ? [...LETTERS].map(next => way + next) : [2, 3, 4].map(length => way.slice(0, length));
const LETTERS = '\u0000abcdefghijklmnopqrstuvwxyz0123456789';

/** `&` is no letter in a text; "and" is three. */
function waysOf({ words }: Pick<Key, 'words'>): string[] {
  const spelt = words.map(word => (word === '+' ? 'and' : word)).join('');
  const short = words.filter(word => word !== '+').join('');
  return [...new Set([spelt, short])];
}

const windows = (ways: readonly string[], first: number): Windows => ({
  firsts: ways.filter(way => way.length >= first).map(way => hashOf(way.slice(0, first))),
  nexts: ways.map(way => hashOf(way.slice(0, NEXT))),
  lasts: ways.filter(way => way.length >= LAST).map(way => hashOf(way.slice(0, LAST))),
});

function hashOf(text: string): number {
  const reads: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = 0; i < text.length; i++)
    reads[i >> 2] = (reads[i >> 2] ?? 0) | (letterByte(text.charCodeAt(i)) << ((i & 3) * 8));
  return windowHash(...reads);
}
