/** A new version arrives while pages are open: their scripts leave, the new ones come, and nobody has to reload. */
import { shapesOn } from '../../scripts/machine/drawn.ts';
import { test } from './hostile/test.ts';
import { allow, cardFrame, consoleOf } from './hostile/world.ts';
import { expect } from './loupe.ts';

test('an update takes over the pages that are open, without an error or a mark that does nothing', async ({
  own,
  loupe,
  pages,
}) => {
  pages.put('/still', '<!doctype html><meta charset=utf-8><p>People of kept.com met others.</p>');
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/still`);
  await expect.poll(() => shapesOn(page)).toBe(1);
  const lines = consoleOf(loupe.context);
  await own.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { runtime: { reload(): void } } };
    // The answer to this evaluation comes first.
    setTimeout(() => chrome.runtime.reload(), 50);
  });
  await expect.poll(() => lines.join()).toContain('Loupe was updated');
  await expect.poll(() => shapesOn(page), { timeout: 20_000 }).toBe(1);
  expect(await page.evaluate(() => document.querySelectorAll('html > div').length)).toBe(1);
  await page.keyboard.press('Alt+Shift+L');
  await page.keyboard.press('Enter');
  await expect.poll(() => cardFrame(page)?.locator('#company').textContent()).toBe('kept.com');
  expect(lines.filter(line => /invalidated|uncaught|error/i.test(line))).toEqual([]);
});
