import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildAccountIndex } from './account-build.ts';
import { findAccounts, loadAccountIndex } from './accounts.ts';
import { readCommonWords } from './common-words.ts';
import { findCompanies } from './companies.ts';
import { findDomains } from './domains.ts';
import { loadLexicon } from './lexicon.ts';
import { buildLexicon } from './lexicon-build.ts';

// How well detection does on labelled text that is kept outside the repository.
const DATA = new URL('../../../../shared/detection/', import.meta.url);
const present = existsSync(new URL('text-domains.dev.jsonl', DATA));
if (!present) console.log('Skipped: no labelled texts in ../shared/detection, so quality is not measured.');

const common = readCommonWords(
  readFileSync(new URL('../../../public/data/common-words.txt', import.meta.url), 'utf8'),
);

interface Span {
  readonly start: number;
  readonly end: number;
  readonly optional?: boolean;
  readonly account?: string | null;
}
interface Sample {
  readonly id: string;
  readonly text: string;
  readonly domains?: readonly Span[];
  readonly companies?: readonly Span[];
}

const read = (name: string): string => readFileSync(new URL(name, DATA), 'utf8').trim();
const samples = (name: string): Sample[] =>
  read(name)
    .split('\n')
    .map((line): Sample => JSON.parse(line));

/** A span without white space, closing marks, a possessive and a leading "the". */
function bare(text: string, { start, end }: Span): string {
  const part = text.slice(start, end);
  const head = /^(?:[\s("“[\u00ad\u200b]|the\s+)+/iu.exec(part)?.[0].length ?? 0;
  const tail = /(?:['’ʼ]s?|[\s.,;:!?)\]"”\u00ad\u200b])+$/u.exec(part)?.[0].length ?? 0;
  return head + tail < part.length ? `${start + head}-${end - tail}` : `${start}-${end}`;
}

function score(
  list: readonly Sample[],
  gold: (one: Sample) => readonly Span[],
  find: (text: string) => readonly Span[],
) {
  let hits = 0;
  let wrong = 0;
  let missed = 0;
  for (const one of list) {
    const wanted = gold(one).filter(span => span.optional !== true);
    const optional = gold(one).filter(span => span.optional === true);
    const left = [...find(one.text)];
    for (const want of wanted) {
      const at = left.findIndex(
        span =>
          bare(one.text, span) === bare(one.text, want) &&
          (!want.account || !span.account || want.account === span.account),
      );
      if (at === -1) missed++;
      else {
        hits++;
        left.splice(at, 1);
      }
    }
    wrong += left.filter(
      span => !optional.some(other => other.start < span.end && span.start < other.end),
    ).length;
  }
  return { precision: hits / (hits + wrong), recall: hits / (hits + missed) };
}

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
    const { precision, recall } = score(
      samples('text-domains.dev.jsonl'),
      one => one.domains ?? [],
      findDomains,
    );
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
    const { precision, recall } = score(samples('account-mode.dev.jsonl'), one => one.companies ?? [], find);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(bytes.length).toBeLessThan(100_000);
    const free = read('company-free.dev.txt');
    expect(free.split(/\n+/).flatMap(find).length).toBeLessThanOrEqual(free.length / 1e4);
  });

  it('finds companies without a list with precision .80 at recall .50', () => {
    const find = (text: string) => findCompanies(text, lexicon).map(({ start, end }) => ({ start, end }));
    const { precision, recall } = score(
      samples('text-companies.dev.jsonl'),
      one => one.companies ?? [],
      find,
    );
    expect(precision).toBeGreaterThanOrEqual(0.8);
    expect(recall).toBeGreaterThanOrEqual(0.5);
    const free = read('company-free.dev.txt');
    expect(free.split(/\n+/).flatMap(find).length).toBeLessThanOrEqual(free.length / 1e4);
  });
});
