import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FoundCompany } from '../../lib/core/message/page.ts';
import { launch, lessonOf, marked, openByKeys, type Site, startSite, until, visit } from './browser.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const LISTED = [
  { name: 'Quorrelle', domain: 'quorrelle.com' },
  { name: 'Target', domain: 'target.com' },
];
const IN_LISTS = `loupe.state.byName = { Quorrelle: 'quorrelle.com', Target: 'target.com' }`;

test('a name and its domain are one company in the list, for the marks and for the card', async () => {
  const html = `<!doctype html><meta charset=utf-8><p>First quorrelle.com, then Quorrelle and Quorrelle again.</p>`;
  const visited = await visit(browser, site.put('/one', html));
  await visited.start({}, await lessonOf(LISTED));
  await visited.inLoupe(`${IN_LISTS}; loupe.state.byDomain = { 'quorrelle.com': 'enriched' }`);
  await visited.inLoupe(`loupe.tell({ tell: 'states-changed' })`);
  await until(visited, 'loupe.companies().length === 1');
  const found = await visited.inLoupe<FoundCompany[]>('loupe.companies()');
  expect(found).toMatchObject([{ name: 'Quorrelle', domain: 'quorrelle.com', count: 3 }]);
  await expect.poll(() => marked(visited)).toEqual(['quorrelle.com', 'Quorrelle', 'Quorrelle']);
  await openByKeys(visited, 'ArrowDown');
  expect(await visited.inLoupe('loupe.log.cards[0].company')).toMatchObject({
    name: 'Quorrelle',
    domain: 'quorrelle.com',
  });
  await visited.close();
});

test('a short name, its full one and their link are one company for the list, the marks and the card', async () => {
  const html = `<!doctype html><meta charset=utf-8><p>Northmoor Rail Freight Ltd has won it. Shares of Northmoor rose.</p>
<p>Siemens Energy AG grew, and Siemens sold its stake. <a href="https://www.northmoor.com/">Visit Northmoor</a></p>`;
  const visited = await visit(browser, site.put('/short', html));
  await visited.start({}, await lessonOf(LISTED));
  await visited.inLoupe(`loupe.state.byDomain = { 'northmoor.com': 'enriched' }`);
  const names = () =>
    visited.inLoupe<FoundCompany[]>('loupe.companies()').then(all => all.map(one => [one.name, one.domain]));
  await expect.poll(names).toEqual([
    ['Northmoor Rail Freight Ltd', 'northmoor.com'],
    ['Siemens Energy AG', null],
    ['Siemens', null],
  ]);
  await openByKeys(visited, 'ArrowDown');
  expect(await visited.inLoupe('loupe.log.cards[0].company')).toMatchObject({
    name: 'Northmoor Rail Freight Ltd',
    domain: 'northmoor.com',
  });
  await visited.close();
});

test('what links and pictures alone name stands in page order, is marked where its name is, and leaves with them', async () => {
  const html = `<!doctype html><meta charset=utf-8><p>First came quorrelle.com and zeddle.com.</p>
<p id=spoke>We spoke with <a href="https://www.brantol.io/about">Brantol</a> at the fair.</p><p>Then vintoco.com.</p>
<p>He joined <a href="/company/osterly-mews">Osterly Mews</a> in May, after some years.</p>
<div style="height:3000px"></div><p><img alt="Kelpwick logo" width=80 height=40></p>
<p>Last: <a href="https://far.example-away.com/x">a report</a> and umbrellix.com.</p>`;
  const visited = await visit(browser, site.put('/placed', html));
  await visited.start({}, await lessonOf([]));
  await visited.inLoupe(`loupe.state.byDomain = { 'brantol.io': 'enriched' }`);
  const found = async (): Promise<readonly (string | null)[]> =>
    (await visited.inLoupe<FoundCompany[]>('loupe.companies()')).map(({ name, domain }) => name ?? domain);
  const named = ['quorrelle.com', 'zeddle.com', 'Brantol', 'vintoco.com', 'Osterly Mews', 'Kelpwick'];
  await expect.poll(found).toEqual([...named, 'umbrellix.com', 'far.example-away.com']);
  await expect.poll(() => marked(visited)).toEqual(expect.arrayContaining(['Brantol', 'Osterly Mews']));

  // To point at a picture in the panel shows it.
  await visited.inLoupe(
    `loupe.tell({ tell: 'show', id: loupe.companies().find(one => one.name === 'Kelpwick').id })`,
  );
  expect(await visited.page.evaluate(() => scrollY)).toBeGreaterThan(1000);

  // The text around it is read again: it stays. It goes, and is one of the page's companies no more.
  await visited.page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector('#spoke')?.append(' It went well, says rowlynde.com.');
  });
  await expect.poll(found).toContain('rowlynde.com');
  await expect.poll(() => marked(visited)).toContain('Brantol');
  await visited.page.evaluate(() => document.querySelector('#spoke')?.remove());
  await expect
    .poll(found)
    .toEqual([...named.filter(name => name !== 'Brantol'), 'umbrellix.com', 'far.example-away.com']);

  // A list that scrolls names it again, without the link: whose the host is stays known.
  await visited.page.evaluate(() => document.body.append('Brantol Ltd has grown.'));
  await expect
    .poll(async () => (await visited.inLoupe<FoundCompany[]>('loupe.companies()')).at(-2))
    .toMatchObject({ name: 'Brantol Ltd', domain: 'brantol.io' });
  await visited.close();
});

test('a name of the lists has its place, however many guesses stand before it', async () => {
  const made = Array.from({ length: 700 }, (_, i) => `<p>made${i}up.com`).join('');
  const html = `<!doctype html><meta charset=utf-8>${made}<p>Quorrelle<p>after.com`;
  const visited = await visit(browser, site.put('/crowd', html));
  await visited.start({}, await lessonOf(LISTED));
  await until(visited, `loupe.companies().some(one => one.name === 'Quorrelle')`);
  const found = await visited.inLoupe<FoundCompany[]>('loupe.companies()');
  expect(found.length).toBe(500);
  expect(found.at(-1)?.name).toBe('Quorrelle');
  await visited.close();
});

const ROWS = `<tr><td>Target<td>Open<tr><td><div>Box Hill Dairy</div><div>Retail, since 1990</div><td>Won<tr><td>N/A<td>Lost`;
const GRID = `<div role=grid><div role=row><div role=columnheader>Stage</div><div role=columnheader>Account</div></div>
<div role=row><div role=gridcell>Target</div><div role=gridcell><span>Target</span></div></div>
<div role=row><div role=gridcell>Open</div><div role=gridcell><a href="#">Ovalmoor</a></div></div></div>`;

test.each([
  ['a table', `<table><tr><th>Company<th>Stage${ROWS}</table>`, ['Target', 'Box Hill Dairy']],
  ['a grid of other elements', GRID, ['Target', 'Ovalmoor']],
  [
    'an old table without a head',
    '<table><tr><td>1<td>2<td>3<tr><td>Name of issuer<td>Class<td>Value<tr><td>Target<td>COM<td>2<tr><td>Ovalmoor<td>COM<td>3</table>',
    ['Target', 'Ovalmoor'],
  ],
  ['a table for layout', '<table><tr><td>Clients<td>Target<tr><td>Ovalmoor</table>', []],
  ['a table that names no companies', `<table><tr><th>Goal<th>Stage${ROWS}</table>`, []],
])('the column of companies of %s is read as names', async (_what, html, names) => {
  const page = `<!doctype html><meta charset=utf-8>${html}<p>and zebra.com</p>`;
  const visited = await visit(browser, site.put('/column', page));
  await visited.start({}, await lessonOf(LISTED));
  await until(visited, `loupe.companies().some(c => c.domain === 'zebra.com')`);
  await visited.settled();
  const found = await visited.inLoupe<FoundCompany[]>('loupe.companies()');
  expect(found.flatMap(one => one.name ?? [])).toEqual(names);
  expect(found.every(one => one.count === 1)).toBe(true);
  await visited.close();
});

test.each(['on', 'quiet'] as const)('%s: only what stands in the window is told as visible', async state => {
  const html = `<!doctype html><style>p{margin:0;font:16px/20px Arial}</style><p>top.com</p>
<div style="height:40px;overflow:hidden"><p style="height:60px"></p><p>cut.com</p></div>
<p style="visibility:hidden">unseen.com</p><p><a href="#">linked.com</a></p>
<div style="height:560px"></div><p>bottom.com<br><br><br><br><br>below.com</p><p>far.com</p><div style="height:3000px"></div>`;
  const visited = await visit(browser, site.put('/visible', html));
  await visited.start({ state, auto: true });
  await until(visited, 'loupe.log.visible.length >= 3');
  await visited.settled();
  const told = async () => (await visited.inLoupe<string[]>('loupe.log.visible')).sort();
  expect(await told()).toEqual(['bottom.com', 'linked.com', 'top.com']);
  await visited.page.mouse.wheel(0, 200);
  await until(visited, 'loupe.log.visible.length >= 5');
  await visited.settled();
  expect(await told()).toEqual(['below.com', 'bottom.com', 'far.com', 'linked.com', 'top.com']);
  await visited.close();
});

test('a name whose domain is learnt after it was seen is told as visible with it', async () => {
  const html = `<!doctype html><meta charset=utf-8><p>Quorrelle has grown.</p><p>Vintoco Ltd has, too.</p>
<p><a href="https://vintoco.com/">Website</a></p>`;
  const visited = await visit(browser, site.put('/learnt', html));
  await visited.start({ auto: true }, await lessonOf(LISTED));
  await visited.inLoupe(IN_LISTS);
  await until(visited, `['quorrelle.com', 'vintoco.com'].every(one => loupe.log.visible.includes(one))`);
  await visited.close();
});
