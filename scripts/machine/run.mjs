// Starts other programs for the scripts. Plain JavaScript: it must work before any package is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The project's own Node (24), once packages are there; else the one that runs this. */
export const nodePath = () => {
  const own = path.join(root, 'node_modules/.bin/node');
  return existsSync(own) ? own : process.execPath;
};

/** The environment for child programs: the project's own binaries first. */
export const environment = extra => ({
  ...process.env,
  PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
  ...extra,
});

/**
 * Runs a program to its end.
 * @returns {Promise<{ code: number, output: string }>} `output` is empty unless `quiet` is set.
 */
export const run = (command, args, { quiet = false, env = {}, cwd = root } = {}) =>
  new Promise(resolve => {
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    const take = chunk => {
      output += chunk;
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', error => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });
