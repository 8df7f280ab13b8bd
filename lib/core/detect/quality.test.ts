import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildAccountIndex } from './account-build.ts';
import { findAccounts, loadAccountIndex } from './accounts.ts';
import { readCommonWords } from './common-words.ts';
import { findCompanies } from './companies.ts';
import { findDomains } from './domains.ts';
import { loadLexicon } from './lexicon.ts';
import { buildLexicon } from './lexicon-build.ts';
import { type Sample, type Span, score } from './samples/score.ts';

// How well detection does on labelled text that is kept outside the repository.
const DATA = new URL('../../../../shared/detection/', import.meta.url);
const present = existsSync(new URL('text-domains.dev.jsonl', DATA));
if (!present) console.log('Skipped: no labelled texts in ../shared/detection, so quality is not measured.');

const common = readCommonWords(
  readFileSync(new URL('../../../public/data/common-words.txt', import.meta.url), 'utf8'),
);

const read = (name: string): string => readFileSync(new URL(name, DATA), 'utf8').trim();
const samples = (name: string, kind: 'domains' | 'companies'): Sample[] =>
  read(name)
    .split('\n')
    .map((line): Sample => {
      // The file's own form: its README.
      const one: { text: string; domains?: Span[]; companies?: Span[] } = JSON.parse(line);
      return { text: one.text, spans: one[kind] ?? [] };
    });

function accountList(): { name: string; domain: string }[] {
  return read('accounts-10k.csv')
    .split('\n')
    .slice(1)
    .map(line => {
      const cells = /^(?:"((?:[^"]|"")*)"|([^,]*)),([^,]*),/.exec(line);
      return { name: (cells?.[1] ?? cells?.[2] ?? '').replaceAll('""', '"'), domain: cells?.[3] ?? '' };
    });
}

describe.skipIf(!present)('quality on labelled texts', () => {
  const lexicon = loadLexicon(buildLexicon(common));

  it('finds domains with precision .95 and recall .96', () => {
    const { precision, recall } = score(samples('text-domains.dev.jsonl', 'domains'), findDomains);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.96);
  });

  it('finds accounts with precision .95 at recall .90, from an index under 100 kB', () => {
    const list = accountList();
    const { bytes } = buildAccountIndex(list, common);
    const index = loadAccountIndex(bytes);
    const find = (text: string) =>
      findAccounts(text, index, lexicon).map(span => ({
        ...span,
        account: list[span.account]?.domain ?? null,
      }));
    const { precision, recall } = score(samples('account-mode.dev.jsonl', 'companies'), find);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(bytes.length).toBeLessThan(100_000);
    const free = read('company-free.dev.txt');
    expect(free.split(/\n+/).flatMap(find).length).toBeLessThanOrEqual(free.length / 1e4);
  });

  it('finds companies without a list with precision .80 at recall .50', () => {
    const find = (text: string) => findCompanies(text, lexicon).map(({ start, end }) => ({ start, end }));
    const { precision, recall } = score(samples('text-companies.dev.jsonl', 'companies'), find);
    expect(precision).toBeGreaterThanOrEqual(0.8);
    expect(recall).toBeGreaterThanOrEqual(0.5);
    const free = read('company-free.dev.txt');
    expect(free.split(/\n+/).flatMap(find).length).toBeLessThanOrEqual(free.length / 1e4);
  });
});
