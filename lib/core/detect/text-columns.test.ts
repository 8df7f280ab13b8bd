import { expect, it } from 'vitest';
import { inColumns } from './text-columns.ts';

const spansOf = (text: string, ...names: string[]) =>
  names.map(name => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }));
const found = (text: string, sure: string[], names: string[]): string[] =>
  inColumns(text, spansOf(text, ...sure), spansOf(text, ...names)).map(({ start, end }) =>
    text.slice(start, end),
  );

it('takes what stands at the distance that two companies keep', () => {
  const table = 'Bechtle\nWon\nInes\nSquare\nOpen\nTariq\nTemenos\nLost\nInes\nHexagon\nDiscovery\nInes';
  expect(found(table, ['Bechtle', 'Temenos'], ['Square', 'Hexagon', 'Discovery'])).toEqual([
    'Square',
    'Hexagon',
  ]);
});

it('takes lists, and what the last name of a column makes clear', () => {
  expect(found('Canva\nRamp\nKlarna\nBox', ['Canva', 'Klarna'], ['Ramp', 'Box'])).toEqual(['Ramp', 'Box']);
});

it('takes nothing beside one company, within a line or for a sum', () => {
  expect(found('Canva\nRamp\nSquare', ['Canva'], ['Ramp', 'Square'])).toEqual([]);
  expect(found('Canva\nthe Ramp\nKlarna', ['Canva', 'Klarna'], ['Ramp'])).toEqual([]);
  expect(found('Canva\n3\nKlarna\n4\nCash\n5', ['Canva', 'Klarna'], ['Cash'])).toEqual([]);
});
