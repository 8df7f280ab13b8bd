/** What the attacks share: sites that were allowed, companies that are known, the card, and the worlds of a page's scripts. */
import type { BrowserContext, Frame, Page } from '@playwright/test';
import { build } from 'vite';
import { companies } from '../../../scripts/sample/companies.ts';
import { type Call, listen, send } from '../../../scripts/sample/listen.ts';
import { command, expect, put } from '../loupe.ts';

export type Evaluate = (expression: string) => Promise<unknown>;

/** The extension's API in one of our pages, as far as the tests use it; Node has no types of it. */
interface Chrome {
  readonly tabs: {
    query(what: object): Promise<{ id: number; url?: string; active: boolean }[]>;
    sendMessage(id: number, what: object, options: { frameId: number }): Promise<unknown>;
  };
}

export const allow = (own: Page, origin: string, state: 'on' | 'quiet' | 'off' = 'on') =>
  command(own, { do: 'site', origin, state });

/** A list that names the sample companies: what is in the user's lists is known on every page. */
export const knowCompanies = async (own: Page, count = 40, plans: readonly string[] = []): Promise<void> => {
  await put(own, 'lists', [{ id: 'l', name: 'Prospects', plans, columns: [], createdAt: 0, updatedAt: 1 }]);
  await put(
    own,
    'listRows',
    companies.slice(0, count).map(({ name, domain }, order) => ({
      id: JSON.stringify(['l', `d:${domain}`]),
      listId: 'l',
      order,
      subject: `d:${domain}`,
      name,
      domain,
      values: {},
      source: 'test',
      addedAt: 0,
    })),
  );
};

/** Says an order to the page script of the first tab at `url`, as the panel and the background do. */
export const tell = (own: Page, url: string, order: object): Promise<unknown> =>
  own.evaluate(
    async ([address, said]) => {
      const { chrome } = globalThis as unknown as { chrome: Chrome };
      const tab = (await chrome.tabs.query({})).find(one => one.url?.startsWith(address));
      return tab ? chrome.tabs.sendMessage(tab.id, said, { frameId: 0 }).catch(() => null) : null;
    },
    [url, order] as const,
  );

/** Evaluates in the world of a content script of the extension that is called `name`: in the page, or in its first frame. */
export const scriptWorld = async (
  page: Page,
  name: string,
  where: 'page' | 'frame' = 'page',
): Promise<Evaluate> => {
  const session = await page.context().newCDPSession(page);
  const worlds: { id: number; name: string; frame: unknown }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) =>
    worlds.push({ id: context.id, name: context.name, frame: context.auxData?.['frameId'] }),
  );
  await session.send('Runtime.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const top = frameTree.frame.id;
  const find = () =>
    worlds.findLast(world => world.name === name && (world.frame === top) === (where === 'page'));
  await expect.poll(find, { message: `the world of ${name}` }).toBeTruthy();
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

export const chosen = (domain: string) => ({
  ...{ name: null, domain, confidence: 1 },
  ...{ reason: 'Chosen by you', count: 1, id: 0 },
});

/** Opens the card of what is written in `#name`, as "Look up" in the context menu does. */
export const openCard = async (own: Page, page: Page, domain: string): Promise<Frame> => {
  await page.bringToFront();
  await page.evaluate(() => {
    const name = document.querySelector('#name');
    if (name) getSelection()?.selectAllChildren(name);
  });
  // Until its session has begun, the page script takes none; said a second time, it would open the card anew.
  const order = { tell: 'look-up', company: chosen(domain), link: false };
  await expect.poll(() => tell(own, page.url(), order), { timeout: 15_000 }).toBe(true);
  await expect.poll(() => cardFrame(page) !== undefined).toBe(true);
  const frame = cardFrame(page);
  if (!frame) throw new Error('The card did not open.');
  return frame;
};

/** The card's frame: Playwright sees frames in closed roots, pages do not. */
export const cardFrame = (page: Page): Frame | undefined =>
  page.frames().find(frame => frame.url().includes('/card.html'));

/** Waits until Loupe is at work in this page: its layer stands behind the body from then on, whatever is found. */
export const isAtWork = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.documentElement.lastElementChild?.localName === 'div', undefined, {
    timeout: 15_000,
  });

/**
 * Waits until the browser says of the card that it is seen, and has been for as long as a press needs: a busy machine
 * draws late.
 */
export const seen = (card: Frame): Promise<void> =>
  card.evaluate(
    () =>
      new Promise<void>(resolve => {
        const root = document.documentElement;
        const observer = new IntersectionObserver(
          entries => {
            if (Reflect.get(entries.at(-1) ?? {}, 'isVisible') !== true) return;
            clearInterval(again);
            observer.disconnect();
            setTimeout(resolve, 700);
          },
          // Chrome's fields, absent from the DOM's types: https://w3c.github.io/IntersectionObserver/v2/
          Object.assign({ threshold: 0.98 }, { trackVisibility: true, delay: 100 }),
        );
        // On a still page the browser looks at what is newly observed.
        const again = setInterval(() => {
          observer.unobserve(root);
          observer.observe(root);
        }, 150);
      }),
  );

export interface Pages {
  readonly origin: string;
  /** The same pages under another host name. */
  readonly otherOrigin: string;
  put(path: string, html: string, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

/** Serves the attackers' pages. */
export const servePages = async (): Promise<Pages> => {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const listening = await listen(async (call: Call, res) => {
    const page = pages.get(call.url.pathname);
    send(res, page ? 200 : 404, 'text/html; charset=utf-8', page?.html ?? '', page?.headers ?? {});
  });
  return {
    origin: listening.origin,
    otherOrigin: `http://localhost:${listening.port}`,
    put: (path, html, headers = {}) => void pages.set(path, { html, headers }),
    close: () => listening.close(),
  };
};

/** The script of `entry` as one text that sets `globalThis[name]`. */
export const bundleOf = async (entry: string, name: string): Promise<string> => {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', lib: { entry, formats: ['iife'], name } },
  });
  for (const one of Array.isArray(made) ? made : [made])
    if ('output' in one)
      for (const file of one.output)
        if (file.type === 'chunk') return `${file.code};globalThis.${name}=${name}`;
  throw new Error('The bundler made no script.');
};

/** Keeps secrets by the store's own code, in one of our pages: `[name, value, origins]`. */
export const keepSecrets = async (
  own: Page,
  secrets: readonly (readonly [string, string, readonly string[]])[],
): Promise<void> => {
  await own.evaluate(await bundleOf('tests/e2e/hostile/box.entry.ts', 'loupeBox'));
  await own.evaluate(async all => {
    const { loupeBox } = globalThis as unknown as {
      loupeBox: { save(name: string, value: string, origins: readonly string[]): Promise<void> };
    };
    for (const [name, value, origins] of all) await loupeBox.save(name, value, origins);
  }, secrets);
};

/** Every console line of every page and worker, from now on. */
export const consoleOf = (context: BrowserContext): string[] => {
  const lines: string[] = [];
  context.on('console', message => lines.push(message.text()));
  context.on('weberror', error => lines.push(String(error.error())));
  return lines;
};
