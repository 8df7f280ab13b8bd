// Finds a browser that can load an unpacked extension, and brings one where none is: the system's, else Debian's by apt
// when root, else Playwright's own.
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { apt, isDebianRoot } from './debian.mjs';
import { run } from './run.mjs';

// Chrome itself is not in the list: since version 137 it ignores --load-extension.
const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const FIREFOX = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

const cache = {
  linux: path.join(os.homedir(), '.cache/ms-playwright'),
  darwin: path.join(os.homedir(), 'Library/Caches/ms-playwright'),
  win32: path.join(os.homedir(), 'AppData/Local/ms-playwright'),
}[process.platform];

const INSIDE = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
].concat(
  ['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].map(
    folder => `${folder}/Chromium.app/Contents/MacOS/Chromium`,
  ),
);

/** What `playwright install chromium` left on this machine, newest first. */
const downloaded = () => {
  if (!cache || !existsSync(cache)) return [];
  const folders = readdirSync(cache).filter(name => /^chromium-\d+$/.test(name));
  return folders
    .sort()
    .reverse()
    .flatMap(folder => INSIDE.map(file => path.join(cache, folder, file)));
};

/** @returns {string | null} path of a Chromium */
export const findChromium = () =>
  [process.env.LOUPE_CHROMIUM, ...CHROMIUM, ...downloaded()].find(file => file && existsSync(file)) ?? null;

/** @returns {string | null} path of a Firefox */
export const findFirefox = () =>
  [process.env.LOUPE_FIREFOX, ...FIREFOX].find(file => file && existsSync(file)) ?? null;

/** Makes sure that a Chromium is there. Throws with what a person can do when none can be had. */
export const needChromium = async () => {
  let found = findChromium();
  if (!found && isDebianRoot()) await apt(['chromium', 'fonts-dejavu-core']);
  found ??= findChromium();
  if (!found) await run('npx', ['playwright', 'install', 'chromium']);
  found ??= findChromium();
  if (!found)
    throw new Error(
      'No Chromium was found or could be installed. Install one, or set LOUPE_CHROMIUM to its path.',
    );
  return found;
};

/** Like needChromium. Firefox is only needed for tests, so its absence is an answer, not an error. */
export const wantFirefox = async () => {
  if (!findFirefox() && isDebianRoot()) await apt(['firefox-esr']);
  return findFirefox();
};
