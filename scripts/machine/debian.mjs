// Debian's packages, where this machine is one and we are root.
import { readFileSync } from 'node:fs';
import { run } from './run.mjs';

export const isDebianRoot = () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    return /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
};

export const apt = async packages => {
  console.log(`Installing ${packages.join(', ')} from Debian's packages (not on this machine yet)`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { quiet: true, env });
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    quiet: true,
    env,
  });
};
