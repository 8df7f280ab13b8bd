import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, lessonOf, marked, type Site, startSite, until, type Visited, visit } from './browser.ts';

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
<style>p{font:16px/24px Arial;margin:20px}</style>
<p id=a>We met people from stripe.com and <b>git</b><i>hub</i>.com, also he<wbr>roku<wbr>.com and some&shy;where.com.</p>
<p>Write to sales@acme-tools.io or see <a href="https://globex.com/">globex.com</a>.</p>
<p><code>foo.example.com</code> <span contenteditable=true>editor.com</span></p>
<textarea>area.com</textarea><script>var a='script.com'</script><p hidden>hidden.com</p>`;

test('marks names that elements, breaks and soft hyphens split, and nothing that is code, edited or hidden', async () => {
  const visited = await visit(browser, site.put('/split', PAGE));
  await visited.start();
  await until(visited, 'loupe.log.found.length > 0');
  await until(visited, 'loupe.companies().length >= 6');
  await expect
    .poll(async () => (await marked(visited)).sort())
    .toEqual(['acme-tools.io', 'github.com', 'heroku.com', 'some\u00adwhere.com', 'stripe.com']);
  const found = await visited.inLoupe<{ domain: string }[]>('loupe.companies()');
  expect(found.map(company => company.domain)).toEqual([
    'stripe.com',
    'github.com',
    'heroku.com',
    'somewhere.com',
    'acme-tools.io',
    'globex.com',
  ]);
  await visited.close();
});

test('the page sees one element more and nothing else changed', async () => {
  const early = `
    window.seen = [];
    new MutationObserver(records => { for (const r of records) if (window.armed) window.seen.push(r.type + ' ' + r.target.nodeName); })
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });`;
  const visited = await visit(browser, site.put('/bytes', PAGE), { early });
  const before = await visited.page.evaluate(() => {
    Object.assign(window, { armed: true });
    return { html: document.documentElement.outerHTML, sheets: document.styleSheets.length };
  });
  await visited.start();
  await until(visited, 'loupe.log.found.length > 0');
  await visited.page.mouse.move(60, 30);
  await visited.settled();
  const after = await visited.page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    seen: Reflect.get(window, 'seen') as string[], // what the early script gathers
    last: document.documentElement.lastElementChild?.outerHTML,
    root: document.documentElement.lastElementChild?.shadowRoot ?? null,
  }));
  expect(after.last).toBe('<div></div>');
  expect(after.root).toBe(null);
  expect(after.html).toBe(before.html.replace(/<\/html>$/, '<div></div></html>'));
  expect(after.sheets).toBe(before.sheets);
  expect(after.seen).toEqual(['childList HTML']);

  await visited.inLoupe('loupe.stop()');
  expect(await visited.page.evaluate(() => document.documentElement.outerHTML)).toBe(before.html);
  await visited.close();
});

test('quiet mode leaves nothing on the page, and still finds', async () => {
  const visited = await visit(browser, site.put('/quiet', PAGE));
  const before = await visited.page.evaluate(() => document.documentElement.outerHTML);
  await visited.start({ state: 'quiet' });
  await until(visited, 'loupe.companies().length >= 6');
  await visited.inLoupe(`loupe.tell({ tell: 'walk' })`);
  expect(await visited.page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  await visited.close();
});

/** All that a page's own scripts can ask of what is marked on it. */
const readByPage = (visited: Visited) =>
  visited.page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    highlights: CSS.highlights.size,
    size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    bars: [window.innerWidth - document.documentElement.clientWidth],
    hits: [20, 60, 120].flatMap(x => document.elementsFromPoint(x, 8).map(element => element.nodeName)),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
  }));

test('a page reads the same whether its names are on the user’s list, looked up, or nothing at all', async () => {
  // The last line ends where the page ends: a shape that reached further would give it a scroll bar.
  const page = (
    names: string,
  ) => `<!doctype html><style>html,body{margin:0;height:100%}p{margin:0;position:absolute;
    bottom:0;font:16px/18px Arial}</style><p>${names}</p>`;
  const readings = [];
  for (const [names, shown] of [
    ['Zentravia met Quorrelle', 2],
    ['Zentravia met Nobodyqux', 1],
    ['Nobodyqvy met Nobodyqux', 0],
  ] as const) {
    const visited = await visit(browser, site.put('/private', page(names)));
    await visited.start(
      {},
      await lessonOf([
        { name: 'Zentravia', domain: null },
        { name: 'Quorrelle', domain: 'quorrelle.com' },
      ]),
    );
    await visited.inLoupe(`loupe.state.byDomain = { 'quorrelle.com': 'enriched' }`);
    await expect.poll(async () => (await marked(visited)).length).toBe(shown);
    await visited.settled();
    const { html, ...rest } = await readByPage(visited);
    readings.push({ ...rest, html: html.replace(names, '') });
    await visited.close();
  }
  expect(readings[1]).toEqual(readings[0]);
  expect(readings[2]).toEqual(readings[0]);
  expect(readings[0]?.highlights).toBe(0);
});

test('marks stay on their text while a box of the page, or a sidebar that sticks, scrolls under the pointer', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => `<p>from made${i}up.com today</p>`).join('');
  const html = `<!doctype html><style>p{font:16px/24px Arial;margin:0}body{margin:0;height:3000px}
    #box{height:240px;width:400px;overflow:auto;margin:40px}
    nav{position:fixed;left:500px;top:40px;height:300px;width:300px;overflow:auto;z-index:3}</style>
    <div id=box>${lines}</div><nav>${lines.replaceAll('made', 'side')}</nav>`;
  const visited = await visit(browser, site.put('/boxes', html));
  await visited.start();
  await expect.poll(async () => (await marked(visited)).length, { timeout: 10_000 }).toBeGreaterThan(20);
  // In the frame of the scroll itself, long before shapes are read anew: each shape is on the name that it was on.
  const off = await visited.inLoupe<number[]>(`(async () => {
    const gaps = () => loupe.gaps();
    const before = gaps();
    for (const box of [document.querySelector('#box'), document.querySelector('nav')]) box.scrollTop = 37;
    await new Promise(resolve => requestAnimationFrame(resolve));
    const after = gaps();
    window.scrollTo(0, 21);
    await new Promise(resolve => requestAnimationFrame(resolve));
    return [before, after, gaps()];
  })()`);
  for (const gap of off) expect(gap).toBeLessThan(1.5);
  await visited.close();
});

test('a mark on the last line of a page does not make the page longer', async () => {
  const html = `<!doctype html><style>html,body{margin:0;height:100%}p{margin:0;position:absolute;bottom:0;
    font:16px/18px Arial}</style><p>we met tarnwick.com</p>`;
  const visited = await visit(browser, site.put('/last', html));
  const height = () => visited.page.evaluate(() => document.documentElement.scrollHeight);
  const before = await height();
  await visited.start();
  await until(visited, 'loupe.gaps() < 2');
  expect(await height()).toBe(before);
  // Nor does what is said of it to a screen reader.
  await visited.page.keyboard.press('Alt+Shift+L');
  await visited.page.waitForTimeout(200);
  expect(await height()).toBe(before);
  await visited.close();
});

test('what stands beside a name on the screen is no part of it', async () => {
  const html = `<!doctype html><meta charset=utf-8><p><span>Ad</span><span>www.badge.com/x</span></p>
<p><a href="/a">Tarn<br> <span>wick.com</span></a></p><p>one<!-- no --><b>two.com</b></p>`;
  const visited = await visit(browser, site.put('/beside', html));
  await visited.start();
  await until(visited, 'loupe.log.found.length > 0');
  const found = await visited.inLoupe<{ domain: string }[]>('loupe.companies()');
  expect(found.map(company => company.domain)).toEqual(['badge.com', 'wick.com', 'onetwo.com']);
  await visited.close();
});
