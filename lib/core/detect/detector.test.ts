import { expect, test } from 'vitest';
import { createDetector } from './detector.ts';

const { find } = createDetector(null, null);
const inCell = (line: string) => {
  const text = `Experience\n${line}\nOslo`;
  const start = text.indexOf(line);
  return find(text, [{ start, end: start + line.length }]).map(span => ({
    name: span.name,
    text: text.slice(span.start, span.end),
  }));
};

test('a line in which the page names a company is its name, without what is said beside it', () => {
  expect(inCell('Pellworth Dynamics')).toEqual([{ name: 'Pellworth Dynamics', text: 'Pellworth Dynamics' }]);
  expect(inCell(' Pellworth · Full-time')).toEqual([{ name: 'Pellworth', text: 'Pellworth' }]);
  expect(inCell('Pellworth | Oslo')).toEqual([{ name: 'Pellworth', text: 'Pellworth' }]);
  expect(inCell('Pell·worth')).toEqual([{ name: 'Pell·worth', text: 'Pell·worth' }]);
});

test('a line that names nothing is nobody', () => {
  for (const line of ['n/a', '–', '12', '· Full-time']) expect(inCell(line)).toEqual([]);
});
