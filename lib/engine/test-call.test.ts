import { describe, expect, it } from 'vitest';
import { bench, plainDraft, URL_OF } from './collect.fixture.ts';
import { createGate } from './gate.ts';
import { storedRequest } from './simulated.ts';
import type { SimulatedHttp } from './simulated-http.ts';
import { createTestCall } from './test-call.ts';

function tester(answer: SimulatedHttp['answer']) {
  const here = bench(answer);
  const test = createTestCall(here.ports, createGate(here.ports), { draft: plainDraft });
  here.data.secrets.set('k', { value: 'canary-secret', origins: [] });
  const definition = storedRequest({
    url: URL_OF,
    cost: { amount: 1 },
    auth: { kind: 'header', header: 'X-Api-Key', secret: 'k' },
    fields: [{ name: 'name', label: 'Name', path: '$.name' }],
  }).definition;
  return {
    ...here,
    definition,
    test: (more = {}) => here.clock.run(test({ ...definition, ...more }, { domain: 'a.test' })),
  };
}

describe('a test of a request', () => {
  it('shows the exact call with its secrets masked, and all that came back', async () => {
    const here = tester(() => ({
      status: 200,
      body: { name: 'Acme', echo: 'canary-secret' },
      headers: { 'X-Any': 'canary-secret', 'Set-Cookie': 'x' },
      ms: 70,
    }));
    const report = await here.test();
    expect(report).toMatchObject({
      request: { method: 'GET', url: `${URL_OF}?domain=a.test` },
      status: 200,
      charged: 1,
      problem: null,
      timing: { callMs: 70 },
      value: { name: 'Acme' },
      fields: { name: { kind: 'filled', value: 'Acme' } },
    });
    expect(report.text).toContain('"name":"Acme"');
    expect(JSON.stringify(report)).not.toMatch(/canary-secret|cookie/i);
    expect([...here.data.ledger.values()]).toMatchObject([{ amount: 1, state: 'spent', subject: 'test' }]);
    await here.test();
    expect(here.http.calls).toHaveLength(2);
  });

  it('shows what an error said, and tries once only', async () => {
    const here = tester(() => ({ status: 500, body: { message: 'It broke' } }));
    expect(await here.test()).toMatchObject({
      status: 500,
      value: { message: 'It broke' },
      problem: { kind: 'server', message: expect.stringContaining('It broke') },
      charged: 0,
    });
    expect(here.http.calls).toHaveLength(1);
    const html = tester(() => ({ status: 200, body: '<!doctype html><title>Sign in</title>' }));
    expect(await html.test()).toMatchObject({
      problem: { kind: 'html' },
      text: expect.stringContaining('Sign in'),
      value: undefined,
    });
    const gone = tester(() => ({ cause: 'network' }));
    expect(await gone.test()).toMatchObject({ problem: { kind: 'unreachable' }, status: null });
    here.data.locked = true;
    expect(await here.test()).toMatchObject({
      problem: { kind: 'secret-locked' },
      timing: null,
      request: { method: 'GET' },
    });
  });
});

describe('a job that is not ready', () => {
  it('is asked after at its own address until it is done, and paid once', async () => {
    const poll = { urlPath: '$.status_url', intervalMs: 2000, maxTries: 5 };
    const request = { method: 'POST' as const, cost: { amount: 1 }, answer: { poll } };
    const here = bench((_, i) =>
      i < 3 ? { status: 202, body: { status_url: '/v1/jobs/7' } } : { status: 200, body: { name: 'Acme' } },
    );
    expect(await here.get(request)).toMatchObject({
      kind: 'answered',
      value: { name: 'Acme' },
      calls: 4,
      charged: 1,
    });
    expect(here.http.calls.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /v1/company',
      'GET /v1/jobs/7',
      'GET /v1/jobs/7',
      'GET /v1/jobs/7',
    ]);
    expect(here.http.calls[3]?.monotonic).toBeGreaterThan(6000);
    expect(await here.get(request)).toMatchObject({ kind: 'answered', calls: 0 });

    const never = bench(() => ({ status: 202, body: { status_url: '/v1/jobs/7' } }));
    expect(await never.get(request)).toMatchObject({
      kind: 'failed',
      calls: 6,
      charged: 1,
      problem: { kind: 'not-ready' },
    });
    const evil = bench(() => ({ status: 202, body: { status_url: 'https://evil.test/x' } }));
    expect(await evil.get(request)).toMatchObject({
      kind: 'failed',
      calls: 1,
      problem: { kind: 'origin-refused' },
    });
  });
});
