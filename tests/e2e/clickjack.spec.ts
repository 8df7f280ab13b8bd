/**
 * Pages that make a person press what spends without seeing it. Each attack leaves the card's button under the pointer;
 * the provider counts what was bought. Where the attack leaves the card painted as it was, the press is an honest one.
 */
import type { Page } from '@playwright/test';
import { test } from './hostile/test.ts';
import { allow, cardFrame, openCard, seen } from './hostile/world.ts';
import { expect, put, storedRequest } from './loupe.ts';

const DOMAIN = 'nordhavn.com';
const html = (domain: string): string => `<!doctype html><meta charset=utf-8><title>Win a prize</title>
<style>body{margin:0;height:3000px;font:16px/24px sans-serif}p{margin:120px 0 0 200px}</style>
<p><span id=name>${domain}</span> came first.</p>`;

interface Point {
  readonly x: number;
  readonly y: number;
}

const askButton = async (page: Page): Promise<Point> => {
  const button = cardFrame(page)?.locator('button', { hasText: /^Look up|^Refresh/ });
  const box = await button?.boundingBox({ timeout: 500 });
  if (!box) throw new Error('The card has no button to press.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

const paid = (origin: string, key: string) =>
  storedRequest({
    url: `${origin}/v1/companies/find`,
    parameters: [{ name: 'domain', value: '{{domain}}' }],
    headers: [{ name: 'X-Api-Key', value: key }],
    fields: [{ name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' }],
    cost: { amount: 1, charged: 'always' },
  });

/** A lookup by hand asks this one alone: the built-in ones have no leave to call. */
const askOnlyPaid = async (own: Page, { origin, key }: { origin: string; key: string }): Promise<void> => {
  await put(own, 'requests', [paid(origin, key)]);
  await put(own, 'settings', [{ name: 'lookupPlans', value: ['facts'] }]);
};

/** The card's own pixels, wherever it stands now; null where it is gone or reaches out of the window. */
const looks = async (page: Page): Promise<Buffer | null> => {
  const element = await cardFrame(page)
    ?.frameElement()
    .catch(() => null);
  const box = await element?.boundingBox();
  if (!box || box.x < 0 || box.y < 0 || box.x + box.width > 1280 || box.y + box.height > 900) return null;
  // Within its round corners, through which the page is seen.
  const clip = { x: box.x + 8, y: box.y + 8, width: box.width - 16, height: box.height - 16 };
  return page.screenshot({ clip, animations: 'allow' });
};

/** What a page's script does once the card stands there; it knows the host as the document's last child. */
const attacks: Record<string, () => unknown> = {
  'opacity on the root': () => document.documentElement.style.setProperty('opacity', '0.01', 'important'),
  'opacity on the body': () => document.body.style.setProperty('opacity', '0.01', 'important'),
  'opacity on the host': () => {
    const host = document.documentElement.lastElementChild;
    if (host instanceof HTMLElement)
      host.style.cssText = 'opacity:0!important;display:block!important;visibility:hidden!important';
  },
  'a popover over it that lets presses through': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;background:#fff;pointer-events:none;margin:0;border:0';
    document.body.append(cover);
    cover.showPopover();
  },
  'a popover with a hole over the button alone': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;margin:0;border:0;pointer-events:none;background:linear-gradient(#fff,#fff) 0 0/100vw 220px no-repeat';
    document.body.append(cover);
    cover.showPopover();
  },
  'a see-through popover': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;margin:0;border:0;pointer-events:none;background:rgb(255 255 255/.9)';
    document.body.append(cover);
    cover.showPopover();
  },
  'a transform of the root': () => {
    document.documentElement.style.cssText = 'transform:scale(.2);transform-origin:0 0;perspective:100px';
  },
  'a clip path': () => {
    for (const one of [document.documentElement, document.documentElement.lastElementChild])
      if (one instanceof HTMLElement) one.style.cssText = 'clip-path:inset(0 0 95% 0)!important';
  },
  'a filter': () => {
    for (const one of [document.documentElement, document.documentElement.lastElementChild])
      if (one instanceof HTMLElement) one.style.cssText = 'filter:opacity(.01) blur(20px)!important';
  },
  'a modal dialog above it': () => {
    const dialog = document.createElement('dialog');
    dialog.style.cssText =
      'inset:0;width:100vw;height:100vh;max-width:none;max-height:none;pointer-events:none;background:#fff';
    document.body.append(dialog);
    dialog.showModal();
  },
  'a view transition that paints over everything': async () => {
    const style = document.createElement('style');
    style.textContent = `::view-transition{background:#fff;pointer-events:none}
      ::view-transition-group(*),::view-transition-image-pair(*),::view-transition-old(*),::view-transition-new(*)
      {pointer-events:none;animation-duration:600s;opacity:0}`;
    document.head.append(style);
    await document.startViewTransition(() => undefined).ready;
  },
  zoom: () => {
    document.documentElement.style.zoom = '3';
  },
  'a blend with a cover': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;margin:0;border:0;pointer-events:none;background:#fff;mix-blend-mode:lighten';
    document.documentElement.style.isolation = 'isolate';
    document.body.append(cover);
    cover.showPopover();
  },
  'a wrapper that moves it': () => {
    const wrapper = document.createElement('div');
    wrapper.style.cssText = 'opacity:.01;position:fixed;inset:0';
    const host = document.documentElement.lastElementChild;
    if (host) wrapper.append(host);
    document.body.append(wrapper);
  },
  'presses made by a script': () => {
    const host = document.documentElement.lastElementChild;
    const targets = [window, document, document.body, host, document.elementFromPoint(300, 250)];
    for (const target of targets)
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        target?.dispatchEvent(
          new PointerEvent(type, { bubbles: true, composed: true, clientX: 300, clientY: 250 }),
        );
    if (host instanceof HTMLElement) host.click();
  },
};

test('no page gets a paid call out of a press that was not meant', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  test.setTimeout(120_000);
  await askOnlyPaid(own, provider);
  await allow(own, pages.origin);
  const spent: string[] = [];
  for (const [turn, [name, attack]] of Object.entries(attacks).entries()) {
    // Another company each time: what was answered once is not bought again.
    const domain = `attack${turn}.com`;
    pages.put(`/lure${turn}`, html(domain));
    const page = await loupe.context.newPage();
    await page.goto(`${pages.origin}/lure${turn}`);
    await openCard(own, page, domain);
    await expect.poll(() => askButton(page).catch(() => null)).not.toBeNull();
    await page.waitForTimeout(700);
    const before = await looks(page);
    const at = await askButton(page);
    const calls = provider.stats.calls;
    await page.evaluate(attack);
    await page.waitForTimeout(600);
    const after = await looks(page);
    const honest = before !== null && after !== null && before.equals(after);
    const now = await askButton(page).catch(() => at);
    if (name !== 'presses made by a script') {
      await page.mouse.move(now.x, now.y);
      // A patient attacker waits until the press is ripe.
      await page.waitForTimeout(300);
      await page.mouse.click(now.x, now.y);
    }
    for (let waited = 0; waited < 800 && provider.stats.calls === calls; waited += 100)
      await page.waitForTimeout(100);
    const bought = provider.stats.calls - calls;
    console.log(`${name}: ${honest ? 'the card is seen as before' : 'hidden or changed'}, ${bought} calls`);
    if (bought > 0 && !honest) spent.push(name);
    await page.close();
  }
  expect(spent).toEqual([]);
});

test('an honest press asks: the attacks above could have succeeded', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  pages.put('/lure', html(DOMAIN));
  await askOnlyPaid(own, provider);
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/lure`);
  const card = await openCard(own, page, DOMAIN);
  await expect.poll(() => askButton(page).catch(() => null)).not.toBeNull();
  await seen(card);
  const { x, y } = await askButton(page);
  const calls = provider.stats.calls;
  await page.mouse.move(x - 5, y - 40);
  await page.mouse.move(x, y, { steps: 3 });
  await page.waitForTimeout(500);
  await page.mouse.click(x, y);
  await expect.poll(() => provider.stats.calls - calls).toBe(1);
});

/** Moves the card's button under the waiting pointer and presses. Milliseconds that it had been there; null: beside it. */
const pressMoved = async (page: Page): Promise<number | null> => {
  const card = cardFrame(page);
  // Asked before the press, which leads to the panel and closes the card.
  const pressed = card
    ?.evaluate(
      () =>
        new Promise<number | null>(tell => {
          let under = 0;
          addEventListener('pointerover', event => {
            under ||= event.timeStamp;
          });
          addEventListener('pointerdown', event => {
            const button = event.target instanceof Element && event.target.closest('button');
            tell(button ? event.timeStamp - under : null);
          });
        }),
    )
    .catch(() => null);
  const at = await askButton(page);
  const lure = { x: 900, y: 400 };
  await page.mouse.move(lure.x - 30, lure.y);
  await page.mouse.move(lure.x, lure.y, { steps: 3 });
  await page.evaluate(
    ([dx, dy]) => {
      const name = document.querySelector('p');
      if (name) name.style.cssText = `position:relative;left:${dx}px;top:${dy}px`;
      window.dispatchEvent(new Event('scroll'));
    },
    [lure.x - at.x, lure.y - at.y] as const,
  );
  await page.waitForTimeout(120);
  await page.mouse.down();
  await page.mouse.up();
  // Beside the card nothing is told.
  const beside = page.waitForTimeout(1000).then(() => null);
  return (await Promise.race([pressed, beside])) ?? null;
};

test('a card that a page moves under the pointer just before the press asks nothing', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  await askOnlyPaid(own, provider);
  await allow(own, pages.origin);
  // A busy machine may move the card late, or press so late that a hand would have had its time: then once more.
  for (let turn = 0; ; turn++) {
    const domain = `moved${turn}.com`;
    pages.put(`/moved${turn}`, html(domain));
    const page = await loupe.context.newPage();
    await page.goto(`${pages.origin}/moved${turn}`);
    const card = await openCard(own, page, domain);
    await expect.poll(() => askButton(page).catch(() => null)).not.toBeNull();
    await seen(card);
    const calls = provider.stats.calls;
    const after = await pressMoved(page);
    if ((after === null || after > 220) && turn < 5) continue;
    expect(after).toBeLessThan(220);
    await page.waitForTimeout(900);
    expect(provider.stats.calls - calls).toBe(0);
    return;
  }
});

test('a page that shows an allowed site in a frame of its own gets no call, shown or hidden', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  pages.put('/inner', html(DOMAIN));
  pages.put(
    '/outer',
    `<!doctype html><p>Win a prize</p><iframe src="${pages.origin}/inner" style="width:900px;height:600px;opacity:.02;border:0"></iframe>`,
  );
  await askOnlyPaid(own, provider);
  const auto = { plans: ['facts'], budgets: { credit: 50 } };
  await put(own, 'sites', [{ origin: pages.origin, state: 'on', auto, updatedAt: 0 }]);
  await allow(own, pages.origin);
  const calls = provider.stats.calls;
  const page = await loupe.context.newPage();
  // The top page's site was never allowed; what is in its frame runs by itself on its own pages, and here must not.
  await page.goto(`${pages.otherOrigin}/outer`);
  await page.waitForTimeout(2500);
  expect(provider.stats.calls - calls).toBe(0);
  // In its own tab it does: the test above could have failed.
  await page.goto(`${pages.origin}/inner`);
  await expect.poll(() => provider.stats.calls - calls, { timeout: 15_000 }).toBe(1);
});
