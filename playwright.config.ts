import { defineConfig } from '@playwright/test';

// The built extension in a real Chromium. Two files at a time: on two cores, a test waits for more than half of its time.
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // Where proofs run on a shared machine, a test that a busy moment broke gets a second try; the report names it.
  retries: process.env['CI'] ? 1 : 0,
});
