import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAccountIndex } from './account-build.ts';
import { loadAccountIndex } from './account-index.ts';
import { startsIn } from './account-starts.ts';
import { readCommonWords } from './common-words.ts';

const common = readCommonWords(
  readFileSync(new URL('../../../public/data/common-words.txt', import.meta.url), 'utf8'),
);

const NAMES = [
  'Orbo',
  'Kelp & Sons',
  'Großmann Werkzeuge',
  'Wendelstein International',
  'Ørbæk',
  'Юпитер',
  '𐐀𐐁ira',
  '7-Quorn',
  '9Vex',
];
const index = loadAccountIndex(
  buildAccountIndex(
    NAMES.map(name => ({ name })),
    common,
  ).bytes,
);
const placesIn = (text: string): number[] => startsIn(text, index).filter((_, i) => i % 2 === 0);

/** Ways in which a page may write a name. */
const written = fc
  .constantFrom(...NAMES)
  .chain(name =>
    fc.constantFrom(
      name,
      name.toUpperCase(),
      name.replaceAll(' ', '\u00a0'),
      name.replaceAll(' ', '-'),
      name.replace('&', 'and'),
      name.replace(/(?<=\d)(?=\p{L})/u, ' '),
      name.replace('ß', 'ss'),
      name.replace(/(?<=^\p{L}{2})/u, '\u00ad'),
      name.replace(/(?<=^\p{L}{2})/u, '’'),
    ),
  );
const between = fc.constantFrom(' ', '. ', '\n', ' — ', ' a ', ' 31 ', ' naïve ', ' 世界 ', ' 𝒳 ', '\u200b ');

describe('startsIn', () => {
  it('leaves out no place of a name, however it is written and whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(between, written), { maxLength: 12 }), parts => {
        let text = '';
        const places: number[] = [];
        for (const [gap, name] of parts) {
          text += gap;
          places.push(text.length);
          text += name;
        }
        expect(placesIn(`${text}.`)).toEqual(expect.arrayContaining(places));
      }),
    );
  });

  it.each(['ab ', 'é. ', '漢', '😀', '\u00ad', '      ', 'x'])(
    'finds names far into a text of %j',
    filler => {
      const gap = '\u0020';
      for (let size = 16_340; size < 16_400; size++) {
        const head = filler.repeat(size / filler.length + 1).slice(0, size) + gap;
        const [first = ''] = NAMES;
        const long = 'Wendelstein International';
        const text = `${head}${first} ${long}`;
        expect(placesIn(text)).toEqual(expect.arrayContaining([head.length, head.length + first.length + 1]));
      }
    },
  );

  it('names few of the words in which no name begins', () => {
    const words = Array.from({ length: 10_000 }, (_, i) => `${i.toString(36)}q${i}`);
    expect(placesIn(words.join(' ')).length).toBeLessThan(100);
  });
});
