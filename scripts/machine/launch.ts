/** Starts a Chromium with the built extension in it. Used by start, tour, bench and the browser tests. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Worker } from 'playwright-core';
import { needChromium } from './browsers.mjs';
import { root } from './run.mjs';

export interface Launched {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** Address of one of our pages: `page('popup.html')`. */
  readonly page: (file: string) => string;
  /** The background worker, as it is at this moment. */
  readonly worker: () => Promise<Worker>;
}

export interface LaunchOptions {
  /** Folder of the built extension; the build for browser tests unless said otherwise. */
  readonly extension?: string;
  /** Profile folder; a new one in memory when absent. */
  readonly profile?: string;
  readonly headless?: boolean;
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
}

export const e2eBuild = path.join(root, '.output/chrome-mv3-e2e');

const findWorker = async (context: BrowserContext): Promise<Worker> =>
  context.serviceWorkers().find(worker => worker.url().startsWith('chrome-extension:')) ??
  (await context.waitForEvent('serviceworker', { timeout: 15_000 }));

export const launch = async ({
  extension = e2eBuild,
  profile = '',
  headless = true,
  dark = false,
  width = 1280,
  height = 900,
}: LaunchOptions = {}): Promise<Launched> => {
  if (!existsSync(extension))
    throw new Error(`There is no build in ${extension}. Run npm run build:e2e first.`);
  if (profile)
    for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
      rmSync(path.join(profile, lock), { force: true });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await needChromium(),
    // Playwright's own headless mode has no extensions; Chromium's new one has.
    headless: false,
    viewport: headless ? { width, height } : null,
    colorScheme: dark ? 'dark' : 'light',
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(headless ? ['--headless=new'] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  const extensionId = new URL((await findWorker(context)).url()).host;
  return {
    context,
    extensionId,
    page: file => `chrome-extension://${extensionId}/${file}`,
    worker: () => findWorker(context),
  };
};
