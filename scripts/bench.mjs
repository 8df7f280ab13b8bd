// Figures beside a peer or a physical limit, taken in the same run. `npm run bench -- runs templates` takes some parts.
import { nodePath, run } from './machine/run.mjs';
import { setupOrEnd } from './setup.mjs';

await setupOrEnd();
if (!process.env.LOUPE_BUILD) {
  console.log('Building Loupe');
  const build = await run('npx', ['wxt', 'build', '--mode', 'e2e'], { quiet: true });
  if (build.code !== 0) {
    console.error(build.output);
    process.exit(build.code);
  }
}
const { code } = await run(nodePath(), ['--expose-gc', 'scripts/bench/main.ts', ...process.argv.slice(2)], {
  env: { NODE_NO_WARNINGS: '1' },
});
process.exit(code);
