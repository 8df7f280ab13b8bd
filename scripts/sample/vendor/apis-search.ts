// Searches that are sent as JSON: Apollo, HubSpot, ZoomInfo, Crunchbase, monday.
import { sendJson } from '../listen.ts';
import { api, apiKeys, auth, bad, items, numberIn, posted, query, TOTAL } from './api.ts';
import type { Scenario } from './scenario.ts';

export const searches: readonly Scenario[] = [
  api(
    'apollo/mixed_companies/search',
    'POST JSON, X-Api-Key; page and per_page in the body',
    call => call.headers['x-api-key'] === apiKeys.apollo,
    (call, res) => {
      const body = posted(call);
      if (!body || typeof body['q_organization_name'] !== 'string')
        return bad(res, 'q_organization_name is missing.');
      const page = numberIn(body['page'], 1);
      const size = numberIn(body['per_page'], 10);
      sendJson(res, 200, {
        breadcrumbs: [{ label: 'Name', value: body['q_organization_name'] }],
        pagination: { page, per_page: size, total_entries: TOTAL, total_pages: Math.ceil(TOTAL / size) },
        accounts: [],
        organizations: items((page - 1) * size, size).map(one => ({
          id: `${one.id}`,
          name: one.name,
          primary_domain: one.domain,
        })),
      });
    },
  ),
  api(
    'hubspot/crm/v3/objects/companies/search',
    'POST JSON, Bearer; `after` in the body',
    call => auth(call) === `Bearer ${apiKeys.hubspot}`,
    (call, res) => {
      const body = posted(call);
      if (!body || !Array.isArray(body['filterGroups'])) return bad(res, 'filterGroups is missing.');
      if (body['after'] !== undefined && typeof body['after'] !== 'string')
        return bad(res, 'after is not a string.');
      const from = Number(body['after'] ?? 0);
      const size = numberIn(body['limit'], 10);
      const next = from + size;
      sendJson(res, 200, {
        total: TOTAL,
        results: items(from, size).map(one => ({
          id: `${one.id}`,
          properties: { name: one.name, domain: one.domain },
        })),
        ...(next < TOTAL ? { paging: { next: { after: String(next) } } } : {}),
      });
    },
  ),
  api(
    'zoominfo/search/company',
    'POST JSON, Bearer of a token from the login; page and rpp in the body',
    call => auth(call) === 'Bearer zoominfo-jwt',
    (call, res) => {
      const body = posted(call);
      if (!body) return bad(res, 'A JSON body is expected.');
      const page = numberIn(body['page'], 1);
      const size = numberIn(body['rpp'], 5);
      sendJson(res, 200, {
        maxResults: 1000,
        totalResults: TOTAL,
        currentPage: page,
        data: items((page - 1) * size, size),
      });
    },
  ),
  api(
    'crunchbase/searches/organizations',
    'POST JSON, key in the query as user_key; after_id in the body',
    call => query(call, 'user_key') === apiKeys.crunchbase,
    (call, res) => {
      const body = posted(call);
      if (!body || !Array.isArray(body['field_ids'])) return bad(res, 'field_ids is missing.');
      const after = typeof body['after_id'] === 'string' ? Number(body['after_id'].replace('uuid-', '')) : 0;
      const entities = items(after, numberIn(body['limit'], 10));
      sendJson(res, 200, {
        count: TOTAL,
        entities: entities.map(one => ({
          uuid: `uuid-${one.id}`,
          properties: { identifier: { value: one.name } },
        })),
      });
    },
  ),
  api(
    'monday/v2',
    'GraphQL, the token alone in Authorization; errors come with 200; a cursor among the variables',
    call => auth(call) === apiKeys.monday,
    (call, res) => {
      const body = posted(call);
      const variables = body?.['variables'];
      const cursor =
        typeof variables === 'object' && variables !== null ? Reflect.get(variables, 'cursor') : null;
      if (!body || typeof body['query'] !== 'string')
        return sendJson(res, 200, { errors: [{ message: 'No query string was present' }] });
      const from = typeof cursor === 'string' ? Number(cursor.slice(1)) : 0;
      const next = from + 10 < TOTAL ? `c${from + 10}` : null;
      sendJson(res, 200, {
        data: { boards: [{ items_page: { cursor: next, items: items(from, 10) } }] },
        account_id: 1,
      });
    },
  ),
];
