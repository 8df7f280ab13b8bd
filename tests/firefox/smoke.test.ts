import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../lib/core/message/command.ts';
import { type RequestInput, requestSchema } from '../../lib/core/request/definition.ts';
import { listen, sendJson } from '../../scripts/sample/listen.ts';
import { startProvider } from '../../scripts/sample/provider.ts';
import { startSite } from '../../scripts/sample/site.ts';
import { type Firefox, foundOn, launchFirefox } from './firefox.ts';
import { command as send } from './own.ts';

let firefox: Firefox;
let provider: Awaited<ReturnType<typeof startProvider>>;
let site: Awaited<ReturnType<typeof startSite>>;
let own: Page;

const command = (wanted: CommandInput): Promise<unknown> => send(own, wanted);

beforeAll(async () => {
  [firefox, provider, site] = await Promise.all([
    launchFirefox(),
    startProvider({ latencyMs: 5 }),
    startSite(),
  ]);
  own = await firefox.own('popup.html');
});

afterAll(async () => {
  await firefox?.browser.close();
  await Promise.all([provider?.close(), site?.close()]);
});

describe('the built extension in Firefox', () => {
  it('opens its store and answers', async () => {
    expect(await command({ do: 'status' })).toBeNull();
  });

  it('makes a real call from the background and maps its answer', async () => {
    const definition = v.parse(requestSchema, {
      id: 'facts',
      name: 'Company facts',
      url: `${provider.origin}/v1/companies/find`,
      parameters: [{ name: 'domain', value: '{{domain}}' }],
      headers: [{ name: 'X-Api-Key', value: provider.key }],
      fields: [{ name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' }],
    });
    const report = await command({ do: 'test', definition, values: { domain: 'nordhavn.example' } });
    expect(report).toMatchObject({ status: 200, problem: null, fields: { employees: { kind: 'filled' } } });
  });

  it('sets User-Agent, Origin and Referer where a request asks for them, and else sends no Origin', async () => {
    const seen: unknown[] = [];
    const server = await listen((call, res) => {
      const { origin, referer, 'user-agent': agent } = call.headers;
      seen.push([origin, referer, agent?.includes('Firefox') ? 'Firefox' : agent]);
      sendJson(res, 200, {});
    });
    const send = (more: Partial<RequestInput>) =>
      command({
        do: 'test',
        definition: v.parse(requestSchema, {
          id: 'h',
          name: 'Headers',
          method: 'POST',
          url: `${server.origin}/x`,
          ...more,
        }),
        values: {},
      });
    const headers = [
      { name: 'User-Agent', value: 'Loupe test' },
      { name: 'Origin', value: 'https://app.vendor.example' },
      { name: 'Referer', value: 'https://app.vendor.example/x' },
    ];
    await send({});
    await send({ headers, browserHeaders: true });
    await send({});
    expect(seen).toEqual([
      [undefined, undefined, 'Firefox'],
      ['https://app.vendor.example', 'https://app.vendor.example/x', 'Loupe test'],
      [undefined, undefined, 'Firefox'],
    ]);
    await server.close();
  });

  it('marks an allowed page without changing its nodes', async () => {
    await command({ do: 'site', origin: site.origin, state: 'on' });
    const page = await firefox.browser.newPage();
    await page.setViewport({ width: 1280, height: 1200 });
    await page.goto(`${site.origin}/article`);
    await page.bringToFront();
    await expect.poll(() => foundOn(own, site.origin), { timeout: 15_000 }).toBeGreaterThan(0);
    // What is drawn stands in one closed root, beside the body.
    const last = (): Promise<string | undefined> =>
      page.evaluate(() => document.documentElement.lastElementChild?.outerHTML);
    await expect.poll(last, { timeout: 15_000 }).toBe('<div></div>');
    const html = await (await fetch(`${site.origin}/article`)).text();
    const paragraphs = await page.evaluate(() => document.querySelectorAll('article p').length);
    expect(paragraphs).toBe(
      html.slice(html.indexOf('<article'), html.indexOf('</article>')).split(/<p[ >]/).length - 1,
    );
  });

  it.each(['popup.html', 'workbench.html', 'workbench.html#/packs', 'sidepanel.html'])(
    'draws %s',
    async file => {
      const page = await firefox.own(file);
      const heading = (): Promise<string> =>
        page.evaluate(() => document.querySelector('h1')?.textContent ?? '');
      await expect.poll(heading, { timeout: 15_000 }).toMatch(/\w/);
      await page.close();
    },
  );
});
