/** First answers in the shapes that well-known vendors document, and what they tell of their pages. */
export const some = Array.from({ length: 10 }, (_, i) => ({ id: `x${i}`, name: `Firm ${i}` }));
const numbers = some.map((item, i) => ({ ...item, id: i }));

export interface Shape {
  readonly vendor: string;
  readonly url: string;
  readonly answer: unknown;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: unknown;
  /** The first proposal holds this, or (`or`) this. */
  readonly wants: object;
  readonly or?: object;
}

export const SHAPES: readonly Shape[] = [
  {
    vendor: 'HubSpot',
    url: 'https://x/crm/v3/objects/companies?limit=10',
    answer: { results: some, paging: { next: { after: 'NTI1', link: 'https://x/crm/v3?after=NTI1' } } },
    wants: { kind: 'next-url', path: '$.paging.next.link', itemsPath: '$.results' },
    or: { kind: 'cursor', cursor: 'after' },
  },
  {
    vendor: 'Stripe',
    url: 'https://x/v1/customers?limit=10',
    answer: { object: 'list', url: '/v1/customers', has_more: true, data: some },
    wants: {
      kind: 'cursor',
      cursor: 'starting_after',
      from: { in: 'body', path: '$.data[-1:].id' },
      morePath: '$.has_more',
    },
  },
  {
    vendor: 'GitHub',
    url: 'https://x/orgs/a/repos?per_page=10',
    answer: numbers,
    headers: [['link', '<https://x/o?page=2>; rel="next", <https://x/o?page=9>; rel="last"']],
    wants: { kind: 'link', itemsPath: '$' },
  },
  {
    vendor: 'Pipedrive v1',
    url: 'https://x/v1/organizations',
    answer: {
      success: true,
      data: numbers,
      additional_data: {
        pagination: { start: 0, limit: 10, more_items_in_collection: true, next_start: 10 },
      },
    },
    wants: {
      kind: 'cursor',
      cursor: 'start',
      morePath: '$.additional_data.pagination.more_items_in_collection',
    },
    or: { kind: 'offset', offset: 'start' },
  },
  {
    vendor: 'Pipedrive v2',
    url: 'https://x/api/v2/organizations?limit=10',
    answer: { success: true, data: numbers, additional_data: { next_cursor: 'eyJmaWV' } },
    wants: { kind: 'cursor', cursor: 'cursor', from: { path: '$.additional_data.next_cursor' } },
  },
  {
    vendor: 'Salesforce',
    url: 'https://x/services/data/v60.0/query?q=SELECT',
    answer: {
      totalSize: 3222,
      done: false,
      nextRecordsUrl: '/services/data/v60.0/query/01g-2000',
      records: some,
    },
    wants: { kind: 'next-url', path: '$.nextRecordsUrl', itemsPath: '$.records', totalPath: '$.totalSize' },
  },
  {
    vendor: 'Airtable',
    url: 'https://x/v0/app/table?pageSize=10',
    answer: { records: some, offset: 'itrX/recY' },
    wants: { kind: 'cursor', cursor: 'offset', itemsPath: '$.records' },
  },
  {
    vendor: 'Notion',
    url: 'https://x/v1/databases/1/query',
    body: { page_size: 10, start_cursor: 'a' },
    answer: { object: 'list', results: some, has_more: true, next_cursor: '33e19cb9' },
    wants: { kind: 'cursor', cursor: 'start_cursor', place: 'body', morePath: '$.has_more' },
  },
  {
    vendor: 'Slack',
    url: 'https://x/api/users.list?limit=10',
    answer: { ok: true, members: some, response_metadata: { next_cursor: 'dXNlcjpVMEc5V0ZYTlo=' } },
    wants: { kind: 'cursor', cursor: 'cursor', itemsPath: '$.members' },
  },
  {
    vendor: 'Google',
    url: 'https://x/v1/people?pageSize=10',
    answer: { items: some, nextPageToken: 'CiAK' },
    wants: { kind: 'cursor', cursor: 'pageToken' },
  },
  {
    vendor: 'Microsoft Graph',
    url: 'https://x/v1.0/users?$top=10',
    answer: { '@odata.context': 'x', '@odata.nextLink': 'https://x/v1.0/users?$skiptoken=1', value: some },
    wants: { kind: 'next-url', path: "$['@odata.nextLink']", itemsPath: '$.value' },
  },
  {
    vendor: 'X',
    url: 'https://x/2/users/by?max_results=10&pagination_token=a',
    answer: { data: some, meta: { result_count: 10, next_token: '7140w' } },
    wants: { kind: 'cursor', cursor: 'pagination_token', from: { path: '$.meta.next_token' } },
  },
  {
    vendor: 'Apollo',
    url: 'https://x/api/v1/mixed_companies/search',
    body: { page: 1, per_page: 10, q: 'x' },
    answer: {
      pagination: { page: 1, per_page: 10, total_entries: 1610, total_pages: 161 },
      organizations: some,
    },
    wants: {
      kind: 'page',
      page: 'page',
      place: 'body',
      limit: 'per_page',
      totalPath: '$.pagination.total_entries',
      first: 1,
    },
  },
  {
    vendor: 'People Data Labs',
    url: 'https://x/v5/company/search?size=10',
    answer: { status: 200, data: some, scroll_token: '1117$12.176746', total: 8123 },
    wants: { kind: 'cursor', cursor: 'scroll_token', totalPath: '$.total' },
  },
  {
    vendor: 'Hunter',
    url: 'https://x/v2/domain-search?domain=a.com&limit=10&offset=0',
    answer: {
      data: { domain: 'a.com', emails: some },
      meta: { results: 35, limit: 10, offset: 0, params: {} },
    },
    wants: {
      kind: 'offset',
      offset: 'offset',
      limit: 'limit',
      size: 10,
      itemsPath: '$.data.emails',
      totalPath: '$.meta.results',
    },
  },
  {
    vendor: 'GLEIF',
    url: 'https://x/api/v1/lei-records?page[size]=10&page[number]=1',
    answer: {
      meta: { pagination: { currentPage: 1, perPage: 10, total: 44, lastPage: 5 } },
      links: { first: 'https://x/?page=1', next: 'https://x/?page=2', last: 'https://x/?page=5' },
      data: some,
    },
    wants: { kind: 'next-url', path: '$.links.next', totalPath: '$.meta.pagination.total' },
  },
  {
    vendor: 'Companies House',
    url: 'https://x/search/companies?q=a&items_per_page=10&start_index=0',
    answer: { items_per_page: 10, kind: 'search#companies', start_index: 0, total_results: 812, items: some },
    wants: {
      kind: 'offset',
      offset: 'start_index',
      limit: 'items_per_page',
      size: 10,
      totalPath: '$.total_results',
    },
  },
  {
    vendor: 'OpenCorporates',
    url: 'https://x/v0.4/companies/search?q=a',
    answer: { results: { companies: some, page: 1, per_page: 10, total_pages: 90, total_count: 891 } },
    wants: {
      kind: 'page',
      page: 'page',
      itemsPath: '$.results.companies',
      totalPath: '$.results.total_count',
    },
  },
  {
    vendor: 'Intercom',
    url: 'https://x/companies/list?per_page=10',
    answer: {
      type: 'list',
      data: some,
      pages: { type: 'pages', next: { per_page: 10, starting_after: 'WzE3MDc' }, page: 1, total_pages: 4 },
      total_count: 33,
    },
    wants: { kind: 'cursor', cursor: 'starting_after', from: { path: '$.pages.next.starting_after' } },
  },
  {
    vendor: 'Zendesk, by offset',
    url: 'https://x/api/v2/organizations.json',
    answer: {
      organizations: numbers,
      next_page: 'https://x/api/v2/organizations.json?page=2',
      previous_page: null,
      count: 120,
    },
    wants: { kind: 'next-url', path: '$.next_page', totalPath: '$.count' },
  },
  {
    vendor: 'Zendesk, by cursor',
    url: 'https://x/api/v2/organizations.json?page[size]=10',
    answer: {
      organizations: numbers,
      meta: { has_more: true, after_cursor: 'xxx', before_cursor: 'yyy' },
      links: { prev: 'https://x/p', next: 'https://x/n' },
    },
    wants: { kind: 'next-url', path: '$.links.next', morePath: '$.meta.has_more' },
  },
  {
    vendor: 'Django REST',
    url: 'https://x/api/firms/',
    answer: { count: 1023, next: 'https://x/api/firms/?page=2', previous: null, results: some },
    wants: { kind: 'next-url', path: '$.next', totalPath: '$.count' },
  },
  {
    vendor: 'GraphQL connections',
    url: 'https://x/graphql',
    body: {
      query: 'query ($first: Int, $after: String) { firms { nodes { id } } }',
      variables: { first: 10, after: null },
    },
    answer: { data: { firms: { nodes: some, pageInfo: { hasNextPage: true, endCursor: 'Y3Vyc29y' } } } },
    wants: {
      kind: 'cursor',
      cursor: 'variables.after',
      place: 'body',
      itemsPath: '$.data.firms.nodes',
      morePath: '$.data.firms.pageInfo.hasNextPage',
    },
  },
  {
    vendor: 'Brønnøysund',
    url: 'https://x/enhetsregisteret/api/enheter?size=10',
    answer: {
      _embedded: { enheter: some },
      _links: {
        first: { href: 'https://x/?page=0' },
        self: { href: 'https://x/' },
        next: { href: 'https://x/?page=1' },
      },
      page: { size: 10, totalElements: 10_000, totalPages: 1000, number: 0 },
    },
    wants: { kind: 'next-url', path: '$._links.next.href', itemsPath: '$._embedded.enheter' },
  },
  {
    vendor: 'Spring',
    url: 'https://x/api/firms?size=10',
    answer: { content: some, totalElements: 91, totalPages: 10, last: false, number: 0, size: 10 },
    wants: { kind: 'page', page: 'page', first: 0, limit: 'size', size: 10, totalPath: '$.totalElements' },
  },
  {
    vendor: 'Laravel',
    url: 'https://x/api/firms?page=1',
    answer: {
      current_page: 1,
      data: some,
      next_page_url: 'https://x/api/firms?page=2',
      per_page: 10,
      total: 50,
    },
    wants: { kind: 'next-url', path: '$.next_page_url', totalPath: '$.total' },
  },
  {
    vendor: 'Mailchimp',
    url: 'https://x/3.0/lists/a/members?count=10&offset=0',
    answer: { members: some, list_id: 'a', total_items: 71 },
    wants: { kind: 'offset', offset: 'offset', limit: 'count', size: 10, totalPath: '$.total_items' },
  },
  {
    vendor: 'Freshdesk',
    url: 'https://x/api/v2/companies?per_page=10&page=1',
    answer: numbers,
    headers: [['Link', '<https://x/api/v2/companies?page=2>;rel="next"']],
    wants: { kind: 'link' },
  },
  {
    vendor: 'Crunchbase',
    url: 'https://x/v4/data/searches/organizations',
    body: { field_ids: ['name'], limit: 10, after_id: 'u' },
    answer: { count: 9000, entities: some.map(({ id, ...rest }) => ({ uuid: id, properties: rest })) },
    wants: { kind: 'cursor', cursor: 'after_id', place: 'body', from: { path: '$.entities[-1:].uuid' } },
  },
  {
    vendor: 'GitLab',
    url: 'https://x/api/v4/groups?per_page=10&page=1',
    answer: numbers,
    headers: [['x-next-page', '2']],
    wants: { kind: 'page', page: 'page', limit: 'per_page' },
    or: { kind: 'cursor', cursor: 'page', from: { in: 'header', name: 'x-next-page' } },
  },
];
