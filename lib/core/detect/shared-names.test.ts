import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildAccountIndex } from './account-build.ts';
import { findAccounts, loadAccountIndex } from './accounts.ts';
import { readCommonWords } from './common-words.ts';
import { loadLexicon } from './lexicon.ts';
import { buildLexicon } from './lexicon-build.ts';

const common = readCommonWords(
  readFileSync(new URL('../../../public/data/common-words.txt', import.meta.url), 'utf8'),
);
const lexicon = loadLexicon(buildLexicon(common));
// Surnames and a town; two that are nothing else.
const index = loadAccountIndex(
  buildAccountIndex(
    ['Coles Group Limited', 'Schindler Holding AG', 'Fresnillo plc', 'Zwexify Inc.', 'Quorvex AB'].map(
      name => ({
        name,
      }),
    ),
    common,
  ).bytes,
);
const found = (text: string): string[] =>
  findAccounts(text, index, lexicon).map(({ start, end }) => text.slice(start, end));

describe('names that people and towns bear as well', () => {
  it.each([
    ['Coles raises prices.', ['Coles']],
    ['Shares in Coles fell.', ['Coles']],
    ["Schindler's order backlog grew.", ['Schindler']],
    ['The retailer Coles cut jobs.', ['Coles']],
    ['Schindler (SWX: SCHN) rose.', ['Schindler']],
    ['Schindler Holding AG', ['Schindler Holding AG']],
    ['We moved from Zwexify and Quorvex. Most of it is with Coles now.', ['Zwexify', 'Quorvex', 'Coles']],
    ['Coles', ['Coles']],
    ['The regulator looked at prices and discounts. Coles told customers that it had erred.', ['Coles']],
    ['Coles will supply the canteen.', ['Coles']],
    ['The demo for Coles is on Friday; the contract with Schindler ends in May.', ['Coles', 'Schindler']],
    ['We use Schindler for the lifts. Coles has 4,000 employees.', ['Schindler', 'Coles']],
    ["Coles's new CFO starts in May, an ex-Schindler man.", ['Coles', 'Schindler']],
    ['Coles wants a discount. Schindler is our biggest customer.', ['Coles', 'Schindler']],
    ['Schindler wins the airport contract', ['Schindler']],
  ])('are companies in %j', (text, names) => {
    expect(found(text)).toEqual(names);
  });

  it.each([
    'Dorothy Coles taught infants. Coles made jam.',
    'Mrs Coles; Cllr Schindler',
    'Schindler, 34, denies murder.',
    'Coles and Schindler (2011) found none.',
    'In Fresnillo we saw the shrine.',
    'Coles Lane is closed. Coles Primary as well.',
    'Schindler took four wickets before lunch.',
    'Jo Coles\nNegotiation',
    'The Coles family sold the farm to the parish.',
    'Schindler has won the order of merit.',
    'Coles told the children that it had rained.',
  ])('are none in %j', text => {
    expect(found(text)).toEqual([]);
  });
});
