import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { companyDomain } from '../../lib/core/domain.ts';
import type { FoundCompany } from '../../lib/core/message/page.ts';
import { launch, visit } from './browser.ts';

// The domains that real pages name, as a person read them: in their text and by their links. The pages themselves are
// not the project's; `either` are the page's own domain, share buttons and text that no reader sees.
const PAGES = '../shared/detection/pages';
const present = existsSync(PAGES);
if (!present)
  console.log('Left out: ../shared/detection is absent, so domains on real pages are not counted.');

interface Label {
  readonly url: string;
  readonly text: readonly string[];
  readonly links: readonly string[];
  readonly either: readonly string[];
}
const ONLY = process.env['PAGES']?.split(',');
// The file is written by hand beside this test.
const labels = JSON.parse(readFileSync('tests/page/labels/domains.json', 'utf8')) as Record<string, Label>;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

async function domainsOn(page: string, { url }: Label): Promise<Set<string>> {
  const html = gunzipSync(readFileSync(`${PAGES}/${page}.html.gz`))
    .toString()
    .replace(/<script\b(?![^>]*ld\+json)[^>]*>[\s\S]*?<\/script>/gi, '')
    .replace(/<(?:link|iframe|img|meta)\b[^>]*>/gi, '');
  const visited = await visit(browser, url, { html });
  await visited.start();
  await visited.settled();
  const found = await visited.inLoupe<FoundCompany[]>('loupe.companies()');
  await visited.close();
  return new Set(found.flatMap(one => companyDomain(one.domain ?? '') ?? []));
}

test.skipIf(!present)(
  'finds the domains that real pages name: precision .99, recall .985',
  { timeout: 300_000 },
  async () => {
    const hits: string[] = [];
    const missed: string[] = [];
    const wrong: string[] = [];
    const pages = Object.entries(labels).values();
    // Most of a page's time is waiting, so a few are read side by side.
    const lane = async (): Promise<void> => {
      for (const [page, label] of pages) {
        if (ONLY && !ONLY.some(part => page.includes(part))) continue;
        const found = await domainsOn(page, label);
        const wanted = [...label.text, ...label.links];
        for (const domain of wanted) (found.has(domain) ? hits : missed).push(`${page} ${domain}`);
        for (const domain of found)
          if (!wanted.includes(domain) && !label.either.includes(domain)) wrong.push(`${page} ${domain}`);
      }
    };
    await Promise.all([lane(), lane(), lane()]);
    const precision = hits.length / (hits.length + wrong.length);
    const recall = hits.length / (hits.length + missed.length);
    console.log(
      `${hits.length} domains on ${Object.keys(labels).length} pages: precision ${precision.toFixed(4)}, ` +
        `recall ${recall.toFixed(4)}\nwrong: ${wrong.join(', ')}\nmissed: ${missed.join(', ')}`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(0.985);
  },
);
