/** Well-known APIs, each defined by the editor's means alone, called over real HTTP: what is sent, what comes back, all pages. */
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { companies } from '../../scripts/sample/companies.ts';
import { apiKeys, TOTAL } from '../../scripts/sample/vendor/api.ts';
import { credentials } from '../../scripts/sample/vendor/auth.ts';
import type { Api } from '../../scripts/sample/vendor/definition.ts';
import { APIS } from '../../scripts/sample/vendor/definitions.ts';
import { ODD_NAME } from '../../scripts/sample/vendor/definitions-odd.ts';
import { startVendor, type Vendor } from '../../scripts/sample/vendor/vendor.ts';
import { http } from '../browser/http.ts';
import { mapFields } from '../core/field/map.ts';
import { detectPaging } from '../core/paging/detect.ts';
import type { RequestInput } from '../core/request/definition.ts';
import { detectJob } from '../core/request/detect-job.ts';
import { pagingSchema } from '../core/request/paging.ts';
import { context } from './collect.fixture.ts';
import { realEngine } from './real.fixture.ts';
import { storedRequest } from './simulated.ts';

let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor();
});
beforeEach(() => vendor.reset());
afterAll(() => vendor.close());

const engine = () => {
  const values = {
    ...apiKeys,
    salesforce: credentials.clientSecret,
  };
  return realEngine(
    http,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name.toLowerCase(),
        { value, origins: [vendor.origin] },
      ]),
    ),
  );
};

/** Paths within become addresses of the local server. */
const placed = ({ path, request }: Api, more: Partial<RequestInput> = {}) => {
  const whole: Partial<RequestInput> = JSON.parse(
    JSON.stringify(request).replace(/"(url|tokenUrl)":"\//g, (_, key) => `"${key}":"${vendor.origin}/`),
  );
  return storedRequest({
    ...whole,
    retry: { retries: 0, repeatable: true },
    url: `${vendor.origin}${path}`,
    ...more,
  });
};

const row = {
  domain: companies[0]?.domain ?? '',
  company_name: 'Nordhavn Freight A/S',
  page: '',
  odd: ODD_NAME,
  expand: ['data.sources', 'total_count'],
};

it.each(Object.entries(APIS))('%s', async (_, api) => {
  const { collector, test } = engine();
  const stored = placed(api);
  const once = await collector.collect(stored, row, context());
  expect(once).toMatchObject({ kind: 'answered', partial: null });
  const value: unknown = once.kind === 'answered' ? once.value : null;
  const fields = mapFields(value, stored.definition.fields);
  for (const [field, wanted] of Object.entries(api.first))
    expect(fields[field], field).toMatchObject({ kind: 'filled', value: wanted });
  if (api.pages === undefined) return;

  // As a person does: a test, then the press that takes the proposed scheme, then a run.
  const report = await test(stored.definition, row);
  expect(report.problem).toBeNull();
  const [proposal] = detectPaging(report.value, report.headers, {
    url: report.request?.url ?? '',
    body: report.request?.body ?? null,
  });
  expect(proposal).toBeTruthy();
  const paged = placed(api, { id: 'paged', paging: v.parse(pagingSchema, proposal?.paging) });
  const all = await collector.collect(paged, row, context());
  expect(all).toMatchObject({ kind: 'answered', partial: null, calls: api.pages });
  const { paging } = paged.definition;
  const path = paging.kind === 'none' ? '$' : `${paging.itemsPath}[*]`;
  const whole: unknown = all.kind === 'answered' ? all.value : null;
  const count = { name: 'n', label: 'n', path, type: 'number', fold: 'count' } as const;
  expect(mapFields(whole, placed(api, { fields: [count] }).definition.fields)['n']).toMatchObject({
    value: TOTAL,
  });
});

it('a company that a vendor does not know is an answer; what it refuses is told in its own words', async () => {
  const { collector } = engine();
  const ask = (name: string, more: Partial<RequestInput>, values = row) => {
    const api = APIS[name];
    if (!api) throw new Error(name);
    return collector.collect(placed(api, more), values, context());
  };
  expect(await ask('People Data Labs', {}, { ...row, domain: 'nobody.example' })).toMatchObject({
    kind: 'not-found',
  });
  expect(await ask('LinkedIn, versioned', { headers: [] })).toMatchObject({
    kind: 'failed',
    problem: { status: 426 },
  });
  const broken = { kind: 'graphql', query: ' ', variables: '{}' } as const;
  const end = await ask('monday, GraphQL', {
    body: { ...broken, query: '{ x }' },
    method: 'POST',
    headers: [{ name: 'Content-Type', value: 'text/plain' }],
  });
  expect(end).toMatchObject({ kind: 'failed', problem: { kind: 'declared-failure' } });
  expect(JSON.stringify(end)).toContain('No query string was present');
});

it('a name with quotes ends the text of a query, and is refused there, unless it is escaped', async () => {
  const { collector } = engine();
  for (const api of ['Salesforce, a name within quotes', 'Wikidata, SPARQL', 'Dynamics, OData']) {
    const found = APIS[api];
    if (!found) throw new Error(api);
    const { parameters = [] } = found.request;
    const bare = parameters.map(one => ({ ...one, value: one.value.replace(/ \| (?:escape|sql)/, '') }));
    expect(await collector.collect(placed(found, { parameters: bare }), row, context()), api).toMatchObject({
      kind: 'failed',
      problem: { status: 400 },
    });
  }
});

it('a cursor that is a list goes back as a list', async () => {
  const { collector } = engine();
  const stored = placed({
    path: '/apis/elastic/companies/_search',
    first: {},
    request: {
      method: 'POST',
      body: { kind: 'json', template: '{"size": 10, "query": {"match_all": {}}}' },
      auth: { kind: 'header', header: 'Authorization', prefix: 'ApiKey ', secret: 'elastic' },
      paging: {
        kind: 'cursor',
        place: 'body',
        cursor: 'search_after',
        itemsPath: '$.hits.hits',
        from: { in: 'body', path: '$.hits.hits[-1:].sort' },
      },
    },
  });
  const end = await collector.collect(stored, row, context());
  expect(end).toMatchObject({ kind: 'answered', partial: null });
  expect(JSON.stringify(end)).toContain(`"_id":"c${TOTAL}"`);
});

it('an answer that comes later stands in the test too, so that its values can be picked', async () => {
  const { test } = engine();
  for (const name of ['Azure, a resource and an operation in a header', 'Dropcontact']) {
    const api = APIS[name];
    if (!api) throw new Error(name);
    const { definition } = placed(api);
    const report = await test(definition, row);
    expect(report, name).toMatchObject({ problem: null, polls: 3 });
    for (const [field, value] of Object.entries(api.first))
      expect(report.fields[field], field).toMatchObject({ kind: 'filled', value });
  }
});

it('an answer that was only accepted is no empty company, and where it comes is proposed', async () => {
  const { test, collector } = engine();
  const stored = placed({
    path: '/money/job',
    first: {},
    request: { method: 'POST', fields: [{ name: 'name', label: 'Name', path: '$.company.name' }] },
  });
  expect(await collector.collect(stored, row, context())).toMatchObject({
    kind: 'failed',
    problem: { kind: 'empty', message: expect.stringContaining('accepted') },
  });
  const report = await test(stored.definition, row);
  const { poll } = detectJob(report.value, report.headers, report.request?.url ?? '');
  expect(poll.urlHeader).toBe('location');
  const waits = placed({
    path: '/money/job?polls=1',
    first: {},
    request: { ...stored.definition, id: 'waits' },
  });
  waits.definition.answer.poll = { ...poll, intervalMs: 100 };
  expect((await test(waits.definition, row)).fields['name']).toMatchObject({ value: 'Nordhavn Freight' });
});
