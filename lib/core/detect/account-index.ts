// The index of account names as the page holds it: hashes, not names. A name costs seven bytes and a page
// that read the index would learn nothing from it.
//
//   header   10 × u32: magic, keys, accounts, most words in a key, bits of the three tables, flags, 0, 0
//   prefixes bit set over the first 4, 8 and 14 folded characters of every key
//   lowers   the same, of the keys that may be written in lower case
//   buckets  u32 for each value of the hash's top bits: where its keys start
//   hashes   u32 a key, sorted
//   ids      u16 or u32 a key: the account's place in the list
//   kinds    u8 a key: three more bits of hash, SOLID, LOWER, and how careful to be

export const MAGIC = 0x4c6f7570;
export const HEADER_WORDS = 10;

/** How much a key's surroundings must say before it is taken for a company. */
export const KIND = {
  /** A name that is nothing else. */
  plain: 0,
  /** An English word (Target, Box). */
  word: 1,
  /** A word that starts sentences by itself: a substance, a place, a person, a planet (Mercury, Ford). */
  hard: 2,
  /** An acronym: only in capitals. */
  capitals: 3,
  /** A weekday, a letter: only with a legal form. */
  never: 4,
  /** Common words in a row (Blue River): not in headings. */
  phrase: 5,
} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** The key may be written in lower case. */
export const LOWER = 8;
/** The key is one word: a space within it makes it something else (Workday, "work day"). */
export const SOLID = 16;

/** The part of the index that goes to the page. Plain data: it survives structured clone and base64. */
export interface AccountIndex {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The same, opened: typed arrays over the bytes. */
export interface LoadedAccounts {
  readonly mostWords: number;
  readonly accounts: number;
  readonly prefixes: Uint32Array;
  readonly lowers: Uint32Array;
  readonly prefixShift: number;
  readonly lowerShift: number;
  readonly hasLower: boolean;
  readonly bucketShift: number;
  readonly buckets: Uint32Array;
  readonly hashes: Uint32Array;
  readonly ids: Uint16Array | Uint32Array;
  readonly kinds: Uint8Array;
}

/** Last mixing of the two running hashes into the key's 32 bits (murmur3's finaliser). */
export function finish(a: number, b: number): number {
  let h = a ^ (b >>> 7);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export const SEED_A = 0x811c9dc5;
export const SEED_B = 0x9747b28c;
export const stepA = (h: number, code: number): number => Math.imul(h ^ code, 0x01000193);
export const stepB = (h: number, code: number): number => Math.imul((h ^ (h >>> 15)) + code, 0x9e3779b1);
export const checkOf = (b: number): number => (b >>> 20) & 7;

/** Stepped in behind a first word of fewer than four letters, for the bit sets. */
export const WORD_END = 0;

/** Lengths at which a key's beginning is in the bit sets: four, eight and fourteen characters. */
export const isStop = (length: number): boolean => length === 4 || length === 8 || length === 14;

/** Hash of a key's beginning, for the bit sets. */
export const prefixHash = (a: number): number => Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) >>> 0;

/** Opens an index. Bytes that are not one (cut short, another version) give an empty index. */
export function loadAccountIndex(bytes: Uint8Array): LoadedAccounts {
  const empty = open(new Uint32Array(HEADER_WORDS).buffer);
  if (bytes.byteLength < HEADER_WORDS * 4) return empty;
  // A copy starts at a multiple of four, as typed arrays must.
  const copy = new Uint8Array(bytes.byteLength);
  copy.set(bytes);
  const head = new Uint32Array(copy.buffer, 0, HEADER_WORDS);
  if (head[0] !== MAGIC || sizeOf(head) !== bytes.byteLength) return empty;
  return open(copy.buffer);
}

/** Bytes that an index with this header takes. */
export function sizeOf(head: Uint32Array): number {
  const [, keys = 0, accounts = 0, , prefixBits = 5, lowerBits = 5, bucketBits = 0] = head;
  if (keys > 5e6 || prefixBits > 24 || lowerBits > 24 || bucketBits > 20) return -1;
  const idBytes = accounts > 0xffff ? 4 : 2;
  return (
    HEADER_WORDS * 4 + (2 ** prefixBits + 2 ** lowerBits) / 8 + 2 ** bucketBits * 4 + keys * (5 + idBytes)
  );
}

function open(buffer: ArrayBuffer): LoadedAccounts {
  const head = new Uint32Array(buffer, 0, HEADER_WORDS);
  const [
    ,
    keys = 0,
    accounts = 0,
    mostWords = 0,
    prefixBits = 0,
    lowerBits = 0,
    bucketBits = 0,
    hasLower = 0,
  ] = head;
  if (keys === 0) {
    const none = new Uint32Array(1);
    return {
      mostWords: 0,
      accounts: 0,
      prefixes: none,
      lowers: none,
      prefixShift: 27,
      lowerShift: 27,
      hasLower: false,
      bucketShift: 32,
      buckets: none,
      hashes: new Uint32Array(0),
      ids: new Uint16Array(0),
      kinds: new Uint8Array(0),
    };
  }
  let at = HEADER_WORDS * 4;
  const words = (count: number): Uint32Array => {
    const view = new Uint32Array(buffer, at, count);
    at += count * 4;
    return view;
  };
  const prefixes = words(2 ** prefixBits / 32);
  const lowers = words(2 ** lowerBits / 32);
  const buckets = words(2 ** bucketBits);
  const hashes = words(keys);
  const wide = accounts > 0xffff;
  const ids = wide ? new Uint32Array(buffer, at, keys) : new Uint16Array(buffer, at, keys);
  const kinds = new Uint8Array(buffer, at + keys * (wide ? 4 : 2), keys);
  return {
    mostWords,
    accounts,
    prefixes,
    lowers,
    prefixShift: 32 - prefixBits,
    lowerShift: 32 - lowerBits,
    hasLower: hasLower !== 0,
    bucketShift: 32 - bucketBits,
    buckets,
    hashes,
    ids,
    kinds,
  };
}

/** Place of the key with this hash, or -1. */
export function lookUp(index: LoadedAccounts, a: number, b: number): number {
  const hash = finish(a, b);
  const check = checkOf(b);
  const bucket = index.bucketShift === 32 ? 0 : hash >>> index.bucketShift;
  const end = index.buckets[bucket + 1] ?? index.hashes.length;
  for (let i = index.buckets[bucket] ?? 0; i < end; i++) {
    const here = index.hashes[i] ?? 0;
    if (here === hash && (index.kinds[i] ?? 0) >>> 5 === check) return i;
    if (here > hash) break;
  }
  return -1;
}
