import type { CDPSession, Page } from '@playwright/test';
import { shapesOn } from '../../scripts/machine/drawn.ts';
import { allow, knowCompanies, tell } from './hostile/world.ts';
import { expect, put, rowsIn, storedRequest, test } from './loupe.ts';

const body = (page: Page): Promise<string> => page.evaluate(() => document.body.outerHTML);

/** Evaluates in the isolated world of our own content script, as a renderer that a page took over could. */
const ourWorld = async (session: CDPSession): Promise<(expression: string) => Promise<unknown>> => {
  const worlds: { id: number; name: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) =>
    worlds.push({ id: context.id, name: context.name }),
  );
  await session.send('Runtime.enable');
  const find = () => worlds.find(world => world.name === 'Loupe');
  await expect.poll(find).toBeTruthy();
  return async expression => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: find()?.id ?? -1,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
};

test('an allowed page is marked, its scripts can list no mark, and not one of its nodes changes', async ({
  loupe,
  own,
  site,
}) => {
  const page = await loupe.context.newPage();
  await knowCompanies(own, 60);
  await page.goto(`${site.origin}/article`);
  const before = await body(page);
  expect(await shapesOn(page)).toBe(0);

  await allow(own, site.origin);
  await page.bringToFront();
  await expect.poll(() => shapesOn(page), { timeout: 15_000 }).toBeGreaterThan(4);
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.lastElementChild?.outerHTML)).toBe('<div></div>');
  expect(await body(page)).toBe(before);
});

test('names of lists are found in another life of the background, whatever it kept of them, and new ones at once', async ({
  loupe,
  own,
  site,
}) => {
  const row = (name: string) => ({ id: `l ${name}`, listId: 'l', subject: `n:${name}`, name, domain: null });
  const list = (updatedAt: number) => ({
    id: 'l',
    name: 'L',
    plans: [],
    columns: [],
    createdAt: 0,
    updatedAt,
  });
  const more = { values: {}, source: 'import', addedAt: 0, order: 0 };
  await put(own, 'lists', [list(1)]);
  await put(own, 'listRows', [{ ...row('Quillmarkt'), ...more }]);
  await allow(own, site.origin);
  const page = await loupe.context.newPage();
  const text =
    '<!doctype html><title>Met</title><p>We met Quillmarkt on Monday, and Fernbrukk on Friday.</p>';
  await page.route('**/met', route => route.fulfill({ contentType: 'text/html', body: text }));
  const url = `${site.origin}/met`;
  const finds = async (...names: string[]): Promise<void> => {
    await page.goto(url);
    await page.bringToFront();
    const found = async (): Promise<string> => JSON.stringify(await tell(own, url, { tell: 'companies' }));
    for (const name of names) await expect.poll(found).toContain(name);
  };
  const session = await loupe.context.newCDPSession(own);
  await session.send('ServiceWorker.enable');
  const memory = (change: string | null): Promise<unknown> =>
    own.evaluate(async text => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          storage: { session: { get(key: string): Promise<object>; set(items: object): Promise<void> } };
        };
      };
      if (text !== null) await chrome.storage.session.set({ names: text });
      return chrome.storage.session.get('names');
    }, change);

  await finds('Quillmarkt');
  await expect.poll(() => memory(null)).toHaveProperty('names');
  await session.send('ServiceWorker.stopAllWorkers');
  await finds('Quillmarkt');
  await memory('{"stamp":"1 1","index":"AAAA","domains":[]}');
  await session.send('ServiceWorker.stopAllWorkers');
  await finds('Quillmarkt');

  await put(own, 'listRows', [{ ...row('Fernbrukk'), ...more }]);
  await put(own, 'lists', [list(2)]);
  await expect(() => finds('Quillmarkt', 'Fernbrukk')).toPass();
});

test('nothing runs and nothing is marked on a site that was not allowed', async ({ loupe, site }) => {
  const page = await loupe.context.newPage();
  await page.goto(`${site.origin}/article`);
  await page.waitForTimeout(1500);
  expect(await shapesOn(page)).toBe(0);
});

test('in quiet mode the page can see nothing at all, and the panel still hears of every company', async ({
  loupe,
  own,
  site,
}) => {
  await knowCompanies(own, 60);
  await allow(own, site.origin, 'quiet');
  const page = await loupe.context.newPage();
  await page.goto(`${site.origin}/article`);
  await page.bringToFront();
  // Null until the page was read.
  const found = async (): Promise<unknown[] | null> =>
    own.evaluate(
      async origin => {
        const { chrome } = globalThis as unknown as {
          chrome: {
            tabs: {
              query(what: object): Promise<{ id: number }[]>;
              sendMessage(id: number, what: object): Promise<unknown[] | null>;
            };
          };
        };
        const [tab] = await chrome.tabs.query({ url: `${origin}/*` });
        return tab ? chrome.tabs.sendMessage(tab.id, { tell: 'companies' }).catch(() => []) : [];
      },
      site.origin.replace(/:\d+$/, ''),
    );
  await expect.poll(async () => (await found())?.length ?? 0, { timeout: 15_000 }).toBeGreaterThan(5);
  expect(await shapesOn(page)).toBe(0);
  expect(
    await page.evaluate(() => [...document.documentElement.children].map(node => node.localName)),
  ).toEqual(['head', 'body']);
});

test('a content script is refused whatever it may not ask, and makes no call', async ({
  loupe,
  own,
  site,
  provider,
}) => {
  const key = 'canary-7b1e90aa4f';
  await put(own, 'requests', [
    storedRequest({
      url: `${provider.origin}/v1/companies/search?q={{domain}}`,
      headers: [{ name: 'X-Api-Key', value: provider.key }],
    }),
  ]);
  await knowCompanies(own, 60);
  await allow(own, site.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${site.origin}/article`);
  await expect.poll(() => shapesOn(page), { timeout: 15_000 }).toBeGreaterThan(0);
  const evaluate = await ourWorld(await loupe.context.newCDPSession(page));
  const calls = provider.stats.calls;
  const company = { name: null, domain: 'nordhavn.example' };
  const forbidden: object[] = [
    { do: 'look-up', plans: null, company },
    { do: 'start-run', planId: 'facts', title: 'x', source: { kind: 'companies', companies: [company] } },
    { do: 'test', definition: { id: 'x', name: 'x', url: `${provider.origin}/v1/account` }, values: {} },
    { do: 'site', origin: site.origin, state: 'on' },
    { do: 'sign-in', requestId: 'facts' },
    { do: 'card-of', nonce: 'a'.repeat(20) },
    { ask: 'secrets' },
    { ask: 'known', companies: 'all' },
    { ask: 'site', extra: true },
  ];
  for (const message of forbidden) {
    const reply = await evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
    expect(reply, JSON.stringify(message)).toMatchObject({ ok: false });
  }
  const told = await evaluate(
    `chrome.runtime.sendMessage({ask: 'known', companies: [{name: null, domain: 'nordhavn.example', confidence: 1}]})`,
  );
  expect(JSON.stringify(told)).not.toContain(key);
  expect(provider.stats.calls).toBe(calls);
  // In the page's own world there is nobody to ask.
  expect(
    await page.evaluate(() => typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime),
  ).toBe('undefined');
});

test('the extension cannot be found by probing it from a page', async ({ loupe, site }) => {
  const page = await loupe.context.newPage();
  await page.goto(`${site.origin}/article`);
  const answers = await page.evaluate(
    async id =>
      Promise.all(
        ['card.html', 'popup.html', 'manifest.json', 'icon/16.png', 'background.js', 'page.js'].map(file =>
          fetch(`chrome-extension://${id}/${file}`).then(
            () => file,
            () => null,
          ),
        ),
      ),
    loupe.extensionId,
  );
  expect(answers.filter(file => file !== null)).toEqual([]);
});

test('no attempt is on record after all that reading', async ({ own, loupe, site }) => {
  await knowCompanies(own, 60);
  await allow(own, site.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${site.origin}/article`);
  await expect.poll(() => shapesOn(page), { timeout: 15_000 }).toBeGreaterThan(4);
  expect(await rowsIn(own, 'attempts')).toEqual([]);
});
