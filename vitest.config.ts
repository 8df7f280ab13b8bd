import { defineConfig } from 'vitest/config';

// Unit tests stand beside their file. Browser tests have their own runner (playwright.config.ts).
export default defineConfig({
  test: { include: ['{lib,components,entrypoints,scripts}/**/*.test.ts'], testTimeout: 30_000 },
});
