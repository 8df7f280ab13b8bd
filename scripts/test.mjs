// The whole proof, in order of cost: lint, types, unit tests, both builds with their budgets and the store's linter, the
// built extension in Chromium, a smoke test in Firefox. Ends with one line: N passed, N failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { wantFirefox } from './machine/browsers.mjs';
import { wantHttpbin } from './machine/httpbin.mjs';
import { nodePath, root, run } from './machine/run.mjs';
import { setupOrEnd } from './setup.mjs';

const only = process.argv.slice(2);
const reports = path.join(root, 'test-results');
const totals = { passed: 0, failed: 0, skipped: 0 };
/** When the check under way began. */
let since = 0;

const count = (name, { passed, failed, skipped = 0 }) => {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  const seconds = Math.round((performance.now() - since) / 1000);
  since = performance.now();
  console.log(
    `${failed ? 'FAILED' : 'ok'}  ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`,
  );
};

/** A step that is one check: it passes when the program ends with 0. */
const check = async (name, command, args, env) => {
  const { code } = await run(command, args, { env });
  count(name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });
};

/** A vitest run, counted by its own report. */
const vitest = async (name, config) => {
  const report = path.join(reports, `${name.replace(/\W+/g, '-')}.json`);
  const { code } = await run(nodePath(), [
    'node_modules/vitest/vitest.mjs',
    'run',
    '-c',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return count(name, { passed: 0, failed: 1 });
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that does not even load has no failed test of its own, but vitest ends with an error.
  count(name, {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, code === 0 ? 0 : 1),
    skipped: numPendingTests,
  });
};

/** A Playwright run, counted by its own report. */
const playwright = async (name, config) => {
  const report = path.join(reports, `${name.replace(/\W+/g, '-')}.json`);
  const { code } = await run(
    nodePath(),
    ['node_modules/@playwright/test/cli.js', 'test', '-c', config, '--reporter=list,json'],
    { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  if (!existsSync(report)) return count(name, { passed: 0, failed: 1 });
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats;
  count(name, { passed: expected + flaky, failed: Math.max(unexpected, code === 0 ? 0 : 1), skipped });
};

const steps = {
  lint: () => check('lint', 'npx', ['biome', 'ci', '.']),
  types: async () => {
    await run('npx', ['wxt', 'prepare'], { quiet: true });
    await check('types', 'npx', ['tsc', '--noEmit']);
    await check('types of the core alone', 'npx', ['tsc', '--noEmit', '-p', 'tsconfig.core.json']);
  },
  unit: async () => {
    await wantHttpbin();
    await vitest('unit', 'vitest.config.ts');
  },
  build: async () => {
    await check('build for Chrome', 'npx', ['wxt', 'build']);
    await check('build for Firefox', 'npx', ['wxt', 'build', '--browser', 'firefox']);
    await check('build for browser tests', 'npx', ['wxt', 'build', '--mode', 'e2e']);
    await check('build for Firefox tests', 'npx', ['wxt', 'build', '--browser', 'firefox', '--mode', 'e2e']);
    await check('size budgets and manifests', nodePath(), ['scripts/budgets.mjs']);
    await check('add-on linter', 'npx', [
      'addons-linter',
      '.output/firefox-mv3',
      '--warnings-as-errors=false',
    ]);
  },
  page: () => vitest('page in Chromium', 'vitest.page.config.ts'),
  e2e: () => playwright('extension in Chromium', 'playwright.config.ts'),
  firefox: async () => {
    if (await wantFirefox()) await vitest('extension in Firefox', 'vitest.firefox.config.ts');
    else count('extension in Firefox (no Firefox on this machine)', { passed: 0, failed: 0, skipped: 1 });
  },
};

const strange = only.filter(name => !Object.hasOwn(steps, name));
if (strange.length > 0) {
  console.error(`There is no step ${strange.join(', ')}. Steps: ${Object.keys(steps).join(', ')}.`);
  process.exit(1);
}
await setupOrEnd();
if (process.versions.node.split('.')[0] < 24 && nodePath() !== process.execPath) {
  // Started by an older Node: the test tools need the project's own.
  const { code } = await run(nodePath(), ['scripts/test.mjs', ...only]);
  process.exit(code);
}
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
since = performance.now();
for (const [name, step] of Object.entries(steps)) if (only.length === 0 || only.includes(name)) await step();
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed ? 1 : 0);
