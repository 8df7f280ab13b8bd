// APIs whose requests, tokens or answers are unusual in one documented way each.
import type { ServerResponse } from 'node:http';
import type { Call } from '../listen.ts';
import { send, sendJson } from '../listen.ts';
import { api, apiKeys, auth, bad, items, posted, query, TOTAL } from './api.ts';
import type { Family } from './scenario.ts';

const form = (call: Call): URLSearchParams => new URLSearchParams(call.body.toString('utf8'));
const basic = (user: string): string => `Basic ${Buffer.from(`${user}:`).toString('base64')}`;

/** A text between quotes with \ escapes, as SOQL and SPARQL read it; null where the quotes end early. */
const escapedText = (text: string, quote: '"' | "'"): string | null => {
  const found = new RegExp(`^[^${quote}]*${quote}((?:[^\\\\${quote}]|\\\\.)*)${quote}([^${quote}]*)$`).exec(
    text,
  );
  return found ? (found[1] ?? '').replace(/\\(.)/g, '$1') : null;
};

const known = (res: ServerResponse, name: string | null, answer: (name: string) => unknown): void => {
  if (name === null) bad(res, 'The query is malformed: a text ends early.');
  else sendJson(res, 200, answer(name));
};

export const odd: Family = () => {
  let polled = 0;
  return [
    api(
      'openai/v1/chat/completions',
      'the data is JSON in a text, between the fence of Markdown',
      call => auth(call) === `Bearer ${apiKeys.openai}`,
      (call, res) => {
        const body = posted(call);
        if (!Array.isArray(body?.['messages'])) return bad(res, 'messages is missing.');
        const content =
          '```json\n{"industry": "Freight", "employees": "1,240", "registered_as": 12345678901234567890}\n```';
        sendJson(res, 200, {
          object: 'chat.completion',
          created: 1_764_435_600,
          choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
        });
      },
    ),
    api(
      'zoho/oauth/v2/token',
      'a refresh token, the client in the form; no expires_in in seconds but a text',
      () => true,
      (call, res) => {
        const sent = form(call);
        const good =
          sent.get('grant_type') === 'refresh_token' &&
          sent.get('refresh_token') === apiKeys.zohoRefresh &&
          sent.get('client_secret') === apiKeys.zohoSecret;
        if (good) sendJson(res, 200, { access_token: 'zoho-token', expires_in: '3600', token_type: 'Zoho' });
        else sendJson(res, 200, { error: 'invalid_code' });
      },
    ),
    api(
      'zoho/crm/v6/Accounts/search',
      'the token goes as `Zoho-oauthtoken …`; no company is 204',
      call => auth(call) === 'Zoho-oauthtoken zoho-token',
      (call, res) => {
        if (!query(call, 'criteria').includes('nordhavn')) return send(res, 204, 'text/plain', '');
        sendJson(res, 200, {
          data: [{ Account_Name: items(0, 1)[0]?.name, Employees: 120 }],
          info: { per_page: 200, count: 1, page: 1, more_records: false },
        });
      },
    ),
    api(
      'azure/oauth2/token',
      'client credentials with a resource; the answer names the moment of the end too',
      () => true,
      (call, res) => {
        const sent = form(call);
        const good =
          sent.get('resource') === 'https://management.test/' &&
          sent.get('grant_type') === 'account_credentials';
        const token = { access_token: 'azure-token', expires_on: '1764439200', token_type: 'Bearer' };
        sendJson(res, good ? 200 : 400, good ? token : { error: 'invalid_resource' });
      },
    ),
    api(
      'azure/reports',
      '202 with no body; the header Operation-Location names the address',
      call => auth(call) === 'Bearer azure-token' && query(call, 'api-version') === '2024-11-30',
      (_, res) => {
        polled = 0;
        res.writeHead(202, { 'operation-location': '/apis/azure/operations/9?api-version=2024-11-30' });
        res.end();
      },
    ),
    api(
      'azure/operations/9',
      'running twice, then succeeded',
      call => auth(call) === 'Bearer azure-token' && query(call, 'api-version') === '2024-11-30',
      (_, res) => {
        polled += 1;
        const done = polled > 2;
        sendJson(res, 200, done ? { status: 'succeeded', company: { size: 77 } } : { status: 'running' });
      },
    ),
    api(
      'rocketreach/lookup',
      'the key in a parameter; the answer says "searching" and an id',
      call => query(call, 'api_key') === apiKeys.rocketreach,
      (_, res) => {
        polled = 0;
        sendJson(res, 200, { id: 5244, status: 'searching' });
      },
    ),
    api(
      'rocketreach/checkStatus',
      'a list at the root, by `?ids=`; the key goes along',
      call => query(call, 'api_key') === apiKeys.rocketreach,
      (call, res) => {
        polled += 1;
        if (query(call, 'ids') !== '5244') return bad(res, 'ids is missing.');
        const found = { name: 'Mette Dahl', current_employer: 'Nordhavn Freight' };
        sendJson(res, 200, [
          { id: 5244, status: polled > 1 ? 'complete' : 'progress', ...(polled > 1 ? found : {}) },
        ]);
      },
    ),
    api(
      'stripe/v1/customers/search',
      'Basic with the key as user and no password; a form with brackets',
      call => auth(call) === basic(apiKeys.stripe),
      (call, res) => {
        const sent = form(call);
        const good =
          sent.get('metadata[domain]') === 'nordhavn.example' &&
          sent.getAll('expand[]').join() === 'data.sources,total_count';
        if (!good) return bad(res, `Received ${call.body.toString('utf8')}`);
        sendJson(res, 200, {
          object: 'list',
          data: [{ id: 'cus_1', balance: '1,240.50', created: 1_764_435_600 }],
        });
      },
    ),
    api(
      'stripe/v1/charges',
      'starting_after = the last id',
      call => auth(call) === basic(apiKeys.stripe),
      (call, res) => {
        const after = Number(query(call, 'starting_after').replace('ch_', '') || 0);
        const data = items(after, 10).map(({ id, name }) => ({ id: `ch_${id}`, name }));
        sendJson(res, 200, { object: 'list', url: '/v1/charges', has_more: after + 10 < TOTAL, data });
      },
    ),
    api(
      'pagerduty/users',
      '`Token token=`; a list at the root; a Link header with several rels',
      call => auth(call) === `Token token=${apiKeys.pagerduty}`,
      (call, res) => {
        const page = Number(query(call, 'page') || 1);
        const at = (n: number): string => `</apis/pagerduty/users?page=${n}>`;
        const last = Math.ceil(TOTAL / 10);
        const next = page < last ? [`${at(page + 1)}; title="more, and; more"; rel="next last"`] : [];
        const link = [`${at(1)}; rel="first"`, ...next].join(', ');
        send(res, 200, 'application/json', JSON.stringify(items((page - 1) * 10, 10)), { link });
      },
    ),
    api(
      'salesforce/services/data/v60.0/search',
      'SOQL: a text between quotes, with \\ escapes',
      call => auth(call) === `Bearer ${apiKeys.hubspot}`,
      (call, res) =>
        known(res, escapedText(query(call, 'q'), "'"), Name => ({
          totalSize: 1,
          done: true,
          records: [{ Name }],
        })),
    ),
    api(
      'wikidata/sparql',
      'SPARQL: bindings',
      () => true,
      (call, res) => {
        const name = escapedText(query(call, 'query'), '"');
        if (name === null)
          return send(res, 400, 'text/plain', 'SPARQL-QUERY: Malformed query: Lexical error');
        const row = {
          item: { type: 'uri', value: 'http://www.wikidata.org/entity/Q42' },
          label: { 'xml:lang': 'en', type: 'literal', value: name },
          employees: { datatype: 'http://www.w3.org/2001/XMLSchema#decimal', type: 'literal', value: '1240' },
        };
        const body = { head: { vars: ['item', 'label', 'employees'] }, results: { bindings: [row] } };
        send(res, 200, 'application/sparql-results+json;charset=utf-8', JSON.stringify(body));
      },
    ),
    api(
      'dynamics/api/data/v9.2/accounts',
      "OData: a quote is doubled; the next page's address is @odata.nextLink",
      call => auth(call) === `Bearer ${apiKeys.hubspot}`,
      (call, res) => {
        const text = /^contains\(name,'((?:[^']|'')*)'\)$/.exec(query(call, '$filter'))?.[1];
        if (text === undefined) return bad(res, 'Syntax error at the position of a quote.');
        const from = Number(query(call, '$skiptoken') || 0);
        const next = new URL(call.url);
        next.searchParams.set('$skiptoken', String(from + 10));
        sendJson(res, 200, {
          '@odata.context': '#accounts',
          value: items(from, 10).map(({ id }) => ({ id, name: text.replaceAll("''", "'") })),
          ...(from + 10 < TOTAL ? { '@odata.nextLink': next.href } : {}),
        });
      },
    ),
    api(
      'registry/soap',
      'SOAP: XML in and out, SOAPAction, names with prefixes',
      call => call.headers['soapaction'] === '"Find"',
      (call, res) => {
        const name = /<r:name>([^<]*)<\/r:name>/.exec(call.body.toString('utf8'))?.[1] ?? '';
        if (!/^text\/xml/.test(call.headers['content-type'] ?? '')) return bad(res, 'XML is expected.');
        send(
          res,
          200,
          'text/xml; charset=utf-8',
          `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r:FindResponse xmlns:r="urn:r"><r:name>${name}</r:name><r:number>00412</r:number></r:FindResponse></s:Body></s:Envelope>`,
        );
      },
    ),
    api(
      `bot${apiKeys.telegram.replace(':', '%3A')}/getChat`,
      'the key is a part of the path; a date in .NET’s words',
      () => true,
      (_, res) =>
        sendJson(res, 200, { ok: true, result: { title: 'Nordhavn', since: '/Date(1764435600000+0100)/' } }),
    ),
    api(
      'elastic/companies/_search',
      'search_after: the last hit’s list of values, sent back in the body',
      call => auth(call) === `ApiKey ${apiKeys.elastic}`,
      (call, res) => {
        const after = posted(call)?.['search_after'];
        if (after !== undefined && !(Array.isArray(after) && typeof after[0] === 'number'))
          return bad(res, 'search_after is not a list of numbers.');
        const from = Array.isArray(after) ? Number(after[0]) : 0;
        const hits = items(from, 10).map(({ id, name }) => ({
          _id: `c${id}`,
          sort: [id, `c${id}`],
          _source: { name },
        }));
        sendJson(res, 200, { hits: { hits } });
      },
    ),
    api(
      'close/data/search',
      'the next offset comes as a number, and is refused as a text',
      call => auth(call) === basic(apiKeys.stripe),
      (call, res) => {
        const offset = posted(call)?.['offset'] ?? 0;
        if (typeof offset !== 'number') return bad(res, 'offset is not a number.');
        const next = offset + 10 < TOTAL ? { next_offset: offset + 10 } : {};
        sendJson(res, 200, { data: items(offset, 10), ...next });
      },
    ),
  ];
};
