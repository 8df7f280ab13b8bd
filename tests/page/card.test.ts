import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openByKeys, type Site, startSite, until, type Visited, visit } from './browser.ts';

let browser: Browser;
let site: Site;
let cards: Site;
beforeAll(async () => {
  [browser, site, cards] = await Promise.all([launch(), startSite(), startSite()]);
  cards.put(
    '/card',
    '<!doctype html><title>card</title><body style="margin:0;background:#fff">Stripe, 8,000 people',
  );
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), cards.close()]);
});

const PAGE = `<!doctype html><meta charset=utf-8><title>t</title>
<style>p{font:16px/24px Arial;margin:20px}</style>
<p>We met people from stripe.com there.</p><p>Then <a id=link href="#gone">globex.com</a> and initech.com came.</p>
<button id=b>page button</button><div style="height:3000px"></div>`;

async function opened(path: string, html = PAGE, headers: Record<string, string> = {}): Promise<Visited> {
  const visited = await visit(browser, site.put(path, html, headers));
  await visited.start();
  await visited.inLoupe(`loupe.state.cardUrl = ${JSON.stringify(`${cards.origin}/card`)}`);
  await visited.settled();
  return visited;
}

/** The box of a text of the page. */
const boxOf = (visited: Visited, text: string) =>
  visited.page.evaluate(wanted => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, top, right, bottom } = range.getBoundingClientRect();
      return { left, top, right, bottom };
    }
    throw new Error(`not on the page: ${wanted}`);
  }, text);

/** Where the card's frame stands, as the browser's inspector sees it. */
async function cardBox(
  visited: Visited,
): Promise<{ x: number; y: number; width: number; height: number } | null> {
  const frame = visited.page.frames().find(one => one.url().startsWith(cards.origin));
  const element = await frame?.frameElement();
  return (await element?.boundingBox()) ?? null;
}

async function pressLens(visited: Visited, text: string): Promise<void> {
  const box = await boxOf(visited, text);
  await visited.page.mouse.move(box.left + 10, (box.top + box.bottom) / 2);
  // All that the page sees of the lens: its host stands at that place. Then as long as a lens must have been seen.
  await visited.page.waitForFunction(
    ([x, y]) => document.elementFromPoint(x, y)?.matches('html > div:last-child'),
    [box.right + 5, box.top - 10] as const,
  );
  await visited.page.waitForTimeout(450);
  await visited.page.mouse.move(box.right + 5, box.top - 10, { steps: 4 });
  await visited.page.mouse.click(box.right + 5, box.top - 10);
}

test('hovering shows a lens, pressing it opens the card 12 px under the mark, Escape closes it', async () => {
  const visited = await opened('/card');
  await pressLens(visited, 'stripe.com');
  await until(visited, 'loupe.log.cards.length === 1');
  await expect.poll(() => cardBox(visited)).not.toBe(null);
  await visited.inLoupe(`loupe.tell({ tell: 'card-size', height: 200 })`);
  const mark = await boxOf(visited, 'stripe.com');
  const card = await cardBox(visited);
  expect(card?.width).toBe(360);
  expect(card?.height).toBe(200);
  expect(Math.abs((card?.y ?? 0) - (mark.bottom + 12))).toBeLessThan(1);
  expect(Math.abs((card?.x ?? 0) - (mark.left - 12))).toBeLessThan(1);
  expect(
    await visited.page.evaluate(() => [window.length, document.querySelectorAll('iframe').length]),
  ).toEqual([0, 0]);
  const { nonce } = await visited.inLoupe<{ nonce: string }>('loupe.log.cards[0]');
  expect(nonce).toMatch(/^[0-9a-f]{32}$/);

  await visited.page.mouse.wheel(0, 15);
  await expect.poll(async () => (await boxOf(visited, 'stripe.com')).top).toBeLessThan(mark.top);
  const apart = async (): Promise<number> =>
    Math.abs(((await cardBox(visited))?.y ?? 0) - ((await boxOf(visited, 'stripe.com')).bottom + 12));
  await expect.poll(apart).toBeLessThan(1);

  await visited.page.keyboard.press('Escape');
  await visited.settled();
  expect(await cardBox(visited)).toBe(null);
  await visited.close();
});

test('a click on a link that is marked stays the page’s own', async () => {
  const visited = await opened('/link');
  await visited.page.click('#link');
  expect(new URL(visited.page.url()).hash).toBe('#gone');
  expect(await visited.inLoupe('loupe.log.cards.length')).toBe(0);
  await visited.close();
});

test('by keyboard: the shortcut walks, Enter opens, Escape closes and the focus is back', async () => {
  const visited = await opened('/keys');
  await visited.page.focus('#b');
  await openByKeys(visited, 'ArrowDown', 'Alt+Shift+L');
  expect(await visited.inLoupe('loupe.log.cards[0].company.domain')).toBe('initech.com');
  await visited.inLoupe(`loupe.tell({ tell: 'card-size', height: 150 })`);
  await visited.settled();
  expect(await visited.page.evaluate(() => document.activeElement?.parentElement?.localName)).toBe('html');
  await visited.inLoupe(`loupe.tell({ tell: 'card-close' })`);
  expect(await visited.page.evaluate(() => document.activeElement?.id)).toBe('b');
  await visited.close();
});

test('presses that a script made open nothing', async () => {
  const visited = await opened('/forged');
  const box = await boxOf(visited, 'stripe.com');
  await visited.page.evaluate(
    ({ left, top }) => {
      for (const type of ['pointermove', 'click'])
        document.body.dispatchEvent(
          new PointerEvent(type, {
            clientX: left + 5,
            clientY: top + 5,
            bubbles: true,
            pointerType: 'touch',
          }),
        );
      for (const key of ['L', 'Enter'])
        window.dispatchEvent(
          new KeyboardEvent('keydown', {
            key,
            code: key === 'L' ? 'KeyL' : key,
            altKey: true,
            shiftKey: true,
          }),
        );
    },
    { left: box.left, top: box.top },
  );
  await visited.settled();
  expect(await visited.inLoupe('loupe.log.cards.length')).toBe(0);
  await visited.close();
});

test('where no card can be shown, the side panel is asked for', async () => {
  const visited = await opened('/silent');
  await pressLens(visited, 'stripe.com');
  await until(visited, 'loupe.log.panel.length === 1', 6000);
  expect(await visited.inLoupe('loupe.log.panel[0].domain')).toBe('stripe.com');
  expect(await cardBox(visited)).toBe(null);
  await visited.close();
});

test('under a strict policy, from right to left, near the bottom: the card stands above and inside the window', async () => {
  const html = `<!doctype html><html dir=rtl><meta charset=utf-8><title>t</title>
    <body style="margin:0;transform:translateX(0)"><div style="height:600px"></div><p style="font:16px Arial;margin:20px">acme-tools.io</p>`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-src *";
  const visited = await opened('/strict', html, { 'content-security-policy': policy });
  await openByKeys(visited);
  await visited.inLoupe(`loupe.tell({ tell: 'card-size', height: 9000 })`);
  await visited.settled();
  const mark = await boxOf(visited, 'acme-tools.io');
  const card = await cardBox(visited);
  expect(card?.height).toBe(490);
  expect(Math.abs((card?.y ?? 0) + (card?.height ?? 0) + 12 - mark.top)).toBeLessThan(1);
  expect(Math.abs((card?.x ?? 0) + 360 - (mark.right + 12))).toBeLessThan(1);
  await visited.close();
});

const chosen = (domain: string): string =>
  JSON.stringify({ name: null, domain, confidence: 1, reason: 'Chosen by you', count: 1, id: 0 });
const lookUp = (visited: Visited, domain: string, link: boolean): Promise<boolean> =>
  visited.inLoupe(`loupe.tell({ tell: 'look-up', company: ${chosen(domain)}, link: ${link} })`);

test('the browser’s menu: a card beside the selection or the link; none in quiet mode, and none promised', async () => {
  const html = `${PAGE}<p>Read <a id=out href="https://hooli.com/jobs">their site</a> and
    <a id=in href="/company/1">about initech.com</a>.</p>`;
  const visited = await opened('/selection', html);
  const { page } = visited;
  // Over plain text the menu has nothing of ours, and nothing is told.
  await page.click('p', { button: 'right', position: { x: 5, y: 5 } });
  expect(await visited.inLoupe('loupe.log.menu.length')).toBe(0);
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('p') ?? document.body));
  await page.click('p', { button: 'right', position: { x: 60, y: 10 } });
  expect(await visited.inLoupe('loupe.log.menu')).toEqual([true]);
  expect(await lookUp(visited, 'stripe.com', false)).toBe(true);
  await until(visited, 'loupe.log.cards.length === 1');
  await visited.inLoupe(`loupe.tell({ tell: 'card-size', height: 150 })`);
  await visited.settled();
  const text = await boxOf(visited, 'We met people from stripe.com there.');
  expect(Math.abs(((await cardBox(visited))?.y ?? 0) - (text.bottom + 12))).toBeLessThan(2);

  // A link that leaves the site: by its address. One to a page of this site about a company: by the name in it.
  await page.click('#out', { button: 'right' });
  expect(await lookUp(visited, 'hooli.com', true)).toBe(true);
  await until(visited, 'loupe.log.cards.length === 2');
  await page.click('#in', { button: 'right' });
  expect(await lookUp(visited, '127.0.0.1', true)).toBe(true);
  await until(visited, 'loupe.log.cards.length === 3');
  expect(await visited.inLoupe('loupe.log.cards.map(one => one.company.domain)')).toEqual([
    'stripe.com',
    'hooli.com',
    'initech.com',
  ]);

  // Within an open dialog the card could not be reached; and nothing that is selected is nothing to stand beside.
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<dialog><a id=dlg href="https://hooli.com/">Hooli</a></dialog>',
    );
    document.querySelector('dialog')?.showModal();
  });
  await page.click('#dlg', { button: 'right' });
  expect(await visited.inLoupe('loupe.log.menu.at(-1)')).toBe(false);
  await page.evaluate(() => {
    document.querySelector('dialog')?.close();
    getSelection()?.removeAllRanges();
  });
  expect(await lookUp(visited, 'stripe.com', false)).toBe(false);

  await visited.inLoupe(`loupe.state.settings.state = 'quiet'; loupe.tell({ tell: 'site-changed' })`);
  await visited.settled();
  expect(await visited.page.evaluate(() => document.documentElement.lastElementChild?.localName)).toBe(
    'body',
  );
  const told = await visited.inLoupe<number>('loupe.log.menu.length');
  await page.click('#out', { button: 'right' });
  expect(await visited.inLoupe('loupe.log.menu.length')).toBe(told);
  expect(await lookUp(visited, 'hooli.com', true)).toBe(false);
  await visited.close();
});

test.each([
  ['the browser', ''],
  ['the page itself', 'html{zoom:2}'],
])('at 200 %% zoom of %s the card is inside the window and not over the mark', async (_whose, css) => {
  const html = `${PAGE}<style>${css}</style>`;
  const visited = await visit(browser, site.put('/zoom', html));
  // What 200 % zoom is to a page: half the CSS pixels, each of twice the size.
  await visited.cdp.send('Emulation.setDeviceMetricsOverride', {
    width: css === '' ? 640 : 1000,
    height: css === '' ? 400 : 800,
    deviceScaleFactor: css === '' ? 2 : 1,
    mobile: false,
  });
  await visited.start();
  await visited.inLoupe(`loupe.state.cardUrl = ${JSON.stringify(`${cards.origin}/card`)}`);
  await visited.settled();
  await openByKeys(visited);
  await visited.inLoupe(`loupe.tell({ tell: 'card-size', height: 240 })`);
  await visited.settled();
  const mark = await boxOf(visited, 'stripe.com');
  const card = await cardBox(visited);
  const [width, height] = await visited.page.evaluate(() => [innerWidth, innerHeight]);
  if (card === null) throw new Error('There is no card.');
  console.log(css, JSON.stringify({ mark, card, width, height }));
  expect(card.x).toBeGreaterThanOrEqual(0);
  expect(card.x + card.width).toBeLessThanOrEqual(width ?? 0);
  expect(card.y + card.height).toBeLessThanOrEqual(height ?? 0);
  expect(card.y).toBeGreaterThanOrEqual(mark.bottom);
  expect(card.y - mark.bottom).toBeLessThan(30);
  await visited.close();
});
