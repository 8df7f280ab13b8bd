// Answers to a GET: Hunter, People Data Labs, Companies House, Salesforce, Pipedrive, Snov.io, LinkedIn.
import { companies } from '../companies.ts';
import { sendJson } from '../listen.ts';
import { api, apiKeys, auth, type Item, items, query, TOTAL } from './api.ts';
import type { Scenario } from './scenario.ts';

const record = ({ id, name, domain }: Item) => ({
  attributes: { type: 'Account', url: `/services/data/v60.0/sobjects/Account/${id}` },
  Name: name,
  Website: domain,
});

export const lists: readonly Scenario[] = [
  api(
    'hunter/v2/domain-search',
    'GET, key in the query as api_key; limit and offset',
    call => query(call, 'api_key') === apiKeys.hunter,
    (call, res) => {
      const from = Number(query(call, 'offset') || 0);
      const size = Number(query(call, 'limit') || 10);
      sendJson(res, 200, {
        data: {
          domain: query(call, 'domain'),
          emails: items(from, size).map(one => ({ value: `a@${one.domain}`, type: 'generic' })),
        },
        meta: { results: TOTAL, limit: size, offset: from, params: { domain: query(call, 'domain') } },
      });
    },
  ),
  api(
    'pdl/v5/company/enrich',
    'GET, X-Api-Key; 404 with a JSON body for a company that is not known',
    call => call.headers['x-api-key'] === apiKeys.pdl,
    (call, res) => {
      const company = companies.find(one => one.domain === query(call, 'website'));
      if (company)
        sendJson(res, 200, {
          status: 200,
          likelihood: 8,
          name: company.name,
          website: company.domain,
          employee_count: 120,
        });
      else
        sendJson(res, 404, {
          status: 404,
          error: { type: 'not_found', message: 'No records were found matching your request' },
        });
    },
  ),
  api(
    'companies-house/search/companies',
    'GET, Basic: the key as user, no password; start_index',
    call => auth(call) === `Basic ${Buffer.from(`${apiKeys.companiesHouse}:`).toString('base64')}`,
    (call, res) => {
      const from = Number(query(call, 'start_index') || 0);
      const size = Number(query(call, 'items_per_page') || 20);
      sendJson(res, 200, {
        items: items(from, size).map(one => ({
          company_number: String(one.id).padStart(8, '0'),
          title: one.name,
        })),
        items_per_page: size,
        kind: 'search#companies',
        page_number: Math.floor(from / size) + 1,
        start_index: from,
        total_results: TOTAL,
      });
    },
  ),
  api(
    'salesforce/services/data/v60.0/query',
    'GET, Bearer of OAuth; nextRecordsUrl is a path',
    call => /^Bearer token-\d+$/.test(auth(call)),
    (call, res) => {
      if (!/^SELECT .+ FROM Account/.test(query(call, 'q')))
        return sendJson(res, 400, [{ errorCode: 'MALFORMED_QUERY', message: 'unexpected token' }]);
      sendJson(res, 200, {
        totalSize: TOTAL,
        done: false,
        nextRecordsUrl: '/apis/salesforce/services/data/v60.0/query/01gD-15',
        records: items(0, 15).map(record),
      });
    },
  ),
  api(
    'salesforce/services/data/v60.0/query/01gD-15',
    'the rest of it, without the query',
    call => /^Bearer token-\d+$/.test(auth(call)),
    (call, res) => {
      if (call.url.search !== '')
        return sendJson(res, 400, [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }]);
      sendJson(res, 200, { totalSize: TOTAL, done: true, records: items(15, 15).map(record) });
    },
  ),
  api(
    'pipedrive/v1/organizations',
    'GET, token in the query as api_token; start and limit',
    call => query(call, 'api_token') === apiKeys.pipedrive,
    (call, res) => {
      const start = Number(query(call, 'start') || 0);
      const limit = Number(query(call, 'limit') || 10);
      const more = start + limit < TOTAL;
      sendJson(res, 200, {
        success: true,
        data: items(start, limit),
        additional_data: {
          pagination: {
            start,
            limit,
            more_items_in_collection: more,
            ...(more ? { next_start: start + limit } : {}),
          },
        },
      });
    },
  ),
  api(
    'snov/v2/domain-emails-with-info',
    'GET, Bearer of client credentials; lastId',
    call => auth(call) === 'Bearer snov-token',
    (call, res) => {
      const from = Number(query(call, 'lastId') || 0);
      const emails = items(from, Number(query(call, 'limit') || 10)).map(one => ({
        email: `a@${one.domain}`,
      }));
      sendJson(res, 200, {
        success: true,
        domain: query(call, 'domain'),
        lastId: from + emails.length,
        emails,
      });
    },
  ),
  api(
    'linkedin/rest/organizations',
    'GET, Bearer; refuses a call without the headers of its version',
    call => auth(call) === `Bearer ${apiKeys.linkedin}`,
    (call, res) => {
      const version = call.headers['linkedin-version'];
      if (version !== '202405' || call.headers['x-restli-protocol-version'] !== '2.0.0')
        return sendJson(res, 426, {
          status: 426,
          code: 'NONEXISTENT_VERSION',
          message: `Requested version ${version ?? ''} is not active`,
        });
      sendJson(res, 200, {
        elements: [{ id: 1337, localizedName: 'Nordhavn Freight', vanityName: query(call, 'vanityName') }],
        paging: { start: 0, count: 10, total: 1 },
      });
    },
  ),
];
