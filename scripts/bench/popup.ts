/** The popup with its last state, beside an empty page of an extension in the same browser. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { put } from '../machine/own-page.ts';
import { builtExtension, openExtension } from './extension.ts';
import { interleaved, type Line, noGoal, ratioLine, skippedLine } from './ratio.ts';

const ROUNDS = 9;

/** From the start of the navigation to the first contentful paint, milliseconds. */
const firstPaint = async (context: BrowserContext, url: string): Promise<number> => {
  const page = await context.newPage();
  try {
    await page.goto(url);
    return await page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          setTimeout(() => reject(new Error('Nothing was painted.')), 5000);
          new PerformanceObserver(list => {
            for (const entry of list.getEntries())
              if (entry.name === 'first-contentful-paint') resolve(entry.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
  } finally {
    await page.close();
  }
};

export const popupLines = async (): Promise<readonly Line[]> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'loupe-bench-'));
  cpSync(builtExtension, folder, { recursive: true });
  writeFileSync(path.join(folder, 'empty.html'), '<!doctype html><title>Empty</title><p>Empty</p>');
  const opened = await openExtension(folder);
  try {
    const { own, launched } = opened;
    const now = Date.now();
    const recent = Array.from({ length: 8 }, (_, i) => ({
      subject: `d:company-${i}.com`,
      name: `Company ${i}`,
      domain: `company-${i}.com`,
      at: now - i * 60_000,
    }));
    await put(own, 'recent', recent);
    const empty = launched.page('empty.html');
    const popup = launched.page('popup.html');
    await firstPaint(launched.context, popup);
    const { peer, ours } = await interleaved(
      ROUNDS,
      () => firstPaint(launched.context, empty),
      () => firstPaint(launched.context, popup),
    );
    return [
      ratioLine({
        name: 'Popup: first paint',
        ours,
        peer,
        peerName: 'an empty page of the same extension',
        goal: noGoal,
        note: ours <= 100 ? 'under 100 ms' : 'over the 100 ms that a person notices',
      }),
    ];
  } catch (error) {
    return [skippedLine('Popup: first paint', error instanceof Error ? error.message : 'failed')];
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
