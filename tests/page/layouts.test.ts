import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { companyDomain } from '../../lib/core/domain.ts';
import type { FoundCompany } from '../../lib/core/message/page.ts';
import { launch, lessonOf, visit } from './browser.ts';
import { LAYOUTS } from './layouts/pages.ts';
import { REPS } from './layouts/reps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const shown = (one: FoundCompany): string =>
  `${one.name ?? '—'} | ${one.domain ?? '—'} | ${one.confidence} | ${one.reason}`;

// Most of a page's time is waiting, so they are read side by side.
test.concurrent.each([...LAYOUTS, ...REPS])('$what', async ({ url, html, wanted, either = [] }) => {
  const visited = await visit(browser, url, { html });
  await visited.start({}, await lessonOf([]));
  await visited.settled();
  const found = await visited.inLoupe<FoundCompany[]>('loupe.companies()');
  await visited.close();
  if (process.env['SHOW']) console.log(`${url}\n  ${found.map(shown).join('\n  ')}`);
  const names = (one: FoundCompany, want: { readonly name?: string; readonly domain?: string }): boolean =>
    (want.name === undefined || one.name === want.name) &&
    (want.domain === undefined || companyDomain(one.domain ?? '') === want.domain);
  const missed = wanted.filter(want => !found.some(one => names(one, want)));
  const own = companyDomain(url);
  const wrong = found.filter(
    one =>
      !wanted.some(want => names(one, want)) &&
      !either.some(other => other === one.name || other === companyDomain(one.domain ?? '')) &&
      companyDomain(one.domain ?? '') !== own,
  );
  expect({ missed, wrong: wrong.map(shown) }).toEqual({ missed: [], wrong: [] });
});
