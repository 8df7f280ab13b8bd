// The index of account names as the page holds it: hashes, not names. A name costs some nine bytes and a page
// that read the index would learn nothing from it.
//
//   header   10 × u32: magic, keys, accounts, most words in a key, bits of the three tables, flags, 0, 0
//   prefixes bit set over the first 6 and 10 folded characters of every key, and over shorter keys whole: three
//            bits each, all in one u32
//   lowers   the same, of the keys that may be written in lower case, and of their first words if short
//   buckets  u32 for each value of the hash's top bits: where its keys start
//   ids      u16 or u32 a key: the account's place in the list; keys are sorted by hash
//   lows     u16 a key: the hash's lowest bits
//   mids     u8 a key: the next eight; the bucket stands for the rest
//   kinds    u8 a key: three more bits of hash, SOLID, LOWER, and how careful to be

export const MAGIC = 0x4c6f7571;
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
  readonly lows: Uint16Array;
  readonly mids: Uint8Array;
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

/** Stepped in behind a short first word or a short whole key, for the bit sets. */
export const WORD_END = 0;

/** A word in lower case of fewer letters begins a key only if it is the key's first word. */
export const LOW_WORD = 5;

/** Letters of a key that the scanner looks at first. */
export const FIRST_STOP = 6;

/** Lengths at which a key's beginning is in the bit sets. */
export const isStop = (length: number): boolean => length === FIRST_STOP || length === 10;

/** Hash of a key's beginning, for the bit sets: its top bits say which u32. */
export const prefixHash = (a: number): number => {
  const hash = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 14);
};

/** The three bits that stand for it there: few words pass by chance, where a single bit lets one in ten. */
export const prefixMask = (hash: number): number =>
  (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31)) | (1 << ((hash >>> 10) & 31));

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
  if (keys > 5e6 || prefixBits > 24 || lowerBits > 24 || bucketBits > 20 || bucketBits < 8) return -1;
  const idBytes = accounts > 0xffff ? 4 : 2;
  return (
    HEADER_WORDS * 4 + (2 ** prefixBits + 2 ** lowerBits) / 8 + 2 ** bucketBits * 4 + keys * (4 + idBytes)
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
      prefixShift: 31,
      lowerShift: 31,
      hasLower: false,
      bucketShift: 24,
      buckets: none,
      lows: new Uint16Array(0),
      mids: new Uint8Array(0),
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
  const wide = accounts > 0xffff;
  const ids = wide ? new Uint32Array(buffer, at, keys) : new Uint16Array(buffer, at, keys);
  at += keys * (wide ? 4 : 2);
  const lows = new Uint16Array(buffer, at, keys);
  const mids = new Uint8Array(buffer, at + keys * 2, keys);
  const kinds = new Uint8Array(buffer, at + keys * 3, keys);
  return {
    mostWords,
    accounts,
    prefixes,
    lowers,
    prefixShift: 37 - prefixBits,
    lowerShift: 37 - lowerBits,
    hasLower: hasLower !== 0,
    bucketShift: 32 - bucketBits,
    buckets,
    lows,
    mids,
    ids,
    kinds,
  };
}

/** Place of the key with this hash, or -1. */
export function lookUp(index: LoadedAccounts, a: number, b: number): number {
  const hash = finish(a, b);
  const check = checkOf(b);
  const bucket = hash >>> index.bucketShift;
  const low = hash & 0xffff;
  const mid = (hash >>> 16) & 0xff;
  const end = index.buckets[bucket + 1] ?? index.lows.length;
  for (let i = index.buckets[bucket] ?? 0; i < end; i++) {
    if (index.lows[i] === low && index.mids[i] === mid && (index.kinds[i] ?? 0) >>> 5 === check) return i;
  }
  return -1;
}
