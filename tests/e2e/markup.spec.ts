/** Values from a hostile API are text wherever they are shown: no script runs, nothing loads, no address is followed. */
import { existsSync, readFileSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import * as v from 'valibot';
import { test } from './hostile/test.ts';
import { allow, cardFrame, openCard } from './hostile/world.ts';
import { expect, put, storedRequest } from './loupe.ts';

const SUITE = '../shared/suites/naughty-strings/blns.json';
const own = [
  '<script>globalThis.ran = 1</script>',
  '<img src=x onerror="globalThis.ran = 1">',
  '"><svg onload="globalThis.ran = 1">',
  '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
  'javascript:globalThis.ran=1',
  ' java\nscript:globalThis.ran=1',
  'data:text/html,<script>globalThis.ran=1</script>',
  'https://ok.example@evil.example/"onmouseover="globalThis.ran=1',
  '\u202egnp.exe',
  '{{secret.canary}}',
  '<base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example/">',
  '<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>',
];
const suite = existsSync(SUITE) ? v.parse(v.array(v.string()), JSON.parse(readFileSync(SUITE, 'utf8'))) : [];
if (suite.length === 0) console.log(`${SUITE} is absent: only the strings of this file are tried.`);
const strings = [...own, ...suite].filter(text => text.trim() !== '');

/** What of the strings became more than text. */
const alive = (where: Page | Frame): Promise<unknown> =>
  where.evaluate(() => ({
    ran: Reflect.get(globalThis, 'ran') ?? null,
    strange: [
      ...document.querySelectorAll(
        '#app :is(script,img,iframe,object,embed,base,meta,link,style,video,audio,marquee)',
      ),
    ].map(one => one.outerHTML.slice(0, 100)),
    handlers: [...document.querySelectorAll('*')].flatMap(one =>
      one.getAttributeNames().filter(name => name.startsWith('on')),
    ),
    addresses: [...document.querySelectorAll('a[href]')]
      .map(one => Reflect.get(one, 'protocol'))
      .filter(scheme => !['http:', 'https:', 'chrome-extension:'].includes(String(scheme))),
    bare: [...document.querySelectorAll('a[target=_blank]')].filter(
      one => !/noreferrer|noopener/.test(one.getAttribute('rel') ?? ''),
    ).length,
  }));
const DEAD = { ran: null, strange: [], handlers: [], addresses: [], bare: 0 };

test('markup in values stays text in popup, card, list and panel', async ({ own: popup, loupe, pages }) => {
  test.setTimeout(60_000);
  const fields = strings.map((_, i) => ({ name: `f${i}`, label: `Field ${i}`, path: '$.x' }));
  await put(popup, 'requests', [storedRequest({ url: 'https://127.0.0.1/x', fields: fields.slice(0, 200) })]);
  await put(popup, 'settings', [{ name: 'lookupPlans', value: ['facts'] }]);
  const result = (subject: string, name: string, part: readonly string[], from: number) => ({
    planId: 'facts',
    subject,
    inputs: '',
    name,
    domain: subject.slice(2),
    at: Date.now(),
    state: 'found',
    cells: Object.fromEntries(
      part.map((value, i) => [
        `f${i}`,
        {
          label: from === 0 ? `Field ${i}` : value.slice(0, 60) || 'x',
          value: i % 5 === 4 ? [value, value] : value,
          kind: 'filled',
          why: value,
          requestId: 'facts',
          provider: value.slice(0, 40),
          path: '$.x',
          answerKey: null,
          at: Date.now(),
        },
      ]),
    ),
    problem: { kind: 'vendor', message: name, next: { do: 'none' } },
    note: name,
    revision: 1,
    runId: null,
    fromCache: false,
    charged: 0,
    unit: name.slice(0, 10),
    entity: from === 0 ? { kind: 'different', name, domain: name, why: name } : { kind: 'unchecked' },
  });
  const parts = [0, 200, 400].map(from => strings.slice(from, from + 200)).filter(part => part.length > 0);
  const rows = parts.map((part, i) => result(`d:markup${i}.com`, own[i] ?? 'x', part, i));
  await put(popup, 'results', rows);
  await put(
    popup,
    'recent',
    rows.map(({ subject, name, domain, at }) => ({ subject, name, domain, at })),
  );
  await put(popup, 'lists', [
    { id: 'l', name: own[1], plans: ['facts'], columns: [own[0]], createdAt: 0, updatedAt: 1 },
  ]);
  await put(
    popup,
    'listRows',
    strings.slice(0, 300).map((name, order) => ({
      id: `r${order}`,
      listId: 'l',
      order,
      subject: order < rows.length ? `d:markup${order}.com` : `n:${order}`,
      name: name.slice(0, 200),
      domain: order < rows.length ? `markup${order}.com` : null,
      values: { [own[0] ?? '']: name },
      source: name.slice(0, 100),
      addedAt: 0,
    })),
  );

  const strays: string[] = [];
  loupe.context.on('request', request => {
    if (!/^(chrome-extension:|http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url()))
      strays.push(request.url());
  });
  const dialogs: string[] = [];
  loupe.context.on('dialog', dialog => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });

  for (const address of [
    'workbench.html#/list/l',
    'workbench.html#/request/facts',
    'workbench.html#/runs',
    'popup.html',
    'sidepanel.html',
  ]) {
    const page = await loupe.context.newPage();
    await page.goto(loupe.page(address));
    await page.waitForTimeout(700);
    expect(await alive(page), address).toEqual(DEAD);
    if (address === 'popup.html') {
      await page.locator('input').first().fill('markup0.com');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(900);
      expect(await alive(page), 'popup with a card').toEqual(DEAD);
      expect(await page.evaluate(() => document.body.textContent)).toContain('onerror');
    }
    await page.close();
  }

  for (const i of parts.keys()) {
    pages.put(`/markup${i}`, `<p id=name>markup${i}.com</p>`);
    await allow(popup, pages.origin);
    const page = await loupe.context.newPage();
    await page.goto(`${pages.origin}/markup${i}`);
    const frame = await openCard(popup, page, `markup${i}.com`);
    // The first is held back, as another company's; the others show their values.
    await expect
      .poll(() => frame.evaluate(() => document.body.textContent?.length ?? 0))
      .toBeGreaterThan(i === 0 ? 200 : 1000);
    expect(await alive(cardFrame(page) ?? frame), `card ${i}`).toEqual(DEAD);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'ran') ?? null)).toBe(null);
    await page.close();
  }
  expect(strays).toEqual([]);
  expect(dialogs).toEqual([]);
});
