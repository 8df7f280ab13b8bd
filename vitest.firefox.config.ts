import { defineConfig } from 'vitest/config';

// The built extension in a real Firefox, driven over WebDriver BiDi.
export default defineConfig({
  test: {
    retry: process.env['CI'] ? 1 : 0,
    include: ['tests/firefox/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most of the crash test is waiting for what was ended to be there again.
    maxWorkers: 2,
  },
});
