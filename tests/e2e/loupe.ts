/** A browser with the built extension, the sample servers, and short words for what tests do with them. */
import { test as base, expect, type Page } from '@playwright/test';
import { type Launched, launch } from '../../scripts/machine/launch.ts';
import { command, put, rowsIn } from '../../scripts/machine/own-page.ts';
import { definitionOf, storedRequest } from '../../scripts/machine/stored.ts';
import { startProvider } from '../../scripts/sample/provider.ts';
import { startSite } from '../../scripts/sample/site.ts';
import { startVendor } from '../../scripts/sample/vendor/vendor.ts';

type Provider = Awaited<ReturnType<typeof startProvider>>;
type Site = Awaited<ReturnType<typeof startSite>>;
type Vendor = Awaited<ReturnType<typeof startVendor>>;

interface Fixtures {
  readonly loupe: Launched;
  /** One of our pages, with no screen of its own to get in the way: the popup in a tab. */
  readonly own: Page;
}
interface Servers {
  readonly provider: Provider;
  readonly site: Site;
  readonly vendor: Vendor;
}

const served = <S extends { close(): Promise<unknown> | unknown }>(start: () => Promise<S>) =>
  [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs.
    async ({}, use: (server: S) => Promise<void>) => {
      const server = await start();
      await use(server);
      await server.close();
    },
    { scope: 'worker' as const },
  ] as const;

export const test = base.extend<Fixtures, Servers>({
  provider: [...served(() => startProvider({ latencyMs: 5 }))],
  site: [...served(() => startSite())],
  vendor: [...served(() => startVendor())],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  loupe: async ({}, use) => {
    const launched = await launch();
    await use(launched);
    await launched.context.close();
  },
  own: async ({ loupe }, use) => {
    const page = await loupe.context.newPage();
    await page.goto(loupe.page('popup.html'));
    // The background makes the store; a test that came first would make an empty one.
    await command(page, { do: 'status' });
    await use(page);
  },
});

export { command, definitionOf, expect, put, rowsIn, storedRequest };
