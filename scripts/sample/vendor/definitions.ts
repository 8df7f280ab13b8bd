/** Well-known APIs, each defined by the editor's means alone; paths stand for addresses of the sample vendor. */

import { companies } from '../companies.ts';
import { apiKeys } from './api.ts';
import { credentials } from './auth.ts';
import { type Api, field, json, name } from './definition.ts';
import { ODD } from './definitions-odd.ts';

export const APIS: Readonly<Record<string, Api>> = {
  ...ODD,
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
