import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { readCommonWords } from './common-words.ts';
import { findCompanies } from './companies.ts';
import { loadLexicon } from './lexicon.ts';
import { buildLexicon } from './lexicon-build.ts';

const common = readCommonWords(
  readFileSync(new URL('../../../public/data/common-words.txt', import.meta.url), 'utf8'),
);
const lexicon = loadLexicon(buildLexicon(common));
const found = (text: string): string[] =>
  findCompanies(text, lexicon).map(span => text.slice(span.start, span.end));

describe('findCompanies', () => {
  it.each([
    [
      'This Agreement is between Tarnwick Minerals Corp. and Vellmore Trading LLC.',
      ['Tarnwick Minerals Corp.', 'Vellmore Trading LLC'],
    ],
    ['Tarnwick Energi A/S raised its forecast', ['Tarnwick Energi A/S']],
    ['Profit at Tarnwick Foods fell.', ['Tarnwick Foods']],
    ['She left Microsoft and joined a startup called Vellmore.', ['Microsoft', 'Vellmore']],
    ['Shares in Vellmore fell 6%.', ['Vellmore']],
    ['Vellmore raised $40 million.', ['Vellmore']],
    ['Apple sued Samsung.', ['Apple', 'Samsung']],
    ['Banco Vellmore opened', ['Banco Vellmore']],
    ['i posted it on facebook', ['facebook']],
    ['Marketing Manager, Bosch, Stuttgart, 2019–present', ['Bosch']],
    ['Siemens, Nuremberg, stand 3B22', ['Siemens']],
    ['Rivals are Siemens, Tarnwick and Vellmore.', ['Siemens', 'Tarnwick', 'Vellmore']],
    ["IBM's Software unit grew.", ['IBM']],
  ])('finds companies in %j', (text, names) => {
    expect(found(text)).toEqual(names);
  });

  it.each([
    'The Ministry of Health confirmed two cases.',
    'Machine Learning Systems are complex.',
    'The Company shall pay the Lender.',
    'Parent Company Guaranty',
    'Apple pie is best served warm.',
    'Nikola Tesla died in 1943.',
    'Mars has two moons.',
    'just google it',
    'The president of France met farmers.',
    'Common stock and Treasury shares',
    'Dr. Anna Weber, the chief executive, said so.',
    'We can group on that later.',
    'More than 3M+ users came.',
    'Industry: Food & Beverages',
    'Actionable Analytics, Scalable Cloud and Generative AI',
    'You’re 100% right, and Mr Vellmore reported it.',
    'On Target',
  ])('finds none in %j', text => {
    expect(found(text)).toEqual([]);
  });

  it('finds legal forms, and gives a reason', () => {
    expect(findCompanies('Made by Vellmore GmbH.', lexicon)).toMatchObject([
      { account: -1, confidence: 0.95, reason: 'Its legal form “GmbH” stands behind the name.' },
    ]);
  });

  it.each([
    'a',
    'a.',
    'A ',
    'Aa ',
    '@',
    'Inc ',
    'Inc. ',
    'Vellmore Inc ',
    'Apple ',
    'CEO of ',
    '& A ',
    ', Inc',
    'A&',
  ])('is linear on a million of %j', piece => {
    const text = piece.repeat(1_000_000 / piece.length);
    const start = cpuMs();
    findCompanies(text, lexicon);
    expect(cpuMs() - start).toBeLessThan(6000);
  });
});
