/** Headers that fetch would drop or make up, as a server sees them from the built extension's own worker. */

import type { RequestInput } from '../../lib/core/request/definition.ts';
import { listen, sendJson } from '../../scripts/sample/listen.ts';
import { command, definitionOf, expect, test } from './loupe.ts';

interface Seen {
  readonly path: string;
  readonly origin: string | undefined;
  readonly referer: string | undefined;
  readonly agent: string | undefined;
}

const startServer = async () => {
  const seen: Seen[] = [];
  const server = await listen(async (call, res) => {
    const { origin, referer, 'user-agent': agent } = call.headers;
    await new Promise(done => setTimeout(done, 20));
    seen.push({ path: call.url.pathname, origin, referer, agent });
    sendJson(res, 200, { ok: true });
  });
  return { seen, ...server };
};

const named = [
  { name: 'User-Agent', value: 'Loupe test (ops@example.com)' },
  { name: 'Origin', value: 'https://app.vendor.example' },
  { name: 'Referer', value: 'https://app.vendor.example/search' },
];
const asked = { origin: named[1]?.value, referer: named[2]?.value, agent: named[0]?.value };
const plain = { origin: undefined, referer: undefined, agent: expect.stringContaining('Chrome') };

test('User-Agent, Origin and Referer are set for the request’s origin, and for no other call', async ({
  own,
  loupe,
}) => {
  const here = await startServer();
  const other = await startServer();
  const send = (url: string, more: Partial<RequestInput> = {}) =>
    command(own, { do: 'test', definition: definitionOf({ url, method: 'POST', ...more }), values: {} });
  const ruled = { headers: named, browserHeaders: true };
  const calls = Array.from({ length: 12 }, (_, i) =>
    i % 2 ? send(`${here.origin}/asked`, ruled) : send(`${here.origin}/plain`),
  );
  await Promise.all([...calls, send(`${other.origin}/plain`)]);
  expect(here.seen).toHaveLength(12);
  // A POST without the rule would name this extension as its origin.
  for (const { path, ...headers } of [...here.seen, ...other.seen])
    expect(headers, path).toEqual(path === '/asked' ? asked : plain);

  // The worker that set the rules is gone; the next one begins anew, and nothing is left of them.
  await send(`${here.origin}/asked`, ruled);
  const session = await loupe.context.newCDPSession(own);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  here.seen.length = 0;
  await send(`${here.origin}/plain`);
  await send(`${here.origin}/asked`, ruled);
  // A page of the extension, as any tab, is not touched.
  await own.evaluate(url => fetch(url).then(answer => answer.text()), `${here.origin}/page`);
  expect(here.seen.map(({ path: _, ...headers }) => headers)).toEqual([plain, asked, plain]);
  await here.close();
  await other.close();
});

test('without the choice the header is named, and nothing is sent', async ({ own }) => {
  const here = await startServer();
  const report = await command(own, {
    do: 'test',
    definition: definitionOf({ url: `${here.origin}/x`, headers: named }),
    values: {},
  });
  expect(report).toMatchObject({
    problem: { kind: 'definition', message: expect.stringContaining('User-Agent') },
  });
  expect(here.seen).toEqual([]);
  await here.close();
});
