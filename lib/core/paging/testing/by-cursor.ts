/** Vendors that page by a cursor: the shapes of their documentation, with made-up values. */
import { cursor, list, type Shape } from './shape.ts';

export const BY_CURSOR: readonly Shape[] = [
  {
    vendor: 'HubSpot, search',
    url: 'https://api.hubapi.com/crm/v3/objects/companies/search',
    body: {
      filterGroups: [{ filters: [{ propertyName: 'domain', operator: 'EQ', value: 'a.example' }] }],
      limit: 10,
    },
    answer: { total: 74, results: list(10), paging: { next: { after: '10' } } },
    right: [cursor('after', '$.paging.next.after', { place: 'body', totalPath: '$.total' })],
  },
  {
    vendor: 'People Data Labs, search',
    url: 'https://api.peopledatalabs.com/v5/company/search',
    body: { query: { term: { industry: 'freight' } }, size: 10 },
    answer: { status: 200, data: list(10), scroll_token: '1117$12.176522', total: 4250 },
    right: [
      cursor('scroll_token', '$.scroll_token', { place: 'body', itemsPath: '$.data', totalPath: '$.total' }),
    ],
  },
  {
    vendor: 'Google, custom search',
    url: 'https://www.googleapis.com/customsearch/v1?q=freight&cx=c',
    answer: {
      queries: {
        request: [{ totalResults: '8130', count: 10, startIndex: 1 }],
        nextPage: [{ totalResults: '8130', count: 10, startIndex: 11 }],
      },
      items: list(10),
    },
    right: [cursor('start', '$.queries.nextPage[0].startIndex', { itemsPath: '$.items' })],
  },
  {
    vendor: 'OpenAI, lists',
    url: 'https://api.openai.com/v1/files?limit=20',
    answer: { object: 'list', data: list(20), first_id: 'id-0', last_id: 'id-19', has_more: true },
    right: [cursor('after', '$.last_id', { morePath: '$.has_more' })],
  },
  {
    vendor: 'Anthropic, lists',
    url: 'https://api.anthropic.com/v1/models?limit=20',
    answer: { data: list(20), first_id: 'id-0', last_id: 'id-19', has_more: true },
    right: [cursor('after_id', '$.last_id', { morePath: '$.has_more' })],
  },
  {
    vendor: 'Stripe',
    url: 'https://api.stripe.com/v1/customers?limit=3',
    answer: { object: 'list', url: '/v1/customers', has_more: true, data: list(3) },
    right: [cursor('starting_after', '$.data[-1:].id', { place: 'query', morePath: '$.has_more' })],
  },
  {
    vendor: 'GitHub, GraphQL',
    url: 'https://api.github.com/graphql',
    body: {
      query:
        'query($after: String) { organization(login: "a") { repositories(first: 10, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } } }',
      variables: { login: 'a' },
    },
    answer: {
      data: {
        organization: {
          repositories: { nodes: list(10), pageInfo: { endCursor: 'Y3Vyc29y', hasNextPage: true } },
        },
      },
    },
    right: [
      cursor('variables.after', '$.data.organization.repositories.pageInfo.endCursor', {
        place: 'body',
        itemsPath: '$.data.organization.repositories.nodes',
        morePath: '$.data.organization.repositories.pageInfo.hasNextPage',
      }),
    ],
  },
  {
    vendor: 'Pipedrive v2',
    url: 'https://api.pipedrive.com/api/v2/organizations?limit=100',
    answer: { success: true, data: list(100), additional_data: { next_cursor: 'eyJmaWVsZCI6' } },
    right: [cursor('cursor', '$.additional_data.next_cursor', { place: 'query' })],
  },
  {
    vendor: 'Intercom, list',
    url: 'https://api.intercom.io/companies?per_page=50',
    answer: {
      type: 'list',
      data: list(50),
      total_count: 300,
      pages: {
        type: 'pages',
        page: 1,
        per_page: 50,
        total_pages: 6,
        next: { page: 2, starting_after: 'WzE3MDc1' },
      },
    },
    right: [cursor('starting_after', '$.pages.next.starting_after', { place: 'query' })],
  },
  {
    vendor: 'Intercom, search',
    url: 'https://api.intercom.io/contacts/search',
    body: { query: { field: 'name', operator: '=', value: 'a' }, pagination: { per_page: 5 } },
    answer: {
      type: 'list',
      data: list(5),
      total_count: 30,
      pages: {
        type: 'pages',
        page: 1,
        per_page: 5,
        total_pages: 6,
        next: { page: 2, starting_after: 'WzE3' },
      },
    },
    right: [cursor('pagination.starting_after', '$.pages.next.starting_after', { place: 'body' })],
  },
  {
    vendor: 'Airtable',
    url: 'https://api.airtable.com/v0/app1/Companies?pageSize=100',
    answer: { records: list(100, i => ({ id: `rec${i}`, fields: {} })), offset: 'itrXXX/recYYY' },
    right: [cursor('offset', '$.offset', { place: 'query', itemsPath: '$.records' })],
  },
  {
    vendor: 'Notion, query',
    url: 'https://api.notion.com/v1/databases/d/query',
    body: { page_size: 50 },
    answer: {
      object: 'list',
      results: list(50),
      next_cursor: '33e19cb9-751f',
      has_more: true,
      type: 'page_or_database',
    },
    right: [cursor('start_cursor', '$.next_cursor', { place: 'body', morePath: '$.has_more' })],
  },
  {
    vendor: 'Slack',
    url: 'https://slack.com/api/users.list?limit=200',
    answer: {
      ok: true,
      members: list(200),
      cache_ts: 1498777272,
      response_metadata: { next_cursor: 'dXNlcjpVMEc5V0ZYTlo=' },
    },
    right: [cursor('cursor', '$.response_metadata.next_cursor', { itemsPath: '$.members' })],
  },
  {
    vendor: 'Crunchbase, search',
    url: 'https://api.crunchbase.com/api/v4/searches/organizations',
    body: { field_ids: ['identifier'], query: [], limit: 50 },
    answer: { count: 1000, entities: list(50, i => ({ uuid: `u-${i}`, properties: {} })) },
    right: [cursor('after_id', '$.entities[-1:].uuid', { place: 'body', totalPath: '$.count' })],
  },
  {
    vendor: 'Google, tokens',
    url: 'https://people.googleapis.com/v1/people/me/connections?pageSize=10',
    answer: { connections: list(10), nextPageToken: 'CAUQAA', totalPeople: 300, totalItems: 300 },
    right: [cursor('pageToken', '$.nextPageToken', { place: 'query', totalPath: '$.totalItems' })],
  },
  {
    vendor: 'Google Places, in the body',
    url: 'https://places.googleapis.com/v1/places:searchText',
    body: { textQuery: 'freight', pageSize: 10 },
    answer: { places: list(10), nextPageToken: 'AeCr' },
    right: [cursor('pageToken', '$.nextPageToken', { place: 'body' })],
  },
  {
    vendor: 'AWS and its like',
    url: 'https://api.example.com/things?maxResults=10',
    answer: { Items: list(10), NextToken: 'eyJ2' },
    right: [cursor('NextToken', '$.NextToken')],
  },
  {
    vendor: 'X',
    url: 'https://api.x.com/2/users/1/followers?max_results=10',
    answer: { data: list(10), meta: { result_count: 10, next_token: '7140dibdnow9' } },
    right: [cursor('next_token', '$.meta.next_token'), cursor('pagination_token', '$.meta.next_token')],
  },
  {
    vendor: 'Snov.io, domain search',
    url: 'https://api.snov.io/v2/domain-emails-with-info?domain=a.example&type=all&limit=100&lastId=0',
    answer: { success: true, domain: 'a.example', lastId: 3923, emails: list(100) },
    right: [cursor('lastId', '$.lastId', { place: 'query', itemsPath: '$.emails' })],
  },
  {
    vendor: 'Zoho CRM',
    url: 'https://www.zohoapis.com/crm/v6/Accounts?per_page=200&page=1',
    answer: {
      data: list(200),
      info: {
        per_page: 200,
        count: 200,
        page: 1,
        sort_by: 'id',
        more_records: true,
        next_page_token: 'c8582xx',
      },
    },
    right: [
      cursor('page_token', '$.info.next_page_token', { morePath: '$.info.more_records' }),
      { kind: 'page', page: 'page', limit: 'per_page' },
    ],
  },
  {
    vendor: 'monday.com',
    url: 'https://api.monday.com/v2',
    body: {
      query:
        'query($cursor: String) { boards(ids: 1) { items_page(limit: 25, cursor: $cursor) { cursor items { id } } } }',
      variables: {},
    },
    answer: { data: { boards: [{ items_page: { cursor: 'MSw5NzI4', items: list(25) } }] }, account_id: 1 },
    right: [
      cursor('variables.cursor', '$.data.boards[0].items_page.cursor', {
        place: 'body',
        itemsPath: '$.data.boards[0].items_page.items',
      }),
    ],
  },
  {
    vendor: 'Wikipedia',
    url: 'https://en.wikipedia.org/w/api.php?action=query&list=search&srsearch=acme&format=json',
    answer: {
      batchcomplete: '',
      continue: { sroffset: 10, continue: '-||' },
      query: { searchinfo: { totalhits: 6000 }, search: list(10) },
    },
    right: [cursor('sroffset', '$.continue.sroffset', { place: 'query', itemsPath: '$.query.search' })],
  },
  {
    vendor: 'Coresignal, a cursor in a header',
    url: 'https://api.coresignal.com/cdapi/v2/company_base/search/filter',
    body: { name: 'acme' },
    headers: [
      ['x-next-page-after', 'NTI1'],
      ['x-total-results', '900'],
    ],
    answer: [1, 2, 3, 4, 5],
    right: [
      { kind: 'cursor', cursor: 'after', from: { in: 'header', name: 'x-next-page-after' }, itemsPath: '$' },
    ],
  },
];
