import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { companies, companyOf, knownCompanies, troubleDomains } from './companies.ts';
import { type Provider, sampleKeys, startProvider } from './provider.ts';
import { leiOf } from './public-apis.ts';

let provider: Provider;

beforeAll(async () => {
  provider = await startProvider({ latencyMs: 2 });
});
beforeEach(() => provider.reset());
afterAll(() => provider.close());

const get = async (path: string, key: string = provider.key) => {
  const res = await fetch(provider.origin + path, { headers: key === '' ? {} : { 'X-Api-Key': key } });
  return { status: res.status, headers: res.headers, body: await res.json() };
};

test('there are 400 different companies, the same at every start', () => {
  expect(companies).toHaveLength(400);
  expect(new Set(companies.map(c => c.domain)).size).toBe(400);
  expect(new Set(companies.map(c => c.name)).size).toBe(400);
  expect(knownCompanies.length).toBeGreaterThanOrEqual(30);
  for (const c of companies) {
    expect(c.domain).toMatch(/^[a-z0-9-]+\.example$/);
    expect(c.employees).toBeGreaterThan(0);
    expect(c.phones.length).toBeGreaterThan(0);
    expect(c.phones.join()).not.toContain('#');
    expect(c.range).toMatch(/^\d+(-\d+|\+)$/);
  }
  expect(companyOf('KESTREL-robotics.example')?.range).toBe('201-500');
  expect(companies[32]?.domain).toBe('sorrelvale.example');
});

test('a company is found by domain, charged once for each find', async () => {
  const { status, headers, body } = await get('/v1/companies/find?domain=kestrel-robotics.example');
  expect(status).toBe(200);
  expect(body.data).toMatchObject({
    name: 'Kestrel Robotics',
    employees: 210,
    location: { country_code: 'DK' },
  });
  expect(headers.get('x-credits-charged')).toBe('1');
  expect(headers.get('x-credits-remaining')).toBe('9999');
  expect(headers.get('x-ratelimit-limit')).toBe('30');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect((await get('/v1/companies/find?domain=fjordlyst.example')).status).toBe(404);
  expect(provider.stats).toMatchObject({ calls: 2, charged: 1, mostOpen: 1 });
  expect(provider.stats.chargedByDomain).toEqual({ 'kestrel-robotics.example': 1 });
  expect((await (await fetch(`${provider.origin}/__stats`)).json()).calls).toBe(2);
});

test('keys and parameters are refused as vendors do', async () => {
  const path = '/v1/companies/find?domain=nordhavn.example';
  expect((await get(path, '')).body.error.code).toBe('no_key');
  expect((await get(path, 'nonsense')).status).toBe(401);
  expect((await get(path, sampleKeys.forbidden)).status).toBe(403);
  expect((await get(path, sampleKeys.spent)).status).toBe(402);
  expect((await get('/v1/companies/find')).status).toBe(400);
  expect((await get('/v1/companies/find?domain=not%20a%20domain')).status).toBe(422);
  expect((await get('/v1/nothing')).status).toBe(404);
  expect(provider.stats.charged).toBe(0);
});

test('calls beyond the limit are refused with the headers that say for how long', async () => {
  // A minute, not the usual second, so that a busy machine cannot spread the calls over two windows.
  const slow = await startProvider({ latencyMs: 0, limit: { calls: 30, perMs: 60_000 } });
  const account = (key: string) => fetch(`${slow.origin}/v1/account`, { headers: { 'X-Api-Key': key } });
  const all = await Promise.all(Array.from({ length: 40 }, () => account(sampleKeys.main)));
  const refused = all.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(10);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(50);
  expect(refused[0]?.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(slow.stats.throttled).toBe(10);
  expect((await account(sampleKeys.second)).status).toBe(200);
  await slow.close();
});

test('lists, searches and people come in pages', async () => {
  const page = (await get('/v1/companies?page=4&per_page=100')).body;
  expect(page.data).toHaveLength(100);
  expect(page.meta).toEqual({ page: 4, per_page: 100, pages: 4, total: 400 });
  expect((await get('/v1/companies?page=5&per_page=100')).body.data).toEqual([]);
  expect((await get('/v1/companies/search?q=cold')).body.data[0].domain).toBe('halvorsen.example');
  const seen = new Set<string>();
  let cursor: string | null = '';
  let total = 0;
  while (cursor !== null) {
    const { body } = await get(`/v1/people?domain=kestrel-robotics.example&limit=10&cursor=${cursor}`);
    for (const person of body.data) seen.add(person.id);
    total = body.meta.total;
    cursor = body.meta.next_cursor;
  }
  expect(seen.size).toBe(total);
  expect(total).toBeGreaterThan(10);
});

test('enrich takes JSON and a Bearer token, and replays an idempotency key without a charge', async () => {
  const post = async (body: string) => {
    const headers = {
      Authorization: `Bearer ${provider.key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `k-${body}`,
    };
    return fetch(`${provider.origin}/v1/enrich`, { method: 'POST', headers, body });
  };
  const first = await post('{"name":"tern & tide"}');
  expect((await first.json()).data.domain).toBe('terntide.example');
  const again = await post('{"name":"tern & tide"}');
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(provider.stats.charged).toBe(1);
  expect((await post('{"name":3}')).status).toBe(422);
  expect((await post('[')).status).toBe(400);
});

test('trouble domains give the trouble that they are named for', async () => {
  const at = (domain: string) => `/v1/companies/find?domain=${domain}`;
  const down = await get(at(troubleDomains.down));
  expect([down.status, down.headers.get('retry-after')]).toEqual([503, '1']);
  expect((await get(at(troubleDomains.mistaken))).body.data.domain).toBe('nordhavn.example');
  const html = await fetch(provider.origin + at(troubleDomains.html), {
    headers: { 'X-Api-Key': provider.key },
  });
  expect(html.headers.get('content-type')).toContain('text/html');
});

test('DNS over HTTPS answers in its documented shape', async () => {
  const resolve = async (name: string) => {
    const res = await fetch(`${provider.origin}/dns/resolve?name=${name}&type=MX`);
    return { type: res.headers.get('content-type'), body: await res.json() };
  };
  const answers = await Promise.all(knownCompanies.map(c => resolve(c.domain)));
  const google = answers.find(({ body }) => body.Answer?.[0].data.endsWith('google.com.'));
  expect(google?.body.Answer[0]).toMatchObject({ type: 15, TTL: 300, data: '1 aspmx.l.google.com.' });
  expect(google?.type).toBe('application/dns-json');
  expect(answers.some(({ body }) => body.Status === 0 && body.Answer === undefined)).toBe(true);
  expect((await resolve('nobody.example')).body.Status).toBe(3);
});

test('GLEIF answers in its documented shape, with LEIs whose check digits hold', async () => {
  const url = `${provider.origin}/gleif/api/v1/lei-records?filter[entity.legalName]=Kestrel&page[size]=5`;
  const res = await fetch(url, { headers: { Accept: 'application/vnd.api+json' } });
  expect(res.headers.get('content-type')).toBe('application/vnd.api+json');
  const body = await res.json();
  expect(body.meta.pagination).toMatchObject({ currentPage: 1, perPage: 5, total: 1 });
  expect(body.data[0]).toMatchObject({
    type: 'lei-records',
    attributes: { entity: { legalName: { name: 'Kestrel Robotics ApS' }, jurisdiction: 'DK' } },
  });
  const one = await fetch(body.data[0].links.self);
  expect((await one.json()).data.id).toBe(body.data[0].id);
  for (const company of companies) {
    const lei = leiOf(company);
    expect(lei).toMatch(/^[0-9A-Z]{18}[0-9]{2}$/);
    expect(BigInt([...lei].map(c => Number.parseInt(c, 36)).join('')) % 97n).toBe(1n);
  }
});
