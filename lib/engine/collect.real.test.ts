/** The engine over real HTTP, against the sample vendor that checks keys, credits, limits and idempotency itself. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { companies, troubleDomains } from '../../scripts/sample/companies.ts';
import { type Provider, startProvider } from '../../scripts/sample/provider.ts';
import { http } from '../browser/http.ts';
import type { RequestInput } from '../core/request/definition.ts';
import { context } from './collect.fixture.ts';
import { realEngine } from './real.fixture.ts';
import { storedRequest } from './simulated.ts';
import type { SimulatedData } from './simulated-data.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider({ latencyMs: 5, limit: { calls: 40, perMs: 1000 } });
});
afterAll(() => provider.close());
beforeEach(() => provider.reset());

const engine = (key = provider.key) =>
  realEngine(http, { sample: { value: key, origins: [provider.origin] } });
const company = (more: Partial<RequestInput> = {}) =>
  storedRequest({
    url: `${provider.origin}/v1/companies/find?domain={{domain}}`,
    auth: { kind: 'header', header: 'X-Api-Key', secret: 'sample' },
    cost: { amount: 1 },
    fields: [{ name: 'name', label: 'Name', path: '$.data.name' }],
    ...more,
  });

describe('over real HTTP', () => {
  it('looks companies up within the limit, and its ledger agrees with the vendor', async () => {
    const here = engine();
    // The vendor's own limit in a little more time: on a busy machine it hears of a call later than of the next.
    const request = company({ limits: { windows: [{ calls: 35, perMs: 1400 }], concurrency: 20 } });
    const domains = [
      ...companies.slice(0, 67).map(({ domain }) => domain),
      'nobody-1.test',
      'nobody-2.test',
      'nobody-3.test',
    ];
    const ends = await Promise.all(
      domains.map(domain => here.collector.collect(request, { domain }, context())),
    );
    expect(ends.slice(0, 67).every(end => end.kind === 'answered')).toBe(true);
    expect(ends.slice(67).every(end => end.kind === 'not-found')).toBe(true);
    expect(provider.stats).toMatchObject({ throttled: 0, calls: 70, charged: 67 });
    expect(sum(here.data)).toBe(67);
    await Promise.all(domains.map(domain => here.collector.collect(request, { domain }, context())));
    expect(provider.stats.calls).toBe(70);
  });

  it('recovers from being throttled, and buys nothing twice', async () => {
    const here = engine();
    const request = company({ limits: { concurrency: 30 } });
    const domains = companies.slice(100, 160).map(({ domain }) => domain);
    const ends = await Promise.all(
      domains.map(domain => here.collector.collect(request, { domain }, context())),
    );
    expect(ends.map(end => end.kind)).toEqual(domains.map(() => 'answered'));
    expect(Math.max(...Object.values(provider.stats.chargedByDomain))).toBe(1);
    expect(sum(here.data)).toBe(provider.stats.charged);
  });

  it('collects all pages by number, and by cursor', async () => {
    const here = engine();
    const pages = company({
      id: 'pages',
      url: `${provider.origin}/v1/companies`,
      cost: { amount: 0 },
      paging: {
        kind: 'page',
        itemsPath: '$.data',
        page: 'page',
        limit: 'per_page',
        size: 90,
        totalPath: '$.meta.total',
      },
    });
    const all = await here.collector.collect(pages, {}, context());
    expect(all).toMatchObject({ kind: 'answered', calls: 5, partial: null });
    expect(all.kind === 'answered' && all.value).toMatchObject({ data: { length: companies.length } });
    const people = company({
      id: 'people',
      url: `${provider.origin}/v1/people?domain={{domain}}&limit=2`,
      paging: {
        kind: 'cursor',
        itemsPath: '$.data',
        cursor: 'cursor',
        maxPages: 40,
        from: { in: 'body', path: '$.meta.next_cursor' },
      },
    });
    const found = await here.collector.collect(people, { domain: companies[0]?.domain ?? '' }, context());
    expect(found).toMatchObject({ kind: 'answered', partial: null });
    const value: unknown = found.kind === 'answered' ? found.value : null;
    expect(value).toMatchObject({ meta: { total: found.kind === 'answered' ? lengthOf(value) : -1 } });
  });

  it('names what goes wrong: a dead service, a web page, a slow answer, a key refused', async () => {
    const here = engine();
    const get = (domain: string, more: Partial<RequestInput> = {}) =>
      here.collector.collect(company({ retry: { retries: 1 }, ...more }), { domain }, context());
    expect(await get(troubleDomains.down)).toMatchObject({
      kind: 'failed',
      calls: 2,
      problem: { kind: 'server', status: 503 },
    });
    expect(await get(troubleDomains.html)).toMatchObject({ kind: 'failed', problem: { kind: 'html' } });
    expect(await get(troubleDomains.slow, { answer: { timeoutMs: 200 } })).toMatchObject({
      kind: 'failed',
      calls: 1,
      charged: 1,
      problem: { kind: 'timeout' },
    });
    const wrong = engine('wrong-key-value');
    const report = await wrong.test(company().definition, { domain: 'acme.test' });
    expect(report).toMatchObject({
      status: 401,
      problem: { kind: 'unauthorized' },
      charged: 0,
      request: { headers: [['X-Api-Key', '••••']] },
    });
    expect(JSON.stringify(report)).not.toContain('wrong-key-value');
  });

  it('repeats a POST only under an idempotency key, which the vendor honours', async () => {
    const here = engine();
    const post = company({
      id: 'post',
      method: 'POST',
      url: `${provider.origin}/v1/enrich`,
      body: { kind: 'json', template: '{"domain": "{{domain}}"}' },
      retry: { idempotency: { header: 'Idempotency-Key', validHours: 24 } },
    });
    const own = context({ refresh: 'all', since: Date.now() + 3_600_000, runId: 'r' });
    const domain = companies[5]?.domain ?? '';
    expect(await here.collector.collect(post, { domain }, own)).toMatchObject({ kind: 'answered' });
    // As after a crash that lost the answer: the same run asks again, and the vendor charges nothing.
    here.data.answers.clear();
    expect(await here.collector.collect(post, { domain }, own)).toMatchObject({ kind: 'answered', calls: 1 });
    expect(provider.stats).toMatchObject({ calls: 2, charged: 1 });
  });
});

const sum = (data: SimulatedData): number =>
  [...data.ledger.values()].reduce((total, { amount }) => total + amount, 0);

const lengthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data)
    ? value.data.length
    : 0;
