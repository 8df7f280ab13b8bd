// How a key begins, as the scanner asks: its first six letters, then its first ten, and a shorter key whole, with
// zeros behind it. Each is a hash with three bits in one u32 of a bit set.
import type { Key } from './account-pack.ts';
import { letterByte } from './squeeze.ts';

/** Letters of a key that are looked at first. */
export const FIRST = 6;
/** Letters that are looked at where the first ones fit. */
export const NEXT = 10;

/** No key in lower case has fewer letters. */
export const LOW_KEY = 4;

/** Hash of twelve letters as three little-endian u32; its top bits say which u32 of the set. */
export function windowHash(x: number, y: number, z: number): number {
  const sum = Math.imul(x, 0x9e3779b1) + Math.imul(y, 0x85ebca6b) + Math.imul(z, 0xc2b2ae35);
  return (sum | 0) ^ ((sum | 0) >>> 15);
}

/** The bits that stand for it there: few words pass by chance, where a single bit lets one in ten. */
export const windowMask = (hash: number): number => (1 << hash) | (1 << (hash >>> 5)) | (1 << (hash >>> 10));

/** Hashes of all ways in which a text with this key in it may begin. `&` is no letter; "and" is three. */
export function windowsOf({ words }: Pick<Key, 'words'>): readonly number[] {
  const spelt = words.map(word => (word === '+' ? 'and' : word)).join('');
  const short = words.filter(word => word !== '+').join('');
  return [...new Set([spelt, short])].flatMap(way =>
    way.length < FIRST ? [hashOf(way)] : [hashOf(way.slice(0, FIRST)), hashOf(way.slice(0, NEXT))],
  );
}

/** The same of the first word of a key that may be in lower case: the two together are looked for only behind it. */
export function firstWordOf({ words: [first = ''] }: Pick<Key, 'words'>): readonly number[] {
  return first.length < LOW_KEY + 1 ? [hashOf(first)] : [];
}

function hashOf(text: string): number {
  const bytes = new DataView(new ArrayBuffer(12));
  for (let i = 0; i < text.length && i < 12; i++) bytes.setUint8(i, letterByte(text.charCodeAt(i)));
  return windowHash(bytes.getInt32(0, true), bytes.getInt32(4, true), bytes.getInt32(8, true));
}
