/**
 * Twenty secrets travel by every place of a call to a server that sends them back in every spelling it knows. Then all
 * that Loupe keeps, shows and says is searched for them, and the whole profile folder, byte by byte.
 */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { writePack } from '../../lib/core/pack/read.ts';
import { listen, sendJson } from '../../scripts/sample/listen.ts';
import { launchOn, newProfile, test } from './hostile/test.ts';
import {
  allow,
  cardFrame,
  consoleOf,
  keepSecrets,
  knowCompanies,
  openCard,
  scriptWorld,
} from './hostile/world.ts';
import { command, expect, put, storedRequest } from './loupe.ts';

const letters = (seed: number): string => {
  let state = (seed + 1) * 2_654_435_761;
  return Array.from({ length: 26 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789'[Math.floor(state / 65_536) % 55];
  }).join('');
};
/** The part that is searched for: letters and digits, which no spelling but base64 and hexadecimal changes. */
const cores = Array.from({ length: 20 }, (_, seed) => `cn${letters(seed)}`);
const tails = ['', '/+=', '"&<>', ' %20', "'\\", ';,', '{}', '='];
const values = cores.map((core, i) => core + (tails[i % tails.length] ?? ''));
const names = cores.map((_, i) => `canary${i}`);
const CONTROL = 'Plnt7Qx2Vb9Kd4Ws8';

/** As it may lie in bytes: plain, UTF-16, base64 at each alignment (its inner part), hexadecimal. */
const spellings = (core: string): Buffer[] => [
  Buffer.from(core, 'utf8'),
  Buffer.from(core, 'utf16le'),
  ...[0, 1, 2].map(lead => {
    const whole = Buffer.from('x'.repeat(lead) + core).toString('base64');
    return Buffer.from(whole.slice(lead === 0 ? 0 : 4, -4));
  }),
  Buffer.from(Buffer.from(core).toString('hex')),
];
const needles = cores.map(spellings);
const hits = (bytes: Buffer): string[] =>
  needles.flatMap((forms, i) => (forms.some(form => bytes.includes(form)) ? [names[i] ?? ''] : []));

const SECRET = (name: string): string => `{{secret.${name}}}`;
/** One request for each secret; the places take turns. */
const definitions = (origin: string) =>
  names.map((name, i) => {
    const places = [
      { auth: { kind: 'header' as const, header: 'X-Api-Key', secret: name } },
      { auth: { kind: 'query' as const, parameter: 'api_key', secret: name } },
      { auth: { kind: 'bearer' as const, secret: name } },
      { auth: { kind: 'basic' as const, user: 'me', secret: name } },
      { method: 'POST' as const, body: { kind: 'json' as const, template: `{"key": "${SECRET(name)}"}` } },
      { auth: { kind: 'custom' as const, headers: [{ name: 'X-Token', value: `k ${SECRET(name)}` }] } },
      { parameters: [{ name: 'k', value: SECRET(name) }] },
    ];
    return {
      id: `r${i}`,
      name: `Request ${i}`,
      // Each third answers with an error that repeats the key.
      url: `${origin}/${i % 3 === 2 ? 'wrong' : 'echo'}/${i}`,
      fields: ['raw', 'percent', 'base64', 'basic', 'sliced', 'hex'].map(field => ({
        name: field,
        label: field,
        path: `$.said.${field}`,
      })),
      answer: { messagePath: '$.said.raw' },
      retry: { retries: 0 },
      ...places[i % places.length],
    };
  });

/** Sends back what it can find of a key, in each spelling; also in a header of the answer. */
const startEcho = () =>
  listen(async (call, res) => {
    const all = `${call.url.href} ${decodeURIComponent(call.url.search)} ${JSON.stringify(call.headers)} ${call.body} ${Buffer.from(
      String(call.headers.authorization ?? '').replace('Basic ', ''),
      'base64',
    )}`;
    const key = values.find((_, i) => all.includes(cores[i] ?? '')) ?? 'none';
    const said = {
      raw: `Your key ${key} is wrong`,
      percent: encodeURIComponent(key),
      hex: Buffer.from(key).toString('hex'),
      base64: Buffer.from(key).toString('base64'),
      basic: Buffer.from(`me:${key}`).toString('base64'),
      sliced: `x${Buffer.from(`ab${key}`).toString('base64url')}`,
    };
    const plain = key.replaceAll(/[^ -~]/g, '');
    const wrong = call.url.pathname.startsWith('/wrong');
    sendJson(res, wrong ? 401 : 200, { said, error: { message: said.raw } }, { 'x-your-key': plain });
  });

/** Every row of every table as text: bytes are unpacked where they are gzip. */
const exportAll = (own: Page): Promise<string> =>
  own.evaluate(async () => {
    const db = await new Promise<IDBDatabase>(done => {
      const opening = indexedDB.open('loupe');
      opening.onsuccess = () => done(opening.result);
    });
    const parts: string[] = [];
    const look = async (value: unknown): Promise<void> => {
      if (value instanceof Uint8Array) {
        parts.push(new TextDecoder('latin1').decode(value));
        // A ciphertext may begin with the first of them by chance (RFC 1952, 2.3.1: the method is always 8).
        if (value[0] !== 0x1f || value[1] !== 0x8b || value[2] !== 8) return;
        const open = new Blob([new Uint8Array(value)]).stream().pipeThrough(new DecompressionStream('gzip'));
        parts.push(await new Response(open).text());
      } else if (Array.isArray(value)) for (const each of value) await look(each);
      else if (typeof value === 'object' && value !== null)
        for (const [name, each] of Object.entries(value)) {
          parts.push(name);
          await look(each);
        }
      else parts.push(String(value));
    };
    for (const name of db.objectStoreNames) {
      const store = db.transaction(name).objectStore(name);
      const rows = await new Promise<unknown>(done => {
        const reading = store.getAll();
        reading.onsuccess = () => done(reading.result);
      });
      const keys = await new Promise<unknown>(done => {
        const reading = db.transaction(name).objectStore(name).getAllKeys();
        reading.onsuccess = () => done(reading.result);
      });
      parts.push(`\n# ${name}\n`);
      await look(rows);
      await look(keys);
    }
    db.close();
    const { chrome } = globalThis as unknown as {
      chrome: { storage: Record<'local' | 'session', { get(all: null): Promise<unknown> }> };
    };
    parts.push(
      JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
    );
    return parts.join('\n');
  });

const screenOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const typed = [...document.querySelectorAll('input, textarea')].map(one => Reflect.get(one, 'value'));
    return document.documentElement.outerHTML + document.body.textContent + typed.join('\n');
  });

test('G7: no secret of twenty is kept in clear, shown, said or exported', async ({ pages }) => {
  test.setTimeout(90_000);
  const echo = await startEcho();
  const profile = newProfile();
  const loupe = await launchOn(profile);
  const lines = consoleOf(loupe.context);
  const own = await loupe.context.newPage();
  await own.goto(loupe.page('popup.html'));
  await command(own, { do: 'status' });

  const found: Record<string, string[]> = {};
  const search = (where: string, text: string): void => {
    const all = hits(Buffer.from(text));
    if (all.length > 0) found[where] = [...new Set([...(found[where] ?? []), ...all])];
  };

  // Two keys by way of the form, as a person enters them; the others by the code behind it.
  const bench = await loupe.context.newPage();
  bench.setDefaultTimeout(5000);
  await bench.goto(loupe.page('workbench.html#/keys'));
  for (const [i, name] of names.slice(0, 2).entries()) {
    await bench.getByRole('button', { name: 'Add key' }).first().click();
    const form = bench.getByRole('dialog');
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('Key', { exact: true }).fill(values[i] ?? '');
    await form.getByLabel('May go to').fill(echo.origin);
    await form.getByRole('button', { name: 'Save key' }).click();
    await expect(bench.locator('code', { hasText: name })).toBeVisible();
  }
  await keepSecrets(
    own,
    names.slice(2).map((name, i) => [name, values[i + 2] ?? '', [echo.origin]] as const),
  );
  const requests = definitions(echo.origin).map(definition => storedRequest(definition));
  await put(own, 'requests', requests);
  await put(own, 'settings', [{ name: 'lookupPlans', value: requests.map(one => one.id) }]);
  await knowCompanies(own);
  const company = { name: CONTROL, domain: 'nordhavn.com' };
  const answered = await command(own, { do: 'look-up', plans: requests.map(one => one.id), company });
  search('lookup answer', JSON.stringify(answered));
  // The keys did travel, and came back: else nothing would be proven.
  const states = v
    .parse(v.object({ results: v.array(v.object({ state: v.string() })) }), answered)
    .results.map(one => one.state);
  expect(states.filter(state => state === 'found').length).toBeGreaterThan(10);
  for (const { definition } of requests)
    search(
      'test report',
      JSON.stringify(await command(own, { do: 'test', definition, values: {} }).catch(String)),
    );

  search('database and storage', await exportAll(own));
  const parts = { requests: requests.map(one => one.definition), chains: [], lists: [], secrets: [] };
  search(
    'pack',
    writePack({ loupe: 'pack', version: 1, name: 'All', author: '', description: '', ...parts }),
  );

  // What the screens hold.
  for (const hash of ['#/keys', '#/request/r0', '#/request/r2', '#/runs', '#/settings']) {
    await bench.goto(loupe.page(`workbench.html${hash}`));
    await bench.waitForTimeout(400);
    search(`workbench ${hash}`, await screenOf(bench));
  }
  pages.put('/secret', '<p id=name>nordhavn.com</p>');
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/secret`);
  await openCard(own, page, 'nordhavn.com');
  const card = cardFrame(page);
  await expect.poll(() => card?.evaluate(() => document.body.textContent)).toContain('raw');
  search('card', (await card?.evaluate(() => document.documentElement.outerHTML)) ?? '');
  const script = await scriptWorld(page, 'Loupe');
  for (const ask of [
    { ask: 'site' },
    { ask: 'find', text: `nordhavn.com ${CONTROL}`, cells: [] },
    { ask: 'known', companies: [{ name: CONTROL, domain: 'nordhavn.com', confidence: 1 }] },
  ]) {
    const told = JSON.stringify(await script(`chrome.runtime.sendMessage(${JSON.stringify(ask)})`));
    search('content script', told);
    // Nor a row's fields or a definition.
    expect(told).not.toMatch(/canary|Request 0|Your key/);
  }
  await own.goto(loupe.page('popup.html'));
  await own.waitForTimeout(300);
  search('popup', await screenOf(own));
  search('console', lines.join('\n'));

  // Time for the browser to write what it writes, then byte by byte.
  await page.waitForTimeout(1500);
  await loupe.context.close();
  let control = 0;
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
      entry.isDirectory()
        ? files(path.join(folder, entry.name))
        : entry.isFile()
          ? [path.join(folder, entry.name)]
          : [],
    );
  const all = files(profile);
  for (const file of all) {
    if (statSync(file).size > 200_000_000) continue;
    const bytes = readFileSync(file);
    if (bytes.includes(CONTROL) || bytes.includes(Buffer.from(CONTROL, 'utf16le'))) control++;
    const there = hits(bytes);
    if (there.length > 0) found[path.relative(profile, file)] = there;
  }
  await echo.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  console.log(`${all.length} files searched; the name that is no secret is in ${control}`);
  expect(control).toBeGreaterThan(0);
  expect(found).toEqual({});
});
