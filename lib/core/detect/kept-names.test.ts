import { describe, expect, it } from 'vitest';
import { buildAccountIndex } from './account-build.ts';
import { readCommonWords } from './common-words.ts';
import { keptNames, type ListedNames, readKeptNames } from './kept-names.ts';

const names: ListedNames = {
  stamp: '2 17',
  bytes: buildAccountIndex([{ name: 'Kelpforge' }, { name: 'Orchard Systems' }], readCommonWords('orchard'))
    .bytes,
  domains: new Map([
    ['kelpforge', 'kelpforge.example'],
    ['orchardsystems', 'orchard.example'],
  ]),
  nameless: new Set(['tarnwick.example']),
};
const text = keptNames(names);

describe('readKeptNames', () => {
  it('gives back what was kept', () => {
    expect(readKeptNames(text, '2 17')).toEqual(names);
  });

  it('knows nothing of another state of the lists', () => {
    expect(readKeptNames(text, '2 18')).toBe(null);
  });

  it.each([
    ['nothing', null],
    ['no JSON', text.slice(0, -1)],
    ['another form', JSON.stringify({ stamp: '2 17', index: 1, domains: [], nameless: [] })],
    ['no base64', JSON.stringify({ ...JSON.parse(text), index: '*' })],
    [
      'bytes that are cut short',
      JSON.stringify({ ...JSON.parse(text), index: JSON.parse(text).index.slice(0, 40) }),
    ],
    ['bytes of another version', text.replace(/"index":".{4}/, '"index":"AAAA')],
  ])('trusts no %s', (_, broken) => {
    expect(readKeptNames(broken, '2 17')).toBe(null);
  });
});
