import path from 'node:path';
import { defineConfig } from 'wxt';
import { bareBrowser } from './scripts/build/bare-browser.ts';
import { compactSuffixes } from './scripts/build/compact-suffixes.ts';
import { firstLoad } from './scripts/build/first-load.ts';
import { lexiconFile } from './scripts/build/lexicon-file.ts';

/**
 * The shipped manifest asks for no host: every API origin and every site is an optional permission, asked for when it
 * is first needed. Only the build for browser tests (`--mode e2e`) is granted this machine's loopback, because the
 * permission prompt cannot be answered in a headless browser.
 */
export default defineConfig({
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  hooks: {
    'build:publicAssets': (wxt, files) => void files.push(lexiconFile(wxt.config.root)),
  },
  vite: () => ({
    plugins: [
      compactSuffixes(),
      bareBrowser(),
      firstLoad(['/popup/main.tsx', '/card/main.tsx', '/popup/lower.ts']),
    ],
    build: { target: 'es2023', modulePreload: { polyfill: false }, cssTarget: ['chrome123', 'firefox142'] },
    // Its browser build holds a `new Function` that is never reached; its source has none at all.
    resolve: {
      alias: {
        // The same source for today's browsers: see docs/decisions/background-size.md.
        dexie: path.resolve('node_modules/dexie/dist/modern/dexie.mjs'),
        'jsonpath-plus': path.resolve('node_modules/jsonpath-plus/src/jsonpath.js'),
        // Its evaluator of scripts, with the parser that it brings, stays out altogether.
        './Safe-Script.js': path.resolve('scripts/build/no-scripts.ts'),
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
  manifest: ({ browser, mode }) => ({
    name: 'Loupe',
    description: 'Look up the companies you read about, from any HTTP API, with your own keys.',
    minimum_chrome_version: '123',
    icons: {
      16: '/icon/16.png',
      32: '/icon/32.png',
      48: '/icon/48.png',
      96: '/icon/96.png',
      128: '/icon/128.png',
    },
    action: { default_title: 'Loupe', default_icon: { 16: '/icon/16.png', 32: '/icon/32.png' } },
    web_accessible_resources: [
      // The card's frame. The address is dynamic: a page can neither name it nor probe for it.
      {
        resources: ['card.html'],
        matches: ['https://*/*', 'http://*/*'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'scripting',
      'activeTab',
      'contextMenus',
      'identity',
      'declarativeNetRequestWithHostAccess',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: mode === 'e2e' ? ['http://127.0.0.1/*', 'http://localhost/*'] : [],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    incognito: 'not_allowed',
    browser_specific_settings: {
      gecko: {
        id: 'loupe@loupe.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  }),
});
