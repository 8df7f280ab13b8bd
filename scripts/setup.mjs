// Brings what the project needs: packages, then a browser. Runs again for nothing when all is there.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { needChromium } from './machine/browsers.mjs';
import { root, run } from './machine/run.mjs';

/** Installs packages when the lockfile is newer than what is installed, and finds or brings a Chromium. */
export const setup = async () => {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Error(`Node 20 or newer is needed; this is ${process.version}.`);
  const stamp = path.join(root, 'node_modules/.loupe-setup');
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.log('Installing packages');
    // Not `npm ci`: it refuses the lockfile where another platform's optional package could not be recorded.
    const { code, output } = await run(
      'npm',
      ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        quiet: true,
      },
    );
    if (code !== 0) throw new Error(`npm install failed:\n${output}`);
    writeFileSync(stamp, wanted);
  }
  return { chromium: await needChromium() };
};

/** As `setup`, for a command: what is missing is said in one line, and the command ends. */
export const setupOrEnd = () =>
  setup().catch(error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await setupOrEnd();
  console.log('Ready.');
}
