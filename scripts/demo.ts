/** A browser window with Loupe in it, on a sample page: for who has a display. Ends when the window is closed, or by Ctrl C. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launch } from './machine/launch.ts';
import { root } from './machine/run.mjs';
import { samplePack } from './sample/pack.ts';
import { startProvider } from './sample/provider.ts';
import { startSite } from './sample/site.ts';

const [provider, site] = await Promise.all([
  startProvider({ port: 8787, orFree: true }),
  startSite({ port: 8788, orFree: true }),
]);
const pack = path.join(mkdtempSync(path.join(os.tmpdir(), 'loupe-')), 'sample-pack.json');
writeFileSync(pack, JSON.stringify(samplePack(provider.origin), null, 2));

const { context, page } = await launch({ extension: path.join(root, '.output/chrome-mv3'), headless: false });
const bench = await context.newPage();
await bench.goto(page('workbench.html#/packs'));
await bench.getByLabel('Pack file').setInputFiles(pack);
await bench.getByLabel(/Sample key/).fill(provider.key);
await bench.getByRole('checkbox', { name: /Let this pack call/ }).check();
const article = await context.newPage();
await article.goto(`${site.origin}/article`);
await bench.bringToFront();

console.log(`
Loupe is in the browser window.

  1. "Turn on 3 requests": the browser asks whether Loupe may reach the sample provider.
  2. Go to the other tab (${site.origin}/article), press the Loupe button, switch it on for this site.
  3. Point at an underlined name, press the small lens. Or open the side panel for the whole page.

  Sample key    ${provider.key}
  Sample pack   ${pack}
  Ctrl C ends it.
`);
const end = async (): Promise<void> => {
  await context.close().catch(() => undefined);
  await Promise.all([provider.close(), site.close()]);
  process.exit(0);
};
process.on('SIGINT', () => void end());
context.on('close', () => void end());
