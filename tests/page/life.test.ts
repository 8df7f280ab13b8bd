import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, marked, type Site, startSite, until, type Visited, visit } from './browser.ts';
import { hasMade, made } from './made.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function reading(path: string, html: string): Promise<Visited> {
  const visited = await visit(browser, site.put(path, html));
  await visited.start();
  await visited.settled();
  return visited;
}
const domains = `loupe.companies().map(c => c.domain).join()`;

test('a shadow root that is attached later is found, and stays right', async () => {
  const html = `<!doctype html><p>outside.com</p><x-late><b>light.com</b></x-late><script>
    const late=()=>{window.root=document.querySelector('x-late').attachShadow({mode:'open'});root.innerHTML='<p>inside.com</p><x-in></x-in>'}</script>`;
  const visited = await reading('/late', html);
  await visited.page.waitForTimeout(700);
  await visited.page.evaluate('late()');
  await until(visited, `${domains}.includes('inside.com')`);
  await visited.page.evaluate(
    `root.querySelector('x-in').attachShadow({mode:'open'}).innerHTML='<p>deep.com</p>'`,
  );
  await until(visited, `${domains}.includes('deep.com')`);
  await visited.page.evaluate(`root.querySelector('p').textContent='other.com'`);
  await until(visited, `${domains}.includes('other.com')`);
  await visited.close();
});

/** The page believes that its tab is hidden or shown, as its scripts and ours are told. */
const turn = (visited: Visited, state: 'hidden' | 'visible') =>
  visited.inLoupe(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'))`);

test('a hidden tab costs nothing and tells nothing, and is read when it is shown', async () => {
  const html = `<!doctype html><p>first.com</p><div id=l></div>`;
  const visited = await reading('/hidden', html);
  // Also what is told of it.
  await visited.settled(1000);
  await turn(visited, 'hidden');
  await visited.page.waitForTimeout(100);
  await visited.inLoupe('loupe.cost.reset(); loupe.log.found.length = 0');
  await visited.page.evaluate(() => {
    const add = (i: number) => {
      const p = document.createElement('p');
      p.textContent = `we met hidden${i}.com there`;
      document.getElementById('l')?.append(p);
    };
    for (let i = 0; i < 200; i++) setTimeout(() => add(i), i * 10);
  });
  await visited.page.waitForTimeout(3000);
  const [spent, told, known] = await visited.inLoupe<[number, number, string]>(
    `[loupe.cost.spent, loupe.log.found.length, ${domains}]`,
  );
  console.log(`a hidden tab while 200 lines are added: ${spent.toFixed(1)} ms in 3 s`);
  expect(known).toBe('first.com');
  expect(told).toBe(0);
  // Only the list of what has changed is kept; this tab is drawn all the same, as a truly hidden one is not.
  expect(spent).toBeLessThan(250);
  await turn(visited, 'visible');
  await until(visited, `${domains}.includes('hidden199.com')`);
  await visited.close();
});

test('a page that comes back from the back/forward cache is asked about anew, once', async () => {
  const visited = await reading('/back', '<!doctype html><p>kept.com</p>');
  const before = await visited.inLoupe<number>('loupe.log.known');
  await visited.inLoupe(`loupe.state.byDomain = { 'kept.com': 'enriched' };
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
  await until(visited, `loupe.log.known === ${before + 1}`);
  await visited.settled(1000);
  expect(await visited.inLoupe('loupe.log.known')).toBe(before + 1);
  await expect.poll(() => marked(visited)).toEqual(['kept.com']);

  // The site was switched off meanwhile.
  await visited.inLoupe(`loupe.state.settings = { state: 'off', auto: false };
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
  await expect.poll(() => marked(visited)).toEqual([]);
  await visited.close();
});

test('a page whose background does not answer yet asks it again', async () => {
  const visited = await reading('/early', '<!doctype html><p>kept.com</p>');
  await visited.inLoupe(`loupe.state.silent = true; loupe.tell({ tell: 'site-changed' })`);
  await expect.poll(() => marked(visited)).toEqual([]);
  await visited.inLoupe('loupe.state.silent = false');
  await expect.poll(() => marked(visited)).toEqual(['kept.com']);
  await visited.close();
});

const fromMade = hasMade ? test : test.skip;

fromMade('the heap stays flat while a feed grows and is cut at its top', { timeout: 90_000 }, async () => {
  const visited = await reading('/heap', made('infinite-feed'));
  await visited.cdp.send('HeapProfiler.enable');
  const round = async (): Promise<number> => {
    for (let i = 0; i < 5; i++) {
      await visited.page.evaluate(() => {
        (Reflect.get(window, '__synth') as { tick(): void }).tick(); // the made page's own
        const articles = document.querySelectorAll('article');
        for (const old of [...articles].slice(0, Math.max(0, articles.length - 200))) old.remove();
      });
      // Longer than the page rests between two readings where they are short.
      await visited.page.waitForTimeout(250);
    }
    await visited.settled(5000);
    await visited.cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await visited.cdp.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  await round();
  await round();
  const early = await round();
  let late = early;
  for (let i = 0; i < 5; i++) late = await round();
  console.log(`heap: ${early.toFixed(1)} MB, after five times more ${late.toFixed(1)} MB`);
  expect(late).toBeLessThan(early + 2);
  await visited.close();
});
