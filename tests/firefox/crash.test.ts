/** G2 in Firefox: the extension, and then the browser itself, end in mid-run. The vendor's own books are the judge. */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { startShop } from '../../scripts/sample/shop.ts';
import { booksOf, runOf, shopRequest } from '../../scripts/sample/shop-run.ts';
import { launchFirefox } from './firefox.ts';
import { command, put, rowsIn } from './own.ts';

const ROWS = 1000;
const EXTENSION_ENDS = 10;
const BROWSER_KILLS = 3;
const AT_ONCE = 3;

const pause = (ms: number): Promise<void> => new Promise(resume => setTimeout(resume, ms));

it(`G2: ${EXTENSION_ENDS} ends of the extension and ${BROWSER_KILLS} of the browser lose no row of ${ROWS} and buy no answer twice`, async () => {
  const shop = await startShop(30);
  const profile = mkdtempSync(path.join(os.tmpdir(), 'loupe-'));
  let firefox = await launchFirefox(profile);
  /** Opens one of our pages, which wakes the background, as soon as the extension is there. */
  const open = async (): Promise<Page> => {
    const own = await firefox.own('popup.html');
    await command(own, { do: 'status' });
    return own;
  };
  let own = await open();
  await put(own, 'requests', [shopRequest(shop.origin, AT_ONCE)]);
  await command(own, runOf(ROWS, 'Crash'));
  const some = async (): Promise<void> => {
    const before = shop.charged();
    await expect.poll(shop.charged, { timeout: 60_000, interval: 50 }).toBeGreaterThan(before + 15);
  };
  for (let ends = 0; ends < EXTENSION_ENDS; ends++) {
    await some();
    await own.evaluate(() =>
      (globalThis as unknown as { browser: { runtime: { reload(): void } } }).browser.runtime.reload(),
    );
    await pause(800);
    own = await open();
  }
  for (let kills = 0; kills < BROWSER_KILLS; kills++) {
    await some();
    const gone = new Promise(resume => firefox.browser.process()?.once('exit', resume));
    firefox.browser.process()?.kill('SIGKILL');
    await gone;
    // The driver puts the profile's preferences back after that.
    await pause(1500);
    firefox = await launchFirefox(profile);
    own = await open();
  }
  const unfinished = async (): Promise<number> =>
    (await rowsIn(own, 'runRows')).filter(row => !['found', 'unknown'].includes(String(row['state']))).length;
  await expect.poll(unfinished, { timeout: 120_000, interval: 500 }).toBe(0);

  const rows = await rowsIn(own, 'runRows');
  const books = booksOf(rows, await rowsIn(own, 'ledger'));
  console.log(
    `${EXTENSION_ENDS} + ${BROWSER_KILLS} ends: ${books.found} found, ${books.unknown} unknown, ${shop.charged()} charged`,
  );
  expect(rows).toHaveLength(ROWS);
  expect(books.unknown).toBeLessThanOrEqual((EXTENSION_ENDS + BROWSER_KILLS) * 2 * AT_ONCE);
  expect(shop.boughtTwice()).toEqual([]);
  expect(books.spent).toBe(books.found);
  expect(books.reserved).toBe(0);
  expect(shop.charged()).toBeGreaterThanOrEqual(books.spent);
  expect(shop.charged()).toBeLessThanOrEqual(books.spent + books.possibly);
  await firefox.browser.close();
  await shop.close();
}, 300_000);
