import {
  bytesFor,
  checkOf,
  finish,
  HEADER_WORDS,
  type Kind,
  LOWER,
  MAGIC,
  SEED_A,
  SEED_B,
  SOLID,
  sizeOf,
  stepA,
  stepB,
} from './account-index.ts';
import {
  lowWindowsOf,
  secondHash,
  secondMask,
  type Windows,
  windowMask,
  windowsOf,
} from './account-window.ts';

/** A name to be found, as folded words. */
export interface Key {
  readonly words: readonly string[];
  readonly id: number;
  readonly kind: Kind;
  readonly lower: boolean;
}

/** Lays keys out as `account-index.ts` describes. No two keys may be spelt the same. */
export function packKeys(keys: readonly Key[], accounts: number): Uint8Array<ArrayBuffer> {
  const rows = keys.map(key => {
    const spelt = key.words.join('');
    let a = SEED_A;
    let b = SEED_B;
    for (let i = 0; i < spelt.length; i++) {
      const code = spelt.charCodeAt(i);
      a = stepA(a, code);
      b = stepB(b, code);
    }
    return { key, hash: finish(a, b), check: checkOf(b), low: lowWindowsOf(key) };
  });
  rows.sort((x, y) => x.hash - y.hash);
  const size = Math.max(rows.length, 1);
  const lows = rows.filter(row => row.low !== undefined).length;
  const prefixBits = clamp(Math.ceil(Math.log2(size * 10)), 10, 21);
  const lowerBits = clamp(Math.ceil(Math.log2((lows + 1) * 12)), 10, 20);
  const bucketBits = clamp(Math.ceil(Math.log2(size / 12)), 8, 16);
  const mostWords = rows.reduce(
    (most, row) => Math.max(most, row.key.words.filter(word => word !== '+').length),
    0,
  );
  const head = [
    MAGIC,
    rows.length,
    accounts,
    mostWords,
    prefixBits,
    lowerBits,
    bucketBits,
    lows > 0 ? 1 : 0,
    0,
    0,
  ];
  const bytes = new Uint8Array(sizeOf(Uint32Array.from(head)));
  const view = new DataView(bytes.buffer);
  head.forEach((value, i) => {
    view.setUint32(i * 4, value, true);
  });
  const prefixesAt = HEADER_WORDS * 4;
  const lowersAt = prefixesAt + 2 ** prefixBits / 8;
  const bucketsAt = lowersAt + 2 ** lowerBits / 8;
  const idsAt = bucketsAt + 2 ** bucketBits * bytesFor(rows.length);
  const lowsAt = idsAt + rows.length * bytesFor(accounts);
  const midsAt = lowsAt + rows.length * 2;
  const kindsAt = midsAt + rows.length;
  const setBits = (at: number, bits: number, hash: number, mask: number): void => {
    const word = at + (hash >>> (37 - bits)) * 4;
    view.setUint32(word, view.getUint32(word, true) | mask, true);
  };
  const setWindows = (at: number, bits: number, { firsts, nexts, lasts }: Windows): void => {
    for (const hash of [...firsts, ...nexts]) setBits(at, bits, hash, windowMask(hash));
    for (const hash of [...nexts.map(secondHash), ...lasts]) setBits(at, bits, hash, secondMask(hash));
  };
  const put = (at: number, most: number, i: number, value: number): void => {
    if (bytesFor(most) === 4) view.setUint32(at + i * 4, value, true);
    else view.setUint16(at + i * 2, value, true);
  };
  let bucket = 0;
  rows.forEach(({ key, hash, check, low }, i) => {
    while (bucket <= hash >>> (32 - bucketBits)) put(bucketsAt, rows.length, bucket++, i);
    view.setUint16(lowsAt + i * 2, hash & 0xffff, true);
    bytes[midsAt + i] = (hash >>> 16) & 0xff;
    put(idsAt, accounts, i, key.id);
    bytes[kindsAt + i] =
      (check << 5) | (key.words.length === 1 ? SOLID : 0) | (key.lower ? LOWER : 0) | key.kind;
    setWindows(prefixesAt, prefixBits, windowsOf(key));
    if (low !== undefined) setWindows(lowersAt, lowerBits, low);
  });
  while (bucket < 2 ** bucketBits) put(bucketsAt, rows.length, bucket++, rows.length);
  return bytes;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
