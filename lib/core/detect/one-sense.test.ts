import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildAccountIndex } from './account-build.ts';
import { findAccounts, loadAccountIndex } from './accounts.ts';
import { readCommonWords } from './common-words.ts';
import { findCompanies } from './companies.ts';
import { loadLexicon } from './lexicon.ts';
import { buildLexicon } from './lexicon-build.ts';

const common = readCommonWords(
  readFileSync(new URL('../../../public/data/common-words.txt', import.meta.url), 'utf8'),
);
const lexicon = loadLexicon(buildLexicon(common));
const list = ['Segment', 'Lawson Inc.', 'Ford Motor Company'].map(name => ({
  name,
  domain: `${name[0]}.example`,
}));
const index = loadAccountIndex(buildAccountIndex(list, common).bytes);
const listed = (text: string): string[] =>
  findAccounts(text, index, lexicon).map(({ start, end }) => text.slice(start, end));
const open = (text: string): string[] =>
  findCompanies(text, lexicon).map(({ start, end }) => text.slice(start, end));

it.each([
  ['Segment\nSegment your audience by age', []],
  [
    'Segment acquired a start-up.\nSegment\nSegment your audience. The segment is small.',
    ['Segment', 'Segment'],
  ],
  ['Mr Lawson wrote back. Lawson sighed.', []],
  ['Lawson Inc. wrote back. Lawson paid.', ['Lawson Inc.', 'Lawson']],
])('takes a word of the list for one thing in %j', (text, found) => {
  expect(listed(text)).toEqual(found);
});

it.each([
  ['Said Inês of Veloria.', []],
  ['Veloria Health, Inc. grew, said Inês of Veloria.', ['Veloria Health, Inc.', 'Veloria']],
  ['Harpenden Cycle Works Ltd was founded in Harpenden. Harpenden is small.', ['Harpenden Cycle Works Ltd']],
])('knows a company again by its first word in %j', (text, found) => {
  expect(open(text)).toEqual(found);
});

it.each([
  ['Share on Facebook', []],
  ['Follow us\nTwitter\nLinkedIn', []],
  ['Suivez-nous sur Facebook, Instagram et LinkedIn', []],
  ['Facebook said on Monday that LinkedIn users were safe.', ['Facebook', 'LinkedIn']],
])('tells the networks that a page is shared on from companies in %j', (text, found) => {
  expect(open(text)).toEqual(found);
});
