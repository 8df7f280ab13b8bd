/** Pages that look for Loupe by other ways than its nodes: policies that report, workers, clocks, history, addresses. */
import type { Page } from '@playwright/test';
import { type Call, listen, send } from '../../scripts/sample/listen.ts';
import { test } from './hostile/test.ts';
import { allow, cardFrame, isAtWork, openCard, tell } from './hostile/world.ts';
import { expect } from './loupe.ts';

/** Notes all that a policy, a worker, the history and the browser's own records tell. */
const SCRIPT = `
const heard = (globalThis.heard = []);
addEventListener('securitypolicyviolation', event => heard.push('violation ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));
addEventListener('error', event => heard.push('error ' + event.message), true);
new ReportingObserver(reports => { for (const report of reports) heard.push('report ' + JSON.stringify(report.body)); }, { buffered: true }).observe();
for (const type of PerformanceObserver.supportedEntryTypes)
  new PerformanceObserver(list => { for (const one of list.getEntries()) heard.push('entry ' + JSON.stringify(one) + ' ' + (one.target?.nodeName ?? '') + ' ' + JSON.stringify(one.attribution ?? '')); }).observe({ type, buffered: true });
for (const type of ['navigate', 'currententrychange', 'navigatesuccess', 'navigateerror']) navigation.addEventListener(type, event => heard.push(type + ' ' + (event.destination?.url ?? '')));
for (const type of ['popstate', 'hashchange', 'pagehide', 'beforeunload', 'visibilitychange', 'message', 'storage'])
  addEventListener(type, event => heard.push(type + ' ' + JSON.stringify(event.data ?? '')));
`;
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "frame-src 'none'",
  "img-src 'none'",
  "child-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  'report-uri /reports',
].join('; ');

const stand = (page: Page): Promise<unknown> =>
  page.evaluate(() => ({
    history: history.length,
    entries: Reflect.get(Reflect.get(globalThis, 'navigation'), 'entries').call(
      Reflect.get(globalThis, 'navigation'),
    ).length,
    frames: window.length,
    named: Object.keys(window).filter(name => /^\d+$/.test(name)),
    animations: document.getAnimations().length,
    fonts: document.fonts.size,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    popovers: document.querySelectorAll(':popover-open, :modal, :fullscreen').length,
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
  }));

for (const reporting of ['content-security-policy', 'content-security-policy-report-only'])
  test(`${reporting}: a page that has everything reported hears nothing of the card`, async ({
    own,
    loupe,
  }) => {
    const reports: string[] = [];
    const server = await listen(async (call: Call, res) => {
      const { pathname } = call.url;
      if (pathname === '/reports' || pathname === '/seen') {
        reports.push(`${pathname} ${call.body}`);
        send(res, 204, 'text/plain', '');
      } else if (pathname === '/worker.js')
        send(
          res,
          200,
          'text/javascript',
          `addEventListener('install', () => skipWaiting()); addEventListener('activate', event => event.waitUntil(clients.claim()));
           addEventListener('fetch', event => { if (!event.request.url.endsWith('/seen')) fetch('/seen', { method: 'POST', body: event.request.mode + ' ' + event.request.destination + ' ' + event.request.url }); });`,
        );
      else if (pathname === '/page.js') send(res, 200, 'text/javascript', SCRIPT);
      else
        send(
          res,
          200,
          'text/html; charset=utf-8',
          '<!doctype html><meta charset=utf-8><title>t</title><script src=/page.js></script><p><span id=name>nordhavn.com</span> came.</p><p>acme-tools.io</p>',
          {
            [reporting]: POLICY,
            'cross-origin-opener-policy': 'same-origin',
            'reporting-endpoints': 'all="/reports"',
          },
        );
    });
    await allow(own, server.origin);
    const page = await loupe.context.newPage();
    await page.goto(`${server.origin}/`);
    await page
      .evaluate(async () => {
        await navigator.serviceWorker.register('/worker.js');
        await navigator.serviceWorker.ready;
      })
      .catch(() => undefined);
    await page.reload();
    await page.bringToFront();
    await isAtWork(page);
    await page.waitForTimeout(1000);
    // What the page does to itself.
    await page.evaluate(() => Reflect.get(globalThis, 'heard').splice(0));
    reports.length = 0;
    const before = await stand(page);
    const after: unknown[] = [];
    let opened = 0;
    for (let turn = 0; turn < 2; turn++) {
      await openCard(own, page, 'nordhavn.com').then(
        () => opened++,
        () => undefined,
      );
      await page.waitForTimeout(600);
      after.push(await stand(page));
      await tell(own, page.url(), { tell: 'card-close' });
      await expect.poll(() => cardFrame(page)).toBeUndefined();
      await page.waitForTimeout(300);
      after.push(await stand(page));
    }
    const heard: string[] = await page.evaluate(() => Reflect.get(globalThis, 'heard'));
    const all = [...heard, ...reports].map(line => line.slice(0, 300));
    expect(all.filter(line => /extension|loupe|card\.html/i.test(line))).toEqual([]);
    // What is left are frames and tasks that took long, of which a busy machine has its own.
    expect(heard.filter(line => !line.startsWith('entry '))).toEqual([]);
    expect(after).toEqual(after.map(() => before));
    expect(opened).toBe(2);
    await server.close();
  });

const FILES = ['card.html', 'popup.html', 'icon/16.png', 'page.js', 'marks/1.css'];
/** No extension has this one. */
const STRANGER = 'abcdefghijklmnopabcdefghijklmnop';

/** What each way of loading tells of each file of an extension. */
const answers = (page: Page, id: string): Promise<Record<string, string>> =>
  page.evaluate(
    async ([host, files]) => {
      const said = (error: unknown): string => String(error).replaceAll(host, '');
      const ways: Record<string, (url: string) => Promise<unknown>> = {
        fetch: url => fetch(url).then(() => 'ok', said),
        opaque: url => fetch(url, { mode: 'no-cors' }).then(() => 'ok', said),
        import: url => import(url).then(() => 'ok', said),
      };
      for (const tag of ['img', 'script', 'link', 'iframe', 'object', 'embed', 'video'])
        ways[tag] = url =>
          new Promise(done => {
            const element = document.createElement(tag);
            element.onload = () => done(`loaded, ${window.length} frames`);
            element.onerror = () => done('error');
            if (tag === 'link') element.setAttribute('rel', 'stylesheet');
            element.setAttribute(tag === 'link' ? 'href' : tag === 'object' ? 'data' : 'src', url);
            document.body.append(element);
            setTimeout(() => done('silence'), 3000);
          }).finally(() => document.body.lastElementChild?.remove());
      const told: Record<string, string> = {};
      for (const [way, ask] of Object.entries(ways))
        for (const file of files)
          told[`${way} ${file}`] = String(await ask(`chrome-extension://${host}/${file}`));
      return told;
    },
    [id, FILES] as const,
  );

test('an address of ours is answered as one of an extension that is not there, on any site', async ({
  own,
  loupe,
  pages,
}) => {
  pages.put('/probe', '<!doctype html><meta charset=utf-8><p>nordhavn.com</p>');
  const page = await loupe.context.newPage();
  for (const state of ['off', 'on'] as const) {
    if (state === 'on') await allow(own, pages.origin, state);
    await page.goto(`${pages.origin}/probe`);
    await page.bringToFront();
    if (state === 'on') await isAtWork(page);
    expect(await answers(page, loupe.extensionId), state).toEqual(await answers(page, STRANGER));
  }
});
