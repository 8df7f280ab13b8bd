import { defineConfig } from 'wxt';

/**
 * The shipped manifest asks for no host: every API origin and every site is an optional permission, asked for when it
 * is first needed. Only the build for browser tests (`--mode e2e`) is granted this machine's loopback, because the
 * permission prompt cannot be answered in a headless browser.
 */
export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({
    build: { target: 'es2023' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
  manifest: ({ browser, mode }) => ({
    name: 'Loupe',
    description: 'Look up the companies you read about, from any HTTP API, with your own keys.',
    minimum_chrome_version: '120',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'scripting',
      'activeTab',
      'contextMenus',
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
