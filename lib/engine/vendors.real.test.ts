/** Well-known APIs, each defined by the editor's means alone, called over real HTTP: what is sent, what comes back, all pages. */
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { companies } from '../../scripts/sample/companies.ts';
import { apiKeys, TOTAL } from '../../scripts/sample/vendor/api.ts';
import { credentials } from '../../scripts/sample/vendor/auth.ts';
import { startVendor, type Vendor } from '../../scripts/sample/vendor/vendor.ts';
import { http } from '../browser/http.ts';
import { mapFields } from '../core/field/map.ts';
import { detectPaging } from '../core/paging/detect.ts';
import type { RequestInput } from '../core/request/definition.ts';
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

interface Api {
  readonly path: string;
  readonly request: Partial<RequestInput>;
  /** Field values of the first answer. */
  readonly first: Readonly<Record<string, unknown>>;
  /** Where all items of all pages are counted, in an answer that pages. */
  readonly pages?: number;
}

const json = (template: object | string) => ({
  method: 'POST' as const,
  body: {
    kind: 'json' as const,
    template: typeof template === 'string' ? template : JSON.stringify(template),
  },
});
const field = (name: string, path: string, more = {}) => ({ name, label: name, path, ...more });
const name = companies[0]?.name;

const APIS: Readonly<Record<string, Api>> = {
  Apollo: {
    path: '/apis/apollo/mixed_companies/search',
    request: {
      auth: { kind: 'header', header: 'X-Api-Key', secret: 'apollo' },
      ...json('{"q_organization_name": "{{company_name}}", "page": 1, "per_page": 10}'),
      fields: [field('name', '$.organizations[0].name')],
    },
    first: { name },
    pages: 3,
  },
  'HubSpot, CRM search': {
    path: '/apis/hubspot/crm/v3/objects/companies/search',
    request: {
      auth: { kind: 'bearer', secret: 'hubspot' },
      ...json(
        '{"filterGroups": [{"filters": [{"propertyName": "domain", "operator": "EQ", "value": "{{domain}}"}]}], "limit": 10}',
      ),
      fields: [field('name', '$.results[0].properties.name')],
    },
    first: { name },
    pages: 3,
  },
  Hunter: {
    path: '/apis/hunter/v2/domain-search',
    request: {
      parameters: [
        { name: 'domain', value: '{{domain}}' },
        { name: 'limit', value: '10' },
      ],
      auth: { kind: 'query', parameter: 'api_key', secret: 'hunter' },
      fields: [field('emails', '$.data.emails[*].value', { type: 'list', fold: 'count' })],
    },
    first: {},
    pages: 3,
  },
  'People Data Labs': {
    path: '/apis/pdl/v5/company/enrich',
    request: {
      parameters: [{ name: 'website', value: '{{domain}}' }],
      auth: { kind: 'header', header: 'X-Api-Key', secret: 'pdl' },
      fields: [field('employees', '$.employee_count', { type: 'number' })],
    },
    first: { employees: 120 },
  },
  'Companies House': {
    path: '/apis/companies-house/search/companies',
    request: {
      parameters: [{ name: 'q', value: '{{company_name}}' }],
      auth: { kind: 'basic', user: '{{secret.companieshouse}}', secret: null },
      fields: [field('number', '$.items[0].company_number')],
    },
    // A leading zero is no number's.
    first: { number: '00000001' },
    pages: 2,
  },
  'Salesforce, SOQL': {
    path: '/apis/salesforce/services/data/v60.0/query',
    request: {
      parameters: [{ name: 'q', value: "SELECT Name, Website FROM Account WHERE Website = '{{domain}}'" }],
      auth: {
        kind: 'oauth-client',
        tokenUrl: '/auth/oauth/token',
        clientId: credentials.clientId,
        clientSecret: 'salesforce',
      },
      fields: [field('name', '$.records[0].Name')],
    },
    first: { name },
    pages: 2,
  },
  Pipedrive: {
    path: '/apis/pipedrive/v1/organizations',
    request: {
      parameters: [{ name: 'limit', value: '10' }],
      auth: { kind: 'query', parameter: 'api_token', secret: 'pipedrive' },
      fields: [field('name', '$.data[0].name')],
    },
    first: { name },
    pages: 3,
  },
  ZoomInfo: {
    path: '/apis/zoominfo/search/company',
    request: {
      auth: {
        kind: 'login',
        url: '/apis/zoominfo/authenticate',
        body: '{"username": "{{secret.zoominfouser}}", "password": "{{secret.zoominfopassword}}"}',
        tokenPath: '$.jwt',
        validSeconds: 3600,
      },
      ...json('{"companyName": "{{company_name}}", "page": 1, "rpp": 10}'),
      fields: [field('name', '$.data[0].name')],
    },
    first: { name },
    pages: 3,
  },
  Crunchbase: {
    path: '/apis/crunchbase/searches/organizations',
    request: {
      auth: { kind: 'query', parameter: 'user_key', secret: 'crunchbase' },
      ...json('{"field_ids": ["identifier"], "query": [], "limit": 10}'),
      fields: [field('name', '$.entities[0].properties.identifier.value')],
    },
    first: { name },
    pages: 3,
  },
  'Snov.io': {
    path: '/apis/snov/v2/domain-emails-with-info',
    request: {
      parameters: [
        { name: 'domain', value: '{{domain}}' },
        { name: 'limit', value: '10' },
        { name: 'lastId', value: '0' },
      ],
      auth: {
        kind: 'oauth-client',
        tokenUrl: '/apis/snov/v1/oauth/access_token',
        clientId: apiKeys.snovId,
        clientSecret: 'snovsecret',
        clientAuth: 'body',
      },
      fields: [field('email', '$.emails[0].email')],
    },
    first: { email: `a@${companies[0]?.domain}` },
    // It tells neither the total nor whether more follow: an empty page ends it.
    pages: 4,
  },
  'monday, GraphQL': {
    path: '/apis/monday/v2',
    request: {
      method: 'POST',
      auth: { kind: 'header', header: 'Authorization', secret: 'monday' },
      body: {
        kind: 'graphql',
        query:
          'query ($cursor: String) { boards(ids: 1) { items_page(limit: 10, cursor: $cursor) { cursor items { id name } } } }',
        variables: '{}',
      },
      answer: { failWhen: [{ path: '$.errors', operator: 'exists' }], messagePath: '$.errors[0].message' },
      fields: [field('name', '$.data.boards[0].items_page.items[0].name')],
    },
    first: { name },
    pages: 3,
  },
  'LinkedIn, versioned': {
    path: '/apis/linkedin/rest/organizations',
    request: {
      parameters: [
        { name: 'q', value: 'vanityName' },
        { name: 'vanityName', value: '{{company_name | slug}}' },
      ],
      headers: [
        { name: 'LinkedIn-Version', value: '202405' },
        { name: 'X-Restli-Protocol-Version', value: '2.0.0' },
      ],
      auth: { kind: 'bearer', secret: 'linkedin' },
      fields: [field('slug', '$.elements[0].vanityName')],
    },
    first: { slug: 'nordhavn-freight-a-s' },
  },
  Dropcontact: {
    path: '/apis/dropcontact/batch',
    request: {
      auth: { kind: 'header', header: 'X-Access-Token', secret: 'dropcontact' },
      ...json('{"data": [{"website": "{{domain}}"}]}'),
      answer: {
        poll: {
          url: '/apis/dropcontact/batch/{{request_id}}',
          intervalMs: 100,
          maxTries: 10,
          doneWhen: { path: '$.data', operator: 'exists' },
        },
      },
      fields: [field('size', '$.data[0].nb_employees')],
    },
    first: { size: '1000-1999' },
  },
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

const row = { domain: companies[0]?.domain ?? '', company_name: 'Nordhavn Freight A/S', page: '' };

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
