import { expect, test } from 'vitest';
import type { Company } from './finds.ts';
import { fullNames } from './full-names.ts';

let id = 0;
const company = (name: string, more: Partial<Company> = {}): Company => ({
  id: id++,
  key: `n:${id}`,
  name,
  domain: null,
  confidence: 0.8,
  reason: '',
  state: 'guessed',
  subject: null,
  asked: false,
  marks: new Set(),
  structural: false,
  inHead: false,
  places: new Set(),
  listed: false,
  lead: true,
  formal: / (?:Ltd|AG|GmbH|Inc\.?)$/.test(name),
  full: null,
  shortDomain: null,
  ...more,
});

const joined = (...companies: Company[]): string[] =>
  [...fullNames(companies)].map(([short, full]) => `${short.name} = ${full.name}`);

test('a short name is the one full name that begins with it', () => {
  expect(
    joined(company('Northmoor'), company('Northmoor Rail Freight Ltd'), company('Northern Ltd')),
  ).toEqual(['Northmoor = Northmoor Rail Freight Ltd']);
  expect(joined(company('Veloria Health'), company('VELORIA HEALTH, Research Inc.'))).toEqual([
    'Veloria Health = VELORIA HEALTH, Research Inc.',
  ]);
});

test('names between the two are the same company', () => {
  expect(
    joined(company('Northmoor'), company('Northmoor Rail'), company('Northmoor Rail Freight Ltd')).length,
  ).toBe(2);
});

test.each<[string, Company[]]>([
  ['two full names', [company('Northmoor'), company('Northmoor Rail Ltd'), company('Northmoor Capital')]],
  ['no legal form', [company('Northmoor'), company('Northmoor Rail')]],
  ['two legal names', [company('Northmoor Ltd'), company('Northmoor Ltd Rail Ltd')]],
  ['a part of a word', [company('North'), company('Northmoor Rail Ltd')]],
  ['a word, or a known name', [company('Target', { lead: false }), company('Target Logistics GmbH')]],
  ['a name of the lists', [company('Northmoor', { listed: true }), company('Northmoor Rail Ltd')]],
  [
    'another domain',
    [
      company('Northmoor', { domain: 'northmoor.com' }),
      company('Northmoor Rail Ltd', { domain: 'nrf.co.uk' }),
    ],
  ],
])('wrong is worse than none: %s', (_, companies) => {
  expect(joined(...companies)).toEqual([]);
});
