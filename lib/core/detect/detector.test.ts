import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildAccountIndex } from './account-build.ts';
import { readCommonWords } from './common-words.ts';
import { createDetector, type DetectedSpan } from './detector.ts';
import { buildLexicon } from './lexicon-build.ts';

const common = readCommonWords(
  readFileSync(new URL('../../../public/data/common-words.txt', import.meta.url), 'utf8'),
);
const lexicon = buildLexicon(common);
const LIST = ['Zqcanary', 'Orchid', 'Quarrystone Ltd and Marlow Inc', 'Fennwick'];
const { bytes } = buildAccountIndex(
  LIST.map(name => ({ name, domain: null })),
  common,
);
const anyone = createDetector(null, lexicon);
const ours = createDetector(bytes, lexicon);

/** The texts that a page may see marked. */
const told = (text: string, spans: readonly DetectedSpan[]): string[] =>
  spans.flatMap(({ start, end, unlisted }) =>
    (unlisted ?? [{ start: 0, end: end - start }]).map(part =>
      text.slice(start + part.start, start + part.end),
    ),
  );

test.each([
  'We met Zqcanary at the fair.',
  'Orchid GmbH sold its shares to Fennwick and wrote to initech.com.',
  'We met Quarrystone Ltd and Marlow Inc at the fair.',
  'Fennwick.com and Fennwick Trading Ltd',
])('what is told of %j is what would be found without the lists', text => {
  const spans = ours.find(text);
  expect(spans.length).toBeGreaterThan(0);
  expect(told(text, spans)).toEqual(anyone.find(text).map(({ start, end }) => text.slice(start, end)));
});

test('a cell of a column of companies is told with its whole line', () => {
  const text = 'Zqcanary Berlin\nOrchid';
  const cells = [
    { start: 0, end: 15 },
    { start: 16, end: 22 },
  ];
  expect(told(text, ours.find(text, cells))).toEqual(['Zqcanary Berlin', 'Orchid']);
});

test('a name that the lists alone know is found, and nothing of it told', () => {
  expect(ours.find('We met Zqcanary at the fair.')).toMatchObject([{ name: 'Zqcanary', unlisted: [] }]);
});
