/** Pages that listen to everything from the first byte: what they learn of Loupe, and what they make it do. */

import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { FIELD, KEY, ROW, settle } from './hostile/canaries.ts';
import { SHOUT, SPY } from './hostile/spy.ts';
import { launchOn, newProfile, test } from './hostile/test.ts';
import { allow, cardFrame, chosen, isAtWork, openCard, tell } from './hostile/world.ts';
import { command, expect, put, rowsIn } from './loupe.ts';

const html = (
  more = '',
): string => `<!doctype html><meta charset=utf-8><title>t</title><script>${SPY}</script>
<style>body{font:16px/24px sans-serif;margin:100px 200px}</style>
<h1>News</h1><p><span id=name>nordhavn.com</span> and Zephyr Freight GmbH met acme-tools.io.</p>${more}`;

const heardBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => Reflect.get(globalThis, 'heard').splice(0));

const learned = (lines: readonly string[], extensionId: string): string[] =>
  lines.filter(line =>
    [ROW, FIELD, KEY, extensionId, 'chrome-extension', 'zf.com', 'Loupe'].some(word => line.includes(word)),
  );

/** A line's kind: two visits differ in times and numbers. */
const kindOf = (line: string): string => line.replace(/[0-9.]+/g, '0').slice(0, 200);

test('in quiet mode a page that hears everything hears nothing, and causes nothing', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  pages.put('/quiet', html());
  await settle(own, provider.origin);
  const calls = provider.stats.calls;
  const page = await loupe.context.newPage();
  const url = `${pages.origin}/quiet`;
  // What the browser itself tells, where Loupe is not allowed.
  await page.goto(url);
  await page.waitForTimeout(2000);
  const usual = new Set((await heardBy(page)).map(kindOf));
  // The parser hands the page's own nodes over in other pieces from load to load, some before it has read their end.
  const plain = await page.evaluate(() => document.documentElement.outerHTML);
  const parsed = (line: string): boolean =>
    /^added: /.test(line) && plain.includes(line.replace(/^added: \S+ /, '').replace(/(<\/\w+>)+$/, ''));
  await allow(own, pages.origin, 'quiet');
  await page.goto(url);
  await page.bringToFront();
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  const found = async (): Promise<string> => JSON.stringify(await tell(own, url, { tell: 'companies' }));
  await expect.poll(found, { timeout: 15_000 }).toContain('nordhavn.com');
  expect(await found()).toContain('Zephyr');
  await page.waitForTimeout(800);
  const lines = await heardBy(page);
  // A busy machine has long tasks and late frames of its own; what ours cost has its own test.
  const isBusy = (line: string): boolean => /^entry (longtask|long-animation-frame)/.test(line);
  expect(lines.filter(line => !usual.has(kindOf(line)) && !parsed(line) && !isBusy(line))).toEqual([]);
  expect(learned(lines, loupe.extensionId)).toEqual([]);

  // Then the page speaks, and the panel changes states and points at companies.
  await page.evaluate(SHOUT);
  await tell(own, url, { tell: 'states-changed' });
  await tell(own, url, { tell: 'walk' });
  await tell(own, url, { tell: 'look-up', company: chosen('nordhavn.com'), link: false });
  await tell(own, url, { tell: 'card-size', height: 200 });
  await page.waitForTimeout(800);
  const after = await heardBy(page);
  expect(learned(after, loupe.extensionId)).toEqual([]);
  expect(after.filter(line => /^(added|removed|attributes|highlight|point|root|frames)/.test(line))).toEqual(
    [],
  );
  expect(cardFrame(page)).toBeUndefined();
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  expect(provider.stats.calls - calls).toBe(0);
  expect(await rowsIn(own, 'attempts')).toEqual([]);
});

test('where marks and the card are shown, the page learns that something is there, and not what', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  pages.put('/shown', html());
  await settle(own, provider.origin);
  await allow(own, pages.origin);
  const calls = provider.stats.calls;
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/shown`);
  await openCard(own, page, 'nordhavn.com');
  await expect
    .poll(() => cardFrame(page)?.evaluate(() => document.body.textContent), { timeout: 15_000 })
    .toContain(FIELD);
  await page.waitForTimeout(700);
  await page.evaluate(SHOUT);
  await page.waitForTimeout(500);
  const lines = await heardBy(page);
  expect(learned(lines, loupe.extensionId)).toEqual([]);
  // The one node that is added has neither name, attribute nor text, and no root that a page can open.
  const added = lines.filter(line => line.startsWith('added: DIV'));
  expect(new Set(added)).toEqual(new Set(['added: DIV <div></div>']));
  expect(lines.filter(line => /^(root|attachShadow|frames|global)/.test(line))).toEqual([]);
  const reach = await page.evaluate(() => {
    const host = document.documentElement.lastElementChild;
    return [
      host?.shadowRoot ?? null,
      host?.getHTML({ serializableShadowRoots: true }) ?? '',
      window.length,
      [...document.querySelectorAll('*')]
        .map(one => Reflect.get(one, 'contentWindow') ?? null)
        .filter(Boolean).length,
      document.body.textContent?.includes('canary'),
      getSelection()?.toString() ?? '',
    ];
  });
  expect(reach).toEqual([null, '', 0, 0, false, 'nordhavn.com']);
  expect(provider.stats.calls - calls).toBe(0);
});

/** All that a page's scripts can read of what is marked, and of the boxes that stand there. */
const readable = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const root = document.documentElement;
    return {
      highlights: CSS.highlights.size,
      nodes: [...root.children].map(child => child.outerHTML.slice(0, 40)),
      sizes: [root.scrollWidth, root.scrollHeight, document.body.scrollWidth, window.length, history.length],
      animations: document.getAnimations().length,
      hits: [...document.querySelectorAll('p')].flatMap(line => {
        const { left, top } = line.getBoundingClientRect();
        return [5, 60, 90, 200].map(x =>
          document
            .elementsFromPoint(left + x, top + 9)
            .map(one => one.localName)
            .join(),
        );
      }),
    };
  });

test('what a page can read is the same, whoever stands in the lists and whatever is known of them', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  // Names that only a list makes companies, one that a list knows by another extent, and some that anyone would mark.
  const lines = [
    'We met Zqrowcanary at the fair, and then Zqsomebody.',
    'Zephyr Freight GmbH and Orchid Ltd told initech.com.',
    '<b style="display:inline-block;overflow:hidden;width:90px;white-space:nowrap">and then there came Zqrowcanary</b>',
  ];
  const body = (some: readonly string[]): string =>
    `<!doctype html><meta charset=utf-8><title>t</title><p>${some.join('</p><p>')}</p>`;
  pages.put('/lists', body(lines));
  pages.put('/lists-alone', body(lines.slice(0, 1)));
  pages.put('/domain', body(['They met nordhavn.com there.']));
  await allow(own, pages.origin);
  const look = async (path: string, sees: string | null): Promise<unknown> => {
    const page = await loupe.context.newPage();
    const url = `${pages.origin}${path}`;
    await page.goto(url);
    await page.bringToFront();
    await isAtWork(page);
    if (sees !== null)
      await expect
        .poll(async () => JSON.stringify(await tell(own, url, { tell: 'companies' })), { timeout: 15_000 })
        .toContain(sees);
    // Marks are drawn some frames after they are found, and states asked for after that.
    await page.waitForTimeout(1500);
    const seen = await readable(page);
    await page.close();
    return seen;
  };
  const paths = ['/lists', '/lists-alone', '/domain'];
  const before: unknown[] = [];
  for (const path of paths) before.push(await look(path, null));
  await settle(own, provider.origin);
  const row = { listId: 'l', values: {}, source: 'test', addedAt: 0, order: 2 };
  await put(own, 'listRows', [
    { ...row, id: 'c', subject: 'd:orchid.com', name: 'Orchid', domain: 'orchid.com' },
  ]);
  const after: unknown[] = [];
  for (const path of paths) after.push(await look(path, path === '/domain' ? 'nordhavn' : 'Zqrowcanary'));
  expect(after).toEqual(before);
});

test('a page that names its elements after what scripts use is read all the same, or left alone in silence', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  const clobbered = [
    'documentElement',
    'createElement',
    'createRange',
    'createTreeWalker',
    'body',
    'head',
    'querySelector',
    'getElementById',
    'addEventListener',
    'defaultView',
    'activeElement',
  ];
  pages.put(
    '/clobber',
    html(
      `${clobbered.map(name => `<img name="${name}"><form name="${name}"></form>`).join('')}
      <form>${['parentElement', 'localName', 'nodeName', 'isConnected', 'children', 'closest', 'firstChild', 'textContent', 'ownerDocument', 'shadowRoot', 'getBoundingClientRect', 'style'].map(name => `<input name="${name}">`).join('')} initech.com </form>`,
    ),
  );
  await settle(own, provider.origin);
  await allow(own, pages.origin, 'quiet');
  const errors: string[] = [];
  loupe.context.on('weberror', error => errors.push(String(error.error())));
  const page = await loupe.context.newPage();
  page.on('console', line => line.type() === 'error' && errors.push(line.text()));
  await page.goto(`${pages.origin}/clobber`);
  await page.waitForTimeout(2500);
  const lines = await heardBy(page);
  expect(learned(lines, loupe.extensionId)).toEqual([]);
  expect(
    lines.filter(
      line => /^event (error|unhandledrejection)/.test(line) && !/IMG|getAttributeNames/.test(line),
    ),
  ).toEqual([]);
  expect(errors.filter(line => !/404|getAttributeNames/.test(line))).toEqual([]);
});

test('a page of a hundred thousand made-up companies costs nothing and does not hold the page up', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  const names = [
    '{{secret.canary}}',
    '../../admin',
    '__proto__',
    'constructor',
    '<img src=x onerror=alert(1)>',
  ];
  pages.put(
    '/many',
    `<!doctype html><meta charset=utf-8><p>${names
      .map(name => `${name} GmbH`)
      .join('</p><p>')
      .replaceAll('<img', '&lt;img')}</p>
    <p>${'A'.repeat(1_000_000)} Inc</p><script>
    globalThis.longest = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) longest = Math.max(longest, one.duration) }).observe({ type: 'longtask' });
    document.body.insertAdjacentHTML('beforeend', Array.from({ length: 100000 }, (_, i) => '<p>company' + i + '.com</p>').join(''));
    addEventListener('load', () => setTimeout(() => { globalThis.longest = 0 }, 0));</script>`,
  );
  await settle(own, provider.origin);
  await allow(own, pages.origin);
  const calls = provider.stats.calls;
  const page = await loupe.context.newPage();
  const url = `${pages.origin}/many`;
  await page.goto(url);
  await page.bringToFront();
  const found = async (): Promise<number> => {
    const told = await tell(own, url, { tell: 'companies' });
    return Array.isArray(told) ? told.length : 0;
  };
  await expect.poll(found, { timeout: 20_000 }).toBeGreaterThan(400);
  expect(await found()).toBeLessThanOrEqual(500);
  expect(await page.evaluate(() => ({ polluted: Reflect.get({}, 'ask') ?? null }))).toEqual({
    polluted: null,
  });
  expect(provider.stats.calls - calls).toBe(0);
  expect(await rowsIn(own, 'attempts')).toEqual([]);
  expect(await command(own, { do: 'status' })).toBe(null);
});

test('the card shows its fields where the browser refuses frames their storage', async ({
  provider,
  pages,
}) => {
  pages.put('/refused', html());
  const profile = newProfile();
  const loupe = await launchOn(profile, { thirdParties: 1 });
  const own = await loupe.context.newPage();
  await own.goto(loupe.page('popup.html'));
  await command(own, { do: 'status' });
  await settle(own, provider.origin);
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/refused`);
  await openCard(own, page, 'nordhavn.com');
  await expect
    .poll(() => cardFrame(page)?.evaluate(() => document.body.textContent), { timeout: 15_000 })
    .toContain(FIELD);
  await loupe.context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
});
