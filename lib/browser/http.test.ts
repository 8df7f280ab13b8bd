import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpOptions } from '../engine/ports.ts';
import { createHttp, http } from './http.ts';

const options: HttpOptions = { timeoutMs: 2000, maxBytes: 100_000, followRedirects: false, session: false };
const seen: IncomingMessage[] = [];
let origin = '';
const bomb = gzipSync(Buffer.alloc(20_000_000, 97));

const server = createServer((req: IncomingMessage, res: ServerResponse) => {
  seen.push(req);
  switch (req.url) {
    case '/moved':
      return void res.writeHead(302, { location: '/ok' }).end();
    case '/hang':
      return;
    case '/drip':
      res.writeHead(200);
      setInterval(() => res.write('x'), 20).unref();
      return;
    case '/cut':
      res.writeHead(200, { 'content-length': '1000' });
      res.write('abc');
      return void setTimeout(() => res.destroy(), 20);
    case '/bomb':
      return void res.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    case '/gigabyte': {
      // A thousand megabytes in one: packed pieces follow each other in one stream.
      res.writeHead(200, { 'content-encoding': 'gzip' });
      for (let piece = 0; piece < 50; piece++) res.write(bomb);
      return void res.end();
    }
    case '/reset':
      return void req.socket.destroy();
    default:
      return void res.writeHead(200, { 'content-type': 'application/json', 'x-two': 'a' }).end('{"ok":true}');
  }
});
beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const get = (path: string, more: Partial<HttpOptions> = {}) =>
  http.send(
    { method: 'GET', url: `${origin}${path}`, headers: [['X-Api-Key', 'k']], body: null },
    { ...options, ...more },
  );

describe('http', () => {
  it('brings status, headers and bytes, and sends neither referrer nor cookies', async () => {
    const answer = await get('/ok');
    expect(answer).toMatchObject({ kind: 'answer', status: 200, url: `${origin}/ok` });
    if (answer.kind === 'answer') {
      expect(new TextDecoder().decode(answer.bytes)).toBe('{"ok":true}');
      expect(answer.headers).toContainEqual(['x-two', 'a']);
    }
    expect(seen.at(-1)?.headers).toMatchObject({ 'x-api-key': 'k' });
    expect(seen.at(-1)?.headers).not.toHaveProperty('referer');
    expect(seen.at(-1)?.headers).not.toHaveProperty('cookie');
  });

  it('stops at a redirect unless told to follow', async () => {
    const before = seen.length;
    expect(await get('/moved')).toEqual({ kind: 'redirect' });
    expect(seen.length).toBe(before + 1);
    expect(await get('/moved', { followRedirects: true })).toMatchObject({
      kind: 'answer',
      url: `${origin}/ok`,
    });
  });

  it.each([
    ['/hang', 'timeout'],
    ['/drip', 'timeout'],
    ['/cut', 'cut'],
    ['/bomb', 'too-large'],
    ['/reset', 'network'],
  ] as const)('F7: %s ends as %s, in time', async (path, cause) => {
    const start = performance.now();
    expect(await get(path, { timeoutMs: 300 })).toMatchObject({ kind: 'failed', cause });
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it('G9: a gigabyte behind a megabyte of gzip ends as too large, and takes no memory', async () => {
    const before = process.memoryUsage().rss;
    const end = await get('/gigabyte', { maxBytes: 8_000_000, timeoutMs: 20_000 });
    expect(end).toMatchObject({ kind: 'failed', cause: 'too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000);
  });

  it('can be cancelled before and while it is under way, and knows when there is no network', async () => {
    const abort = new AbortController();
    const asked = get('/hang', { signal: abort.signal });
    setTimeout(() => abort.abort(), 30);
    expect(await asked).toMatchObject({ cause: 'aborted' });
    expect(await get('/ok', { signal: abort.signal })).toMatchObject({ cause: 'aborted' });
    const offline = createHttp({ online: () => false });
    expect(
      await offline.send({ method: 'GET', url: origin, headers: [], body: null }, options),
    ).toMatchObject({ cause: 'offline' });
    expect(
      await http.send({ method: 'GET', url: 'http://127.0.0.1:1/', headers: [], body: null }, options),
    ).toMatchObject({ cause: 'network' });
    expect(
      await http.send({ method: 'GET', url: 'not a url', headers: [], body: null }, options),
    ).toMatchObject({ cause: 'network' });
  });
});
