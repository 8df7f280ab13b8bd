// One command from a fresh clone: sets up, builds, starts the sample provider and pages, and shows the main job: in a
// browser window where there is a display, else as a tour that does it by itself and takes pictures.
import { nodePath, run } from './machine/run.mjs';
import { setupOrEnd } from './setup.mjs';

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const tour = process.argv.includes('--tour') || !hasDisplay;

await setupOrEnd();
console.log('Building Loupe');
const build = await run('npx', ['wxt', 'build', ...(tour ? ['--mode', 'e2e'] : [])], { quiet: true });
if (build.code !== 0) {
  console.error(build.output);
  process.exit(build.code);
}
const { code } = await run(nodePath(), [tour ? 'scripts/tour.ts' : 'scripts/demo.ts']);
process.exit(code);
