import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJson } from './json.ts';
import { FORBIDDEN_NAMES, losesDigits, scanJson } from './scan.ts';

const ROOMY = { maxDepth: 1000, maxNodes: 1_000_000 };

/** The same, token by token from the text. */
function tokens(text: string) {
  const found = { depth: 0, nodes: 1, lossy: [] as string[] };
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[[\]{},]/gsu)) {
    if (/^[[{]/.test(token)) found.depth = Math.max(found.depth, ++depth);
    else if (/^[\]}]/.test(token)) depth--;
    if (/^[[{,]/.test(token)) found.nodes++;
    if (/^[-\d]/.test(token) && losesDigits(token)) found.lossy.push(token);
  }
  return found;
}

/** Bytes that begin anywhere within a word of four. */
function bytesAt(offset: number, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(bytes.length + offset);
  whole.set(bytes, offset);
  return whole.subarray(offset);
}

const marks = fc.string({ unit: fc.constantFrom('"', '\\', '#', ']', '{', 'a', 'é', '東', '\n', '5') });
const value = fc.letrec(tie => ({
  any: fc.oneof(
    { maxDepth: 5 },
    marks,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map(number => ({ toJSON: () => `~${number}~` })),
    fc.constantFrom(true, null),
    fc.array(tie('any')),
    fc.dictionary(marks, tie('any')),
  ),
})).any;

it('finds what a tokenizer finds, wherever the bytes begin', () => {
  fc.assert(
    fc.property(value, fc.nat(3), fc.nat(2), (any, offset, indent) => {
      const text = JSON.stringify(any, null, indent).replaceAll(/"~(-?\d+)~"/g, '$1');
      const bytes = bytesAt(offset, text);
      const scan = scanJson(bytes, ROOMY);
      const { depth, nodes, lossy } = tokens(text);
      expect(scan).toMatchObject({ depth, nodes, stopped: null });
      const places = scan.lossy.filter((_, i) => i % 2 === 0);
      const decoder = new TextDecoder();
      expect(places.map((start, i) => decoder.decode(bytes.subarray(start, scan.lossy[2 * i + 1])))).toEqual(
        lossy,
      );
      const read = readJson(text, ROOMY, bytes);
      const kept = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gsu, token =>
        /^[-\d]/.test(token) && losesDigits(token) ? `"${token}"` : token,
      );
      expect(read).toEqual({ ok: true, textNumbers: lossy.length, value: JSON.parse(kept) });
    }),
    { numRuns: 2000 },
  );
});

it('knows a forbidden name by its letters, however many of them are escapes, and no other text', () => {
  const letters = fc.infiniteStream(fc.boolean());
  fc.assert(
    fc.property(fc.constantFrom(...FORBIDDEN_NAMES), letters, fc.nat(3), (name, escaped, offset) => {
      const written = [...name]
        .map(letter =>
          escaped.next().value ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter,
        )
        .join('');
      const forbidden = (text: string): boolean => scanJson(bytesAt(offset, text)).forbidden;
      expect(forbidden(`[{"a":{"${written}":{"x":1}}}]`)).toBe(true);
      expect(forbidden(`{"${written}x":1,"${written.slice(1)}":"\\u00e9"}`)).toBe(false);
    }),
  );
});
