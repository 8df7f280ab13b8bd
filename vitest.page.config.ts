import { defineConfig } from 'vitest/config';

// The visited page's part of Loupe in a real Chromium: `npx vitest run -c vitest.page.config.ts`.
export default defineConfig({
  test: {
    retry: process.env['CI'] ? 1 : 0,
    include: ['tests/page/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
