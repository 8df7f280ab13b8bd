/** A host that redirects a call with a secret: nobody else ever gets one byte of it, wherever in the call it stood. */

import { keepSecrets } from './hostile/world.ts';
import { command, definitionOf, expect, test } from './loupe.ts';

const CANARY = 'canary-Zq7Kp2Xw9Lm4';
const SECRET = '{{secret.canary}}';

const places = {
  header: { auth: { kind: 'header', header: 'X-Api-Key', secret: 'canary' } },
  query: { auth: { kind: 'query', parameter: 'api_key', secret: 'canary' } },
  body: { method: 'POST', body: { kind: 'json', template: `{"key": "${SECRET}"}` } },
  basic: { auth: { kind: 'basic', user: 'loupe', secret: 'canary' } },
} as const;

/** The canary as it may travel: plain, percent-encoded, base64 at any alignment, and in Basic. */
const forms = [0, 1, 2].map(lead => {
  const text = Buffer.from(`${'x'.repeat(lead)}${CANARY}`).toString('base64');
  return text.slice(lead === 0 ? 0 : 4, -4);
});
const holds = (text: string): boolean => [CANARY, ...forms].some(form => text.includes(form));

test('T7: no redirect carries a secret on: 5 codes, 2 targets, 4 places', async ({ own, vendor }) => {
  await keepSecrets(own, [['canary', CANARY, [vendor.origin]]]);
  const cells: string[] = [];
  for (const code of [301, 302, 303, 307, 308])
    for (const target of ['same', 'other'])
      for (const [place, definition] of Object.entries(places)) {
        vendor.reset();
        const report = await command(own, {
          do: 'test',
          definition: definitionOf({
            url: `${vendor.origin}/redirect/${target}-${code}`,
            retry: { retries: 0 },
            ...definition,
          }),
          values: {},
        });
        const cell = `${code} ${target} ${place}`;
        // The secret was really in the call, or the cell would prove nothing.
        const first = vendor.calls().find(call => call.path.includes('/redirect/'));
        expect(holds(JSON.stringify(first)), cell).toBe(true);
        expect(report, cell).toMatchObject({ problem: { kind: 'redirect' } });
        expect(JSON.stringify(report), cell).not.toContain(CANARY);
        const later = vendor.calls().filter(call => call.path.endsWith('/landing'));
        if (later.length > 0) cells.push(cell);
        expect(
          vendor.calls().filter(call => call.host === 'other'),
          cell,
        ).toEqual([]);
      }
  expect(cells).toEqual([]);
});

test('without a secret a redirect is followed', async ({ own, vendor }) => {
  const report = await command(own, {
    do: 'test',
    definition: definitionOf({ url: `${vendor.origin}/redirect/other-302` }),
    values: {},
  });
  expect(report).toMatchObject({ status: 200 });
  expect(vendor.calls().some(call => call.host === 'other')).toBe(true);
});

test('a key goes to no origin but its own, however much that looks like it', async ({ own, vendor }) => {
  await keepSecrets(own, [['canary', CANARY, [vendor.origin]]]);
  vendor.reset();
  const { port } = new URL(vendor.origin);
  for (const url of [
    `${vendor.otherOrigin}/echo`,
    `http://localhost:${port}/echo`,
    `http://127.0.0.1.:${port}/echo`,
    `http://127.1:${port}/echo`,
    `http://127.0.0.1:${port}@localhost:${port}/echo`,
    `http://LOCALHOST:${port}/echo`,
  ]) {
    const report = await command(own, {
      do: 'test',
      definition: definitionOf({ url, headers: [{ name: 'X-Api-Key', value: SECRET }] }),
      values: {},
    }).catch(String);
    expect(JSON.stringify(report), url).not.toContain(CANARY);
  }
  const strays = vendor.calls().filter(call => holds(JSON.stringify(call)));
  // `127.1` is the same origin once it is parsed; all else had to stay at home.
  expect(strays.filter(call => call.headers['host'] !== new URL(vendor.origin).host)).toEqual([]);
});
