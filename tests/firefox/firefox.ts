/** A Firefox with the built extension in it. */
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/machine/browsers.mjs';
import { root } from '../../scripts/machine/run.mjs';

const GECKO_ID = 'loupe@loupe.example';
/** Chosen here, so that the addresses of our pages are known. */
const UUID = '5a9d2d5e-7c1b-4f6e-9b55-0d6f2f0c7a11';

export interface Firefox {
  readonly browser: Browser;
  /** Opens one of our own pages: `own('popup.html')`. */
  readonly own: (file: string) => Promise<Page>;
}

/** @param profile a folder that outlives the browser; a new one for each start when absent */
export const launchFirefox = async (profile?: string): Promise<Firefox> => {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('No Firefox on this machine.');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    args: ['--remote-allow-system-access'],
    ...(profile ? { userDataDir: profile } : {}),
    extraPrefsFirefox: {
      // An extension that is installed for one session keeps its store for the next.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
    },
  });
  await browser.installExtension(path.join(root, '.output/firefox-mv3-e2e'));
  const own = async (file: string): Promise<Page> => {
    const page = await browser.newPage();
    // The load of such a page never reports its end here: it is asked for, and then looked at.
    void page.goto(`moz-extension://${UUID}/${file}`).catch(() => undefined);
    for (let tries = 0; tries < 100; tries++) {
      const ready = await page
        .evaluate(() => location.protocol === 'moz-extension:' && document.readyState === 'complete')
        .catch(() => false);
      if (ready) return page;
      await new Promise(resume => setTimeout(resume, 100));
    }
    throw new Error(`${file} did not load`);
  };
  return { browser, own };
};

/** How many companies our page script found in the tabs of an origin, asked from a page of ours. */
export const foundOn = (own: Page, origin: string): Promise<number> =>
  own.evaluate(async wanted => {
    // The extension page's own API, whose types Node's side does not have.
    const { browser } = globalThis as unknown as {
      browser: {
        tabs: {
          query(what: object): Promise<{ id: number; url?: string }[]>;
          sendMessage(id: number, what: object): Promise<unknown[] | null>;
        };
      };
    };
    const tabs = (await browser.tabs.query({})).filter(tab => tab.url?.startsWith(wanted));
    const found = await Promise.all(
      tabs.map(tab => browser.tabs.sendMessage(tab.id, { tell: 'companies' }).catch(() => [])),
    );
    return found.flatMap(told => told ?? []).length;
  }, origin);
