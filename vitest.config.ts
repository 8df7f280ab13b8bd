import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Unit tests stand beside their file. Browser tests have their own runner (playwright.config.ts).
export default defineConfig({
  // The build that is shipped.
  resolve: { alias: { dexie: path.resolve('node_modules/dexie/dist/modern/dexie.mjs') } },
  test: {
    include: ['{lib,components,entrypoints,scripts}/**/*.test.ts'],
    testTimeout: 30_000,
    // On two cores it would take one: but a third of the time is waiting for real servers.
    maxWorkers: '100%',
    // It warns of what makes it fit for tests alone.
    onConsoleLog: log => !log.includes('oidc-provider'),
  },
});
