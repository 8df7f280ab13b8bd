/** Domains and accounts found in the text of real pages, beside libraries that look for the same. */
import { readFileSync } from 'node:fs';
import FastScanner from 'fastscan';
import { LinkifyIt } from 'linkify-it';
import { buildAccountIndex } from '../../lib/core/detect/account-build.ts';
import { findAccounts, loadAccountIndex } from '../../lib/core/detect/accounts.ts';
import { readCommonWords } from '../../lib/core/detect/common-words.ts';
import { findDomains } from '../../lib/core/detect/domains.ts';
import { loadLexicon } from '../../lib/core/detect/lexicon.ts';
import { buildLexicon } from '../../lib/core/detect/lexicon-build.ts';
import { accountsIn, pageTexts } from './pages-data.ts';
import { atLeast, interleaved, type Line, ratioLine, skippedLine, timedNow } from './ratio.ts';

const over = (texts: readonly string[], find: (text: string) => number) => (): number =>
  timedNow(() => {
    let found = 0;
    for (const text of texts) found += find(text);
    if (found === 0) throw new Error('Nothing was found.');
  });

const BATCH = 32_768;

const inBatches = (texts: readonly string[]): readonly string[] => {
  const batches: string[] = [];
  let batch: string[] = [];
  let size = 0;
  for (const text of texts) {
    batch.push(text);
    size += text.length + 1;
    if (size < BATCH) continue;
    batches.push(batch.join('\n'));
    batch = [];
    size = 0;
  }
  return [...batches, batch.join('\n')];
};

export const detectLines = async (): Promise<readonly Line[]> => {
  const texts = pageTexts();
  if (!texts)
    return [skippedLine('Domains and accounts in text', 'no pages in ../shared/detection on this machine.')];
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const note = `${megabytes.toFixed(1)} MB of text of real pages`;

  // As pages send them. linkify-it gets text node by text node, where it is at its best.
  const batches = inBatches(texts);

  const linkify = new LinkifyIt();
  linkify.set({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false });
  const domains = await interleaved(
    7,
    over(texts, text => linkify.match(text)?.length ?? 0),
    over(batches, text => findDomains(text).length),
  );

  const accounts = accountsIn('accounts-10k.csv') ?? [];
  const common = readCommonWords(
    readFileSync(new URL('../../public/data/common-words.txt', import.meta.url), 'utf8'),
  );
  const index = loadAccountIndex(buildAccountIndex(accounts, common).bytes);
  const { sets } = loadLexicon(buildLexicon(common));
  const automaton = new FastScanner(accounts.map(account => account.name));
  // In the first rounds, a dozen on a busy machine, both are still being compiled; the median of so many is of neither's.
  const matched = await interleaved(
    61,
    over(batches, text => automaton.search(text).length),
    over(batches, text => findAccounts(text, index, { sets }).length),
  );
  return [
    ratioLine({
      name: 'Domains found in text',
      ...domains,
      peerName: 'linkify-it with fuzzy links',
      goal: atLeast(20),
      note,
    }),
    ratioLine({
      name: `${accounts.length.toLocaleString('en')} accounts found in text`,
      ...matched,
      peerName: 'fastscan, exact names only',
      goal: atLeast(4),
      note,
    }),
  ];
};
