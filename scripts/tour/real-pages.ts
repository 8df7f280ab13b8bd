/** Three real pages, where the test data is at hand: what Loupe finds on each. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../machine/run.mjs';
import { tabAt } from './page-steps.ts';
import { must, type Stage, step } from './stage.ts';

const PAGES = ['news-theverge', 'directory-searchlight-vc', 'companies-13f-holdings'];

export const readRealPages = async ({ loupe }: Stage): Promise<void> => {
  const data = path.join(root, '../shared/detection/pages');
  if (!existsSync(data)) {
    console.log('    (the real pages are not on this machine: skipped)');
    return;
  }
  const server = createServer((request, response) => {
    const name = PAGES.find(one => request.url === `/${one}`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    // Their own scripts are left out: they would call the network.
    response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.end(name ? gunzipSync(readFileSync(path.join(data, `${name}.html.gz`))) : '');
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const own = await loupe.context.newPage();
  await own.goto(loupe.page('popup.html'));
  try {
    for (const name of PAGES)
      await step(`A real page, ${name}`, async () => {
        const page = await loupe.context.newPage();
        await page.goto(`${origin}/${name}`);
        await page.bringToFront();
        const tabId = await tabAt(own, `${origin}/${name}`);
        const companies = (): Promise<number> =>
          own.evaluate(async id => {
            const { chrome } = globalThis as unknown as {
              chrome: {
                tabs: { sendMessage(id: number, what: object, where: object): Promise<unknown[] | null> };
              };
            };
            // The page itself: its frames have finds of their own.
            const told = await chrome.tabs
              .sendMessage(id, { tell: 'companies' }, { frameId: 0 })
              .catch(() => null);
            return told?.length ?? 0;
          }, tabId);
        await own.evaluate(async site => {
          const { chrome } = globalThis as unknown as {
            chrome: { runtime: { sendMessage(what: object): Promise<unknown> } };
          };
          await chrome.runtime.sendMessage({ do: 'site', origin: site, state: 'on' });
        }, origin);
        let found = 0;
        for (let same = 0, waited = 0; same < 3 && waited < 40; waited++) {
          await page.waitForTimeout(500);
          const now = await companies();
          same = now > 0 && now === found ? same + 1 : 0;
          found = now;
        }
        must(found > 0, 'something was found');
        await page.close();
        return `${found} companies and domains`;
      });
  } finally {
    server.close();
  }
};
