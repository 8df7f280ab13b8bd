import { describe, expect, it } from 'vitest';
import { inFields } from './line-fields.ts';

/** Spans of these words in a text, in order; each must stand there once. */
const spans = (text: string, ...words: string[]) =>
  words
    .map(word => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }))
    .sort((a, b) => a.start - b.start);
const found = (text: string, sure: string[], names: string[]): string[] =>
  inFields(text, spans(text, ...sure), spans(text, ...names), false).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('inFields', () => {
  it.each([
    ['Chat – Zwex\nMail – Lumen\nDesign – Quorv', ['Zwex', 'Quorv'], ['Lumen'], ['Lumen']],
    ['1. Zwex – 412\n2. Lumen – 298\n3. Quorv – 276', ['Zwex', 'Quorv'], ['Lumen'], ['Lumen']],
    [
      'Ana Ruiz, Zwex, Bern\nBo Lund, Lumen, Oslo\nCy Day, Quorv, Graz',
      ['Zwex', 'Quorv'],
      ['Lumen', 'Oslo'],
      ['Lumen'],
    ],
    ['- Zwex: won\n- Lumen: lost\n- Quorv: open', ['Zwex', 'Quorv'], ['Lumen', 'lost'], ['Lumen']],
  ])('finds in %j', (text, sure, names, wanted) => {
    expect(found(text, sure, names)).toEqual(wanted);
  });

  it('takes one such line, and a name of the list in another, for a list of names', () => {
    const text = 'Chat – Zwex\nMail – Lumen\nDesign – Quorv';
    const names = spans(text, 'Lumen', 'Quorv');
    expect(inFields(text, spans(text, 'Zwex'), names, true)).toEqual(names);
    expect(inFields(text, spans(text, 'Zwex'), names, false)).toEqual([]);
  });

  it.each([
    ['one other line', 'Chat – Zwex\nMail – Lumen', ['Zwex'], ['Lumen']],
    ['another part', 'Chat – Zwex\nLumen – mail\nDesign – Quorv', ['Zwex', 'Quorv'], ['Lumen']],
    [
      'a part that says more',
      'Chat – Zwex\nMail – Lumen lamps\nDesign – Quorv',
      ['Zwex', 'Quorv'],
      ['Lumen'],
    ],
    [
      'sentences',
      'In Bern, Zwex, sold.\nIn Oslo, Lumen, slept.\nIn Graz, Quorv, sold.',
      ['Zwex', 'Quorv'],
      ['Lumen'],
    ],
    ['far lines', `A – Zwex\nB – Quorv\n${'C\n'.repeat(9)}D – Lumen`, ['Zwex', 'Quorv'], ['Lumen']],
  ])('finds nothing by %s', (_, text, sure, names) => {
    expect(found(text, sure, names)).toEqual([]);
  });
});
