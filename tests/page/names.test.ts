import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FoundCompany } from '../../lib/core/message/page.ts';
import { launch, lessonOf, marked, type Site, startSite, until, visit } from './browser.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const PAGE = `<!doctype html><meta charset=utf-8><title>t</title>
<meta property="og:site_name" content="Trade Paper">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Organization","name":"Zentravia GmbH","url":"https://www.zentravia.example.com/x"}</script>
<script type="application/ld+json">{ broken</script>
<p>Shares of <b>Quor</b>relle rose after Brindlemark Holdings, Inc. said so. Zentravia did not.</p>
<table><tr><th>Company<th>Website<th>Employees<tr><td>Ostrava Looms<td>ostravalooms.com<td>40</table>
<p itemscope itemtype="https://schema.org/Corporation"><span itemprop=name>Pellworth</span> <a itemprop=url href="https://pellworth.com">site</a></p>
<p><a href="mailto:hello@mailfirm.io">write</a> <a href="https://tarnwick.com/">Tarnwick</a> <a href="/about">About us</a></p>`;

test('finds accounts by name, names by their form, and what the structure says, each company once', async () => {
  const visited = await visit(browser, site.put('/names', PAGE));
  await visited.start(
    {},
    await lessonOf([
      { name: 'Quorrelle', domain: 'quorrelle.com' },
      { name: 'Zentravia', domain: null },
    ]),
  );
  await until(visited, `loupe.companies().some(c => c.domain === 'tarnwick.com')`);
  await visited.settled();
  const found = await visited.inLoupe<FoundCompany[]>('loupe.companies()');
  const by = (part: string) => found.filter(one => `${one.name} ${one.domain}`.toLowerCase().includes(part));
  expect(by('quorrelle')).toMatchObject([{ name: 'Quorrelle', count: 1 }]);
  expect(by('brindlemark')).toMatchObject([{ name: 'Brindlemark Holdings, Inc.', domain: null }]);
  // The structure's domain and the text's name are one company.
  expect(by('zentravia')).toMatchObject([{ domain: 'zentravia.example.com' }]);
  expect(await visited.inLoupe(`loupe.tell({ tell: 'show', id: ${by('zentravia')[0]?.id} })`)).toBe(true);
  expect(by('ostrava')).toMatchObject([{ name: 'Ostrava Looms', domain: 'ostravalooms.com' }]);
  expect(by('pellworth')).toMatchObject([{ name: 'Pellworth', domain: 'pellworth.com' }]);
  expect(by('mailfirm')).toHaveLength(1);
  expect(by('tarnwick')).toHaveLength(1);
  await expect.poll(() => marked(visited)).toContain('Quorrelle');
  await visited.close();
});

test('finds a name whole that the page’s source breaks and indents, and keeps it as the page changes', async () => {
  const html = `<!doctype html><title>t</title>
    <p id=p>Shares of Quorrelle
            Freight rose after <b>Brindlemark
            Holdings,   Inc.</b> said so.</p><p id=q>Nothing yet.</p>`;
  const visited = await visit(browser, site.put('/wrapped', html));
  await visited.start({}, await lessonOf([{ name: 'Quorrelle Freight', domain: 'quorrelle.com' }]));
  await until(visited, `loupe.companies().length >= 2`);
  await visited.page.evaluate(`q.textContent = 'We ordered at tarnwick.com.'`);
  await until(visited, `loupe.companies().some(c => c.domain === 'tarnwick.com')`);
  const found = await visited.inLoupe<FoundCompany[]>('loupe.companies()');
  expect(found.map(one => one.name ?? one.domain)).toEqual([
    'Quorrelle Freight',
    'Brindlemark Holdings, Inc.',
    'tarnwick.com',
  ]);
  await visited.close();
});

test('a navigation inside the page forgets what the old address said', async () => {
  const html = `<!doctype html><meta id=m property="og:site_name" content="Oldname"><p id=p>one.com</p>`;
  const visited = await visit(browser, site.put('/spa', html));
  await visited.start();
  await until(visited, `loupe.companies().some(c => c.name === 'Oldname')`);
  await visited.page.evaluate(
    `m.content='Newname';history.pushState(0,'','/spa/two');p.textContent='two.com'`,
  );
  await until(
    visited,
    `loupe.companies().some(c => c.name === 'Newname') && loupe.companies().some(c => c.domain === 'two.com')`,
  );
  const found = await visited.inLoupe<FoundCompany[]>('loupe.companies()');
  expect(found.map(one => one.name ?? one.domain)).toEqual(['Newname', 'two.com']);
  await visited.close();
});

test('a page that lists made-up companies without end is cut at 500', async () => {
  const html = `<!doctype html>${Array.from({ length: 20_000 }, (_, i) => `<p>made${i}up.com</p>`).join('')}`;
  const visited = await visit(browser, site.put('/flood', html));
  await visited.start();
  await until(visited, 'loupe.companies().length >= 500');
  await visited.settled();
  expect(await visited.inLoupe('loupe.companies().length')).toBe(500);
  expect((await marked(visited)).length).toBeLessThanOrEqual(500);
  await visited.close();
});
