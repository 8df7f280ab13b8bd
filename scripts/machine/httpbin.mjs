// httpbin, a public HTTP test service that others wrote: Debian's python3-httpbin, started on a free port.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { apt, isDebianRoot } from './debian.mjs';

/** @returns {string | null} a Python that has httpbin */
export const findHttpbin = () =>
  ['/usr/bin/python3', 'python3'].find(
    python => spawnSync(python, ['-c', 'import httpbin'], { stdio: 'ignore' }).status === 0,
  ) ?? null;

/** Only tests need it, so its absence is an answer, not an error. */
export const wantHttpbin = async () => {
  if (!findHttpbin() && isDebianRoot()) await apt(['python3-httpbin', 'python3-brotli']);
  return findHttpbin();
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** @returns {Promise<import('./httpbin.mjs').Httpbin | null>} null where this machine has none */
export const startHttpbin = async () => {
  const python = findHttpbin();
  if (!python) return null;
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(python, ['-m', 'httpbin.core', '--host', '127.0.0.1', '--port', String(port)], {
    stdio: 'ignore',
  });
  const close = async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill();
    await ended;
  };
  for (let tries = 0; tries < 100; tries++) {
    const answers = await fetch(`${origin}/get`).then(
      response => response.ok,
      () => false,
    );
    if (answers) return { origin, close };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  await close();
  throw new Error('httpbin did not start.');
};
