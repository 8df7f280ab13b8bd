/** What the tour stands on: servers, a browser with Loupe in it, and a way to tell what is true. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type Launched, launch } from '../machine/launch.ts';
import { root } from '../machine/run.mjs';
import { startProvider } from '../sample/provider.ts';
import { startSite } from '../sample/site.ts';

export const folder = path.join(root, 'tour');

export interface Stage {
  readonly loupe: Launched;
  readonly provider: Awaited<ReturnType<typeof startProvider>>;
  readonly site: Awaited<ReturnType<typeof startSite>>;
  /** Takes the picture of a screen in both themes: `popup.light.png`, `popup.dark.png`. */
  readonly picture: (page: Page, name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** To the front, in a window of its own size: tabs of one window share it, and what stands outside is never drawn. */
export const bringToFront = async (page: Page): Promise<void> => {
  await page.bringToFront();
  const size = page.viewportSize();
  if (size === null) return;
  // Playwright sets no size twice.
  await page.setViewportSize({ ...size, height: size.height - 1 });
  await page.setViewportSize(size);
};

export const setStage = async (): Promise<Stage> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [provider, site, loupe] = await Promise.all([
    startProvider(),
    startSite(),
    launch({ width: 1440, height: 900 }),
  ]);
  return {
    loupe,
    provider,
    site,
    picture: async (page, name) => {
      for (const theme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await page.waitForTimeout(250);
        await page.screenshot({ path: path.join(folder, `${name}.${theme}.png`) });
      }
    },
    close: async () => {
      await loupe.context.close();
      await Promise.all([provider.close(), site.close()]);
    },
  };
};

let number = 0;

/** Does one step and says what came of it. A step that is not true ends the tour. */
export const step = async (title: string, work: () => Promise<string>): Promise<void> => {
  const began = performance.now();
  const said = await work();
  console.log(
    `${String(++number).padStart(2)}. ${title}: ${said} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
};

/** @throws when it is not true */
export const must = (good: boolean, what: string): void => {
  if (!good) throw new Error(`Not true: ${what}`);
};

export const count = (text: string | null): number =>
  Number(/\d[\d,]*/.exec(text ?? '')?.[0].replaceAll(',', '') ?? 0);
