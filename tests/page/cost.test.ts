import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleOf, launch, pageBundle, type Site, startSite, visit } from './browser.ts';
import { hasMade, made } from './made.ts';

const PAGES = '../shared/detection/pages';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test('the script stays small', async () => {
  // Without the tests' door, which has with it what looks at texts in the background.
  const size = gzipSync(await bundleOf('lib/page/lifecycle.ts'), { level: 9 }).length;
  console.log(`page script: ${(size / 1024).toFixed(1)} kB gzip`);
  expect(size).toBeLessThan(32 * 1024);
});

/** The least that any reader of a page's text does. */
const BARE = `(() => { const times = []; let length = 0; for (let i = 0; i < 5; i++) { const start = performance.now();
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) length += node.nodeValue.length;
  times.push(performance.now() - start); } times.sort((a, b) => a - b); return times[2]; })()`;

interface Cost {
  readonly bare: number;
  readonly walk: number;
  readonly length: number;
  readonly spent: number;
  readonly longest: number;
  readonly marks: number;
  readonly tasks: readonly number[];
  readonly by: Readonly<Record<string, number>>;
}

async function costOf(path: string, html: string): Promise<Cost> {
  const still = html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replace(/<(?:link|iframe|img)\b[^>]*>/gi, '');
  const visited = await visit(browser, site.put(path, still));
  const bare = await visited.inLoupe<number>(BARE);
  await visited.inLoupe(await pageBundle());
  const walks = await visited.inLoupe<{ ms: number; length: number }[]>(
    'Array.from({ length: 5 }, loupe.walkOnly)',
  );
  const walk = walks.map(one => one.ms).sort((a, b) => a - b)[2] ?? 0;
  const length = walks[0]?.length ?? 0;
  await visited.start();
  await visited.settled();
  const spent = await visited.inLoupe<number>('loupe.cost.spent');
  const marks = await visited.inLoupe<number>('loupe.companies().reduce((n, c) => n + c.count, 0)');
  await visited.inLoupe('loupe.stop()');

  await visited.cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await visited.page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration));
    }).observe({ type: 'longtask' });
  });
  await visited.inLoupe('loupe.cost.reset(); loupe.start()');
  await visited.settled();
  const longest = await visited.inLoupe<number>('loupe.cost.longest');
  const by = await visited.inLoupe<Record<string, number>>('loupe.cost.by');
  const tasks = await visited.page.evaluate(() => Reflect.get(window, 'tasks') as number[]); // gathered above
  await visited.close();
  return { bare, walk, length, spent, longest, marks, tasks, by };
}

const shares = (by: Readonly<Record<string, number>>): string =>
  Object.entries(by)
    .map(([kind, ms]) => `${kind} ${ms.toFixed(0)}`)
    .join(', ');

/** The bench holds the figure (50 ms) on a quiet machine; here only a gross mistake shows. */
const MOST_MS = 250;

/** A machine that others use too can hold up any task: what counts is the better of two measurements. */
async function expectShort(path: string, html: string): Promise<void> {
  let cost = await costOf(path, html);
  say(path, cost);
  if (cost.longest >= MOST_MS) {
    cost = await costOf(path, html);
    say(`${path}, again`, cost);
  }
  expect(cost.longest).toBeLessThan(MOST_MS);
}

const say = (name: string, cost: Cost): void =>
  console.log(
    `${name}: ${(cost.length / 1000).toFixed(0)} k characters, bare walk ${cost.bare.toFixed(1)} ms, ` +
      `our walk ${cost.walk.toFixed(1)} ms, all of ours ${cost.spent.toFixed(1)} ms, ${cost.marks} marks, ` +
      `longest at 4x slower ${cost.longest.toFixed(1)} ms, (${shares(cost.by)}), long tasks ${JSON.stringify(cost.tasks)}`,
  );

/** `PAGES=sec-10k,wikipedia-ww2` looks at others; the largest and the hardest are enough for every proof. */
const ONLY = process.env['PAGES']?.split(',');
const real = existsSync(PAGES) ? readdirSync(PAGES).filter(name => name.startsWith('huge-')) : [];
const chosen = real.filter(name => (ONLY ?? ['es6']).some(part => name.includes(part)));

describe.skipIf(!hasMade || chosen.length === 0)('cost on the largest pages', () => {
  for (const name of chosen)
    test(name, async () => {
      const html = gunzipSync(readFileSync(`${PAGES}/${name}`)).toString();
      await expectShort(`/${name}`, html);
    });
  for (const kind of ['table-100k', 'one-huge-text-node', 'inline-split'])
    test(kind, async () => {
      await expectShort(`/${kind}`, made(kind));
    });
});
