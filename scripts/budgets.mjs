// Size budgets (gzip) of the built extension, and what its shipped manifests may hold.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './machine/run.mjs';

const output = path.join(root, '.output/chrome-mv3');
const gzip = file => gzipSync(readFileSync(path.join(output, file))).length;

/** All that an entry's HTML loads before it shows anything: its scripts, what they import at once, its styles. */
const firstLoad = html => {
  const seen = new Set();
  const follow = file => {
    if (seen.has(file) || !existsSync(path.join(output, file))) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(path.join(output, file), 'utf8');
    for (const [, target] of code.matchAll(/(?:import|from)\s*["'](\.{1,2}\/[^"']+)["']/g))
      follow(path.posix.join(path.posix.dirname(file), target));
  };
  for (const [, target] of readFileSync(path.join(output, html), 'utf8').matchAll(
    /(?:src|href)="\/([^"]+\.(?:js|css))"/g,
  ))
    follow(target);
  return [...seen].reduce((sum, file) => sum + gzip(file), 0);
};

const budgets = [
  ['content script', 40, () => gzip('page.js')],
  ['popup, first load', 38, () => firstLoad('popup.html')],
  ['background', 277, () => gzip('background.js')],
];

let failed = 0;
const say = (good, text) => {
  if (!good) failed++;
  console.log(`${good ? 'ok  ' : 'OVER'}  ${text}`);
};
for (const [name, limit, measure] of budgets) {
  const kilobytes = measure() / 1000;
  say(kilobytes <= limit, `${name}: ${kilobytes.toFixed(1)} kB of ${limit} kB`);
}
for (const browser of ['chrome', 'firefox']) {
  const manifest = JSON.parse(readFileSync(path.join(root, `.output/${browser}-mv3/manifest.json`), 'utf8'));
  say((manifest.host_permissions ?? []).length === 0, `${browser}: no host is asked for at install`);
  say(
    !(manifest.content_scripts ?? []).length,
    `${browser}: no content script runs before a site is allowed`,
  );
  say(!manifest.externally_connectable, `${browser}: no door for other extensions or pages`);
}
process.exit(failed ? 1 : 0);
