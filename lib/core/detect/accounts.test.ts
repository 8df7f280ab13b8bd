import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { buildAccountIndex } from './account-build.ts';
import { findAccounts, loadAccountIndex } from './accounts.ts';
import { readCommonWords } from './common-words.ts';
import { loadLexicon } from './lexicon.ts';
import { buildLexicon } from './lexicon-build.ts';

const common = readCommonWords(
  readFileSync(new URL('../../../public/data/common-words.txt', import.meta.url), 'utf8'),
);

const LIST = [
  { name: 'Orchard Systems GmbH', domain: 'orchard.example' },
  { name: 'Société Lumière S.A.', domain: 'lumiere.example' },
  { name: 'Target Corporation', domain: 'target.com' },
  { name: 'Brandt & Sohn KG', domain: 'brandt-sohn.example' },
  { name: "Wendell's, Inc.", domain: 'wendells.example' },
  { name: 'Global Harbour Machines', domain: 'ghm.example' },
  { name: 'KelpForge', domain: 'kelpforge.example' },
  { name: 'Mercury Holdings', domain: 'mercury.example' },
];
const index = loadAccountIndex(buildAccountIndex(LIST, common).bytes);
const { sets } = loadLexicon(buildLexicon(common));
const found = (text: string): (readonly [string, number])[] =>
  findAccounts(text, index, { sets }).map(span => [text.slice(span.start, span.end), span.account] as const);

describe('words that few readers know as companies', () => {
  const rare = loadAccountIndex(
    buildAccountIndex([{ name: 'Crane Co.' }, { name: 'Zwexify Inc.' }, { name: 'Quorvex AB' }], common)
      .bytes,
  );
  const lexicon = loadLexicon(buildLexicon(common));
  const names = (text: string): string[] =>
    findAccounts(text, rare, lexicon).map(span => text.slice(span.start, span.end));

  it('need more than a verb or a capital in a text that names no others', () => {
    expect(names('Crane is late. I saw Crane again.')).toEqual([]);
    expect(names('Crane launched a pump.')).toEqual(['Crane']);
    expect(names('Crane is late. So are Zwexify and Quorvex.')).toEqual(['Crane', 'Zwexify', 'Quorvex']);
  });
});

describe('short names', () => {
  const short = loadAccountIndex(
    buildAccountIndex(
      [
        { name: 'Quorvax-Zelph Engineering plc', domain: 'quorvaxzelphengineering.example' },
        { name: 'Wexoril International Group plc', domain: 'wexorilinternational.example' },
        { name: 'Vintrop Industries', domain: 'vintropindustries.example' },
        { name: 'Vintrop Resources', domain: 'vintropresources.example' },
        { name: 'Clear Water Technologies', domain: 'clearwatertechnologies.example' },
        { name: 'qXyl', domain: 'qxyl.example' },
      ],
      common,
    ).bytes,
  );
  const names = (text: string): string[] =>
    findAccounts(text, short, { sets }).map(span => text.slice(span.start, span.end));

  it('are the names without what they all end in', () => {
    expect(names('Quorvax-Zelph and Wexoril merged. I like qXyl.')).toEqual([
      'Quorvax-Zelph',
      'Wexoril',
      'qXyl',
    ]);
  });

  it('are none where two have one, or where they are words', () => {
    expect(names('Vintrop rose. The Clear Water was cold.')).toEqual([]);
  });
});

describe('findAccounts', () => {
  it.each([
    ['ORCHARD SYSTEMS hired.', 'ORCHARD SYSTEMS', 0],
    ['At Orchard Systems GmbH we met.', 'Orchard Systems GmbH', 0],
    ['Orchard-Systems and more', 'Orchard-Systems', 0],
    ['Orchard\u00a0Systems', 'Orchard\u00a0Systems', 0],
    ['Societe Lumiere grew', 'Societe Lumiere', 1],
    ['Brandt and Sohn closed', 'Brandt and Sohn', 3],
    ['Wendells menu', 'Wendells', 4],
    ['Wendell’s menu', 'Wendell’s', 4],
    ['the GHM plant', 'GHM', 5],
    ['Kelp\u00adForge', 'Kelp\u00adForge', 6],
    ['an ex-KelpForge engineer', 'KelpForge', 6],
  ])('finds %j', (text, name, account) => {
    expect(found(text)).toEqual([[name, account]]);
  });

  it.each([
    ['Target raised its outlook.', true],
    ['Shares of Target rose.', true],
    ['Target’s chief resigned.', true],
    ['Target Corporation', true],
    ['Target (NYSE: TGT) fell', true],
    ['We hit the target.', false],
    ['The Target date is near', false],
    ['Target audience: everyone', false],
    ['Set a Target and Keep It', false],
    ['Mercury is a planet.', false],
    ['Mercury launched a card.', true],
    ['the ghm of old', false],
    ['see targets below', false],
    ['KelpForge, Anna T. (2004)', false],
  ])('wants evidence for a word: %j is %j', (text, is) => {
    expect(found(text).length > 0).toBe(is);
  });

  it('believes a name that is alone in a column of companies', () => {
    expect(findAccounts('Target', index, { sets })).toEqual([]);
    expect(findAccounts('Target', index, { sets, companyCell: true })).toMatchObject([{ account: 2 }]);
  });

  it('says why, and how sure it is', () => {
    expect(findAccounts('Target sued.', index, { sets })).toMatchObject([
      { reason: 'It does what companies do: “sued”.', confidence: 0.8 },
    ]);
  });

  it('takes ten thousand names in under 100 kB and finds each of them', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => ({
      name: `${word(i)} ${word(i * 7 + 3)} Ltd`,
      domain: null,
    }));
    const { bytes } = buildAccountIndex(names, common);
    expect(bytes.length).toBeLessThan(100_000);
    const big = loadAccountIndex(bytes);
    for (let i = 0; i < names.length; i += 97) {
      const name = names[i]?.name ?? '';
      const [span] = findAccounts(`We met ${name} today.`, big);
      expect(names[span?.account ?? -1]?.name).toBe(name);
    }
  });

  it('tells the short names that accounts are found by, and whose they are', () => {
    const { short } = buildAccountIndex(
      [
        { name: 'Northmoor Rail Freight Ltd', domain: 'northmoor.example' },
        { name: 'Tarnwick Mills', domain: 'tarnwick.example' },
        { name: 'Tarnwick Cloth', domain: 'tarnwick.example' },
        { name: 'Ovalmoor Dairy', domain: 'ovalmoor.example' },
        { name: 'Ovalmoor' },
      ],
      common,
    );
    expect(short).toEqual([
      { spelt: 'northmoor', id: 0 },
      { spelt: 'tarnwick', id: 1 },
      { spelt: 'tarnwick', id: 2 },
    ]);
  });

  it('opens no index that was cut short, changed in size or is something else', () => {
    const { bytes } = buildAccountIndex(LIST, common);
    for (const bad of [
      bytes.slice(0, 50),
      bytes.slice(1),
      new Uint8Array(0),
      new Uint8Array(1000).fill(255),
    ]) {
      expect(findAccounts('Orchard Systems', loadAccountIndex(bad))).toEqual([]);
    }
    expect(findAccounts('Orchard Systems', loadAccountIndex(buildAccountIndex([], common).bytes))).toEqual(
      [],
    );
  });

  it('finds any name that a list can hold, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (name, text) => {
          const one = loadAccountIndex(buildAccountIndex([{ name }], common).bytes);
          for (const span of findAccounts(`${text} ${name}`, one)) expect(span.account).toBe(0);
        },
      ),
    );
  });

  it.each([
    'a',
    'a.',
    'A ',
    '@',
    'Orch',
    'Orchard ',
    'A-',
    "A'",
    'Target ',
    'Target\n',
    'Orchard & ',
    'ß',
    '\u00ad',
    'Target, ',
  ])('is linear on a million of %j', piece => {
    const text = piece.repeat(1_000_000 / piece.length);
    const start = cpuMs();
    findAccounts(text, index, { sets });
    expect(cpuMs() - start).toBeLessThan(4000);
  });
});

const SYLLABLES = ['ka', 'lo', 'mi', 'tru', 'ves', 'dor', 'pel', 'ran', 'sith', 'quo'];
const word = (seed: number): string => {
  const name = [
    seed % 10,
    Math.floor(seed / 10) % 10,
    Math.floor(seed / 100) % 10,
    Math.floor(seed / 1000) % 10,
  ]
    .map(i => SYLLABLES[i] ?? '')
    .join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
};
