/**
 * The browser of the attacks: as people have it, with cookies of third parties allowed (Debian's Chromium blocks them,
 * and with them the storage of frames), on a profile of its own that a test can search afterwards.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { needChromium } from '../../../scripts/machine/browsers.mjs';
import { e2eBuild, type Launched } from '../../../scripts/machine/launch.ts';
import { test as base } from '../loupe.ts';
import { type Pages, servePages } from './world.ts';

/** chrome://settings/cookies: 0 allows those of third parties, 1 blocks them. */
export type ThirdParties = 0 | 1;

export interface HostileLaunch extends Launched {
  readonly profile: string;
}

/** @param others folders of other extensions that are installed beside Loupe */
export const launchOn = async (
  profile: string,
  { thirdParties = 0, others = [] }: { thirdParties?: ThirdParties; others?: readonly string[] } = {},
): Promise<HostileLaunch> => {
  mkdirSync(path.join(profile, 'Default'), { recursive: true });
  const preferences = path.join(profile, 'Default/Preferences');
  const wanted = {
    profile: { cookie_controls_mode: thirdParties, block_third_party_cookies: thirdParties === 1 },
    // Without it, an extension that was loaded from a folder stays off once it reloads itself.
    extensions: { ui: { developer_mode: true } },
  };
  writeFileSync(preferences, JSON.stringify(wanted));
  const extensions = [e2eBuild, ...others].join(',');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await needChromium(),
    headless: false,
    viewport: { width: 1280, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--headless=new',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${extensions}`,
      `--load-extension=${extensions}`,
    ],
  });
  const isOurs = (url: string): boolean => url.endsWith('/background.js');
  const worker = async () =>
    context.serviceWorkers().find(one => isOurs(one.url())) ??
    (await context.waitForEvent('serviceworker', { predicate: one => isOurs(one.url()), timeout: 15_000 }));
  const extensionId = new URL((await worker()).url()).host;
  return {
    profile,
    context,
    extensionId,
    page: file => `chrome-extension://${extensionId}/${file}`,
    worker,
  };
};

export const newProfile = (): string => mkdtempSync(path.join(os.tmpdir(), 'loupe-hostile-'));

export const test = base.extend<{ loupe: HostileLaunch }, { pages: Pages }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs.
  loupe: async ({}, use) => {
    const profile = newProfile();
    const launched = await launchOn(profile);
    await use(launched);
    await launched.context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  },
  pages: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const pages = await servePages();
      await use(pages);
      await pages.close();
    },
    { scope: 'worker' },
  ],
});
