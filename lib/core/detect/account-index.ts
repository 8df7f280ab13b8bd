// The index of account names: hashes, not names. A name costs some nine bytes.
//
//   header   10 × u32: magic, keys, accounts, most words in a key, bits of the three tables, flags, 0, 0
//   prefixes bit set over how every key begins (account-window.ts)
//   lowers   the same, of the keys that may be written in lower case or start with a digit
//   buckets  u16 or u32 for each value of the hash's top bits: where its keys start
//   ids      u16 or u32 a key: the account's place in the list; keys are sorted by hash
//   lows     u16 a key: the hash's lowest bits
//   mids     u8 a key: the next eight; the bucket stands for the rest
//   kinds    u8 a key: three more bits of hash, SOLID, LOWER, and how careful to be

export const MAGIC = 0x4c6f7533;
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
  /** People or places are called so (Ferguson, Wilton): only with what companies alone have said of them. */
  name: 6,
  /** A name that people or towns bear as well (Pearson, Coles): what stands beside it or around it decides. */
  shared: 7,
} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** The key may be written in lower case. */
export const LOWER = 8;
/** The key is one word: a space within it makes it something else (Workday, "work day"). */
export const SOLID = 16;

/** Plain data: it survives structured clone and base64. */
export interface AccountIndex {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The same, opened: typed arrays over the bytes. */
export interface LoadedAccounts {
  readonly mostWords: number;
  readonly accounts: number;
  /** How keys begin, and how those begin that need no capital: they may be in lower case, or start with a digit. */
  readonly beginnings: Uint32Array;
  readonly lowBeginnings: Uint32Array;
  /** How far a hash is shifted to its place among the former, and among the latter. */
  readonly shift: number;
  readonly lowShift: number;
  readonly bucketShift: number;
  readonly buckets: Uint16Array | Uint32Array;
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

/** Whether bytes are an index of this version, and whole. */
export function isAccountIndex(bytes: Uint8Array): boolean {
  if (bytes.byteLength < HEADER_WORDS * 4) return false;
  const head = new Uint32Array(bytes.slice(0, HEADER_WORDS * 4).buffer);
  return head[0] === MAGIC && sizeOf(head) === bytes.byteLength;
}

/** Opens an index. Bytes that are not one (cut short, another version) give an empty index. */
export function loadAccountIndex(bytes: Uint8Array): LoadedAccounts {
  if (!isAccountIndex(bytes)) return open(new Uint32Array(HEADER_WORDS).buffer);
  // A copy starts at a multiple of four, as typed arrays must.
  return open(new Uint8Array(bytes).buffer);
}

/** Bytes that an index with this header takes. */
export function sizeOf(head: Uint32Array): number {
  const [, keys = 0, accounts = 0, , prefixBits = 5, lowerBits = 5, bucketBits = 0] = head;
  const isSet = (bits: number): boolean => bits >= 5 && bits <= 24;
  if (keys > 5e6 || !isSet(prefixBits) || !isSet(lowerBits) || bucketBits > 20 || bucketBits < 8) return -1;
  return (
    HEADER_WORDS * 4 +
    (2 ** prefixBits + 2 ** lowerBits) / 8 +
    2 ** bucketBits * bytesFor(keys) +
    keys * (4 + bytesFor(accounts))
  );
}

/** Bytes of a number up to this. */
export const bytesFor = (most: number): 2 | 4 => (most > 0xffff ? 4 : 2);

function open(buffer: ArrayBuffer): LoadedAccounts {
  const head = new Uint32Array(buffer, 0, HEADER_WORDS);
  const [, keys = 0, accounts = 0, mostWords = 0, prefixBits = 0, lowerBits = 0, bucketBits = 0] = head;
  if (keys === 0) {
    const none = new Uint32Array(1);
    return {
      mostWords: 0,
      accounts: 0,
      beginnings: none,
      lowBeginnings: none,
      shift: 31,
      lowShift: 31,
      bucketShift: 24,
      buckets: none,
      lows: new Uint16Array(0),
      mids: new Uint8Array(0),
      ids: new Uint16Array(0),
      kinds: new Uint8Array(0),
    };
  }
  let at = HEADER_WORDS * 4;
  const numbers = (most: number, count: number): Uint16Array | Uint32Array => {
    const width = bytesFor(most);
    const view = width === 4 ? new Uint32Array(buffer, at, count) : new Uint16Array(buffer, at, count);
    at += count * width;
    return view;
  };
  const beginnings = new Uint32Array(buffer, at, 2 ** prefixBits / 32);
  at += beginnings.byteLength;
  const lowBeginnings = new Uint32Array(buffer, at, 2 ** lowerBits / 32);
  at += lowBeginnings.byteLength;
  const buckets = numbers(keys, 2 ** bucketBits);
  const ids = numbers(accounts, keys);
  const lows = new Uint16Array(buffer, at, keys);
  const mids = new Uint8Array(buffer, at + keys * 2, keys);
  const kinds = new Uint8Array(buffer, at + keys * 3, keys);
  return {
    mostWords,
    accounts,
    beginnings,
    lowBeginnings,
    shift: 37 - prefixBits,
    lowShift: 37 - lowerBits,
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

const KINDS: readonly Kind[] = [
  KIND.plain,
  KIND.word,
  KIND.hard,
  KIND.capitals,
  KIND.never,
  KIND.phrase,
  KIND.name,
  KIND.shared,
];

/** Of a key by its place. */
export const kindOf = (index: LoadedAccounts, key: number): Kind =>
  KINDS[(index.kinds[key] ?? 0) & 7] ?? KIND.never;
