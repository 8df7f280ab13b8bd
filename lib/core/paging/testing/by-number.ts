/** Vendors that page by an offset or a page number: the shapes of their documentation, with made-up values. */
import { cursor, list, type Shape } from './shape.ts';

export const BY_NUMBER: readonly Shape[] = [
  {
    vendor: 'Apollo, organization search',
    url: 'https://api.apollo.io/api/v1/mixed_companies/search',
    body: { q_organization_name: 'acme', page: 1, per_page: 25 },
    answer: {
      breadcrumbs: list(30),
      partial_results_only: false,
      pagination: { page: 1, per_page: 25, total_entries: 700, total_pages: 28 },
      accounts: [],
      organizations: list(25),
    },
    right: [
      {
        kind: 'page',
        place: 'body',
        page: 'page',
        limit: 'per_page',
        size: 25,
        first: 1,
        itemsPath: '$.organizations',
        totalPath: '$.pagination.total_entries',
      },
    ],
  },
  {
    vendor: 'Apollo, without a page yet',
    url: 'https://api.apollo.io/api/v1/mixed_people/search',
    body: { person_titles: ['cto'] },
    answer: { pagination: { page: 1, per_page: 10, total_entries: 70, total_pages: 7 }, people: list(10) },
    right: [{ kind: 'page', place: 'body', page: 'page', itemsPath: '$.people' }],
  },
  {
    vendor: 'Socrata, with a sign before its names',
    url: 'https://data.example/resource/x.json?$limit=10&$offset=0',
    answer: list(10),
    right: [{ kind: 'offset', offset: '$offset', limit: '$limit', size: 10, first: 0, itemsPath: '$' }],
  },
  {
    vendor: 'SCIM, counted from one',
    url: 'https://api.example/scim/v2/Groups',
    answer: { totalResults: 100, itemsPerPage: 10, startIndex: 1, Resources: list(10) },
    right: [{ kind: 'offset', offset: 'startIndex', first: 1, totalPath: '$.totalResults' }],
  },
  {
    vendor: 'Hunter, domain search',
    url: 'https://api.hunter.io/v2/domain-search?domain=a.example&limit=10&offset=0',
    answer: {
      data: {
        domain: 'a.example',
        technologies: list(40, () => ({ name: 'x' })).map(() => 'x'),
        emails: list(10),
      },
      meta: { results: 85, limit: 10, offset: 0, params: { domain: 'a.example' } },
    },
    right: [
      {
        kind: 'offset',
        offset: 'offset',
        limit: 'limit',
        size: 10,
        itemsPath: '$.data.emails',
        totalPath: '$.meta.results',
      },
    ],
  },
  {
    vendor: 'Hunter, by what it tells',
    url: 'https://api.hunter.io/v2/domain-search?domain=a.example',
    answer: {
      data: { domain: 'a.example', emails: list(10) },
      meta: { results: 85, limit: 10, offset: 0, params: {} },
    },
    right: [{ kind: 'offset', offset: 'offset', size: 10, totalPath: '$.meta.results' }],
  },
  {
    vendor: 'Pipedrive v1',
    url: 'https://api.pipedrive.com/v1/organizations?start=0&limit=100',
    answer: {
      success: true,
      data: list(100),
      additional_data: {
        pagination: { start: 0, limit: 100, more_items_in_collection: true, next_start: 100 },
      },
    },
    right: [
      {
        kind: 'offset',
        offset: 'start',
        limit: 'limit',
        size: 100,
        morePath: '$.additional_data.pagination.more_items_in_collection',
      },
      cursor('start', '$.additional_data.pagination.next_start'),
    ],
  },
  {
    vendor: 'Companies House, search',
    url: 'https://api.company-information.service.gov.uk/search/companies?q=acme',
    answer: {
      items: list(20, i => ({ company_number: `${i}`, links: { self: `/company/${i}` } })),
      items_per_page: 20,
      kind: 'search#companies',
      page_number: 1,
      start_index: 0,
      total_results: 1234,
    },
    right: [
      { kind: 'offset', offset: 'start_index', size: 20, itemsPath: '$.items', totalPath: '$.total_results' },
    ],
  },
  {
    vendor: 'OpenCorporates',
    url: 'https://api.opencorporates.com/v0.4/companies/search?q=acme',
    answer: {
      api_version: '0.4',
      results: {
        companies: list(30, i => ({ company: { name: `${i}` } })),
        page: 1,
        per_page: 30,
        total_pages: 10,
        total_count: 290,
      },
    },
    right: [
      {
        kind: 'page',
        page: 'page',
        first: 1,
        size: 30,
        itemsPath: '$.results.companies',
        totalPath: '$.results.total_count',
      },
    ],
  },
  {
    vendor: 'Clearbit, prospector',
    url: 'https://prospector.clearbit.com/v1/people/search?domain=a.example',
    answer: { page: 1, page_size: 5, total: 723, results: list(5) },
    right: [{ kind: 'page', page: 'page', size: 5, first: 1, itemsPath: '$.results', totalPath: '$.total' }],
  },
  {
    vendor: 'ZoomInfo, search',
    url: 'https://api.zoominfo.com/search/company',
    body: { companyName: 'acme', page: 1, rpp: 25 },
    answer: { maxResults: 1000, totalResults: 640, currentPage: 1, data: list(25) },
    right: [
      {
        kind: 'page',
        place: 'body',
        page: 'page',
        limit: 'rpp',
        size: 25,
        first: 1,
        totalPath: '$.totalResults',
      },
    ],
  },
  {
    vendor: 'Mailchimp',
    url: 'https://us1.api.mailchimp.com/3.0/lists?count=10&offset=0',
    answer: {
      lists: list(10),
      total_items: 42,
      constraints: { may_create: true },
      _links: list(12, () => ({ rel: 'self', href: 'https://x' })),
    },
    right: [
      {
        kind: 'offset',
        offset: 'offset',
        limit: 'count',
        size: 10,
        itemsPath: '$.lists',
        totalPath: '$.total_items',
      },
    ],
  },
  {
    vendor: 'ActiveCampaign',
    url: 'https://x.api-us1.com/api/3/contacts?limit=20&offset=0',
    answer: {
      scoreValues: [],
      contacts: list(20),
      meta: { total: '1000', page_input: { segmentid: 0, offset: 0, limit: 20 } },
    },
    right: [
      {
        kind: 'offset',
        offset: 'offset',
        limit: 'limit',
        size: 20,
        itemsPath: '$.contacts',
        totalPath: '$.meta.total',
      },
    ],
  },
  {
    vendor: 'Attio, query',
    url: 'https://api.attio.com/v2/objects/companies/records/query',
    body: { filter: {}, limit: 500, offset: 0 },
    answer: { data: list(500, i => ({ id: { record_id: `${i}` }, values: {} })) },
    right: [
      { kind: 'offset', place: 'body', offset: 'offset', limit: 'limit', size: 500, itemsPath: '$.data' },
    ],
  },
  {
    vendor: 'SEC EDGAR, full text',
    url: 'https://efts.sec.gov/LATEST/search-index?q=acme&from=0',
    answer: {
      took: 10,
      hits: { total: { value: 740, relation: 'eq' }, hits: list(100, i => ({ _id: `${i}`, _source: {} })) },
      aggregations: { x: { buckets: list(5) } },
    },
    right: [
      {
        kind: 'offset',
        offset: 'from',
        size: 100,
        itemsPath: '$.hits.hits',
        totalPath: '$.hits.total.value',
      },
    ],
  },
  {
    vendor: 'Elasticsearch',
    url: 'https://es.example.com/companies/_search',
    body: { query: { match_all: {} }, from: 0, size: 20 },
    answer: { hits: { total: { value: 1000 }, hits: list(20, i => ({ _id: `${i}`, _source: {} })) } },
    right: [
      {
        kind: 'offset',
        place: 'body',
        offset: 'from',
        limit: 'size',
        size: 20,
        totalPath: '$.hits.total.value',
      },
    ],
  },
  {
    vendor: 'Spring',
    url: 'https://api.example.com/companies?size=20',
    answer: {
      content: list(20),
      pageable: { pageNumber: 0, pageSize: 20, offset: 0 },
      totalElements: 100,
      totalPages: 5,
      last: false,
      first: true,
      size: 20,
      number: 0,
      numberOfElements: 20,
    },
    right: [
      {
        kind: 'page',
        page: 'page',
        first: 0,
        limit: 'size',
        size: 20,
        itemsPath: '$.content',
        totalPath: '$.totalElements',
      },
    ],
  },
  {
    vendor: 'Jira',
    url: 'https://x.atlassian.net/rest/api/2/search?jql=a',
    answer: { expand: 'names', startAt: 0, maxResults: 50, total: 120, issues: list(50) },
    right: [{ kind: 'offset', offset: 'startAt', size: 50, totalPath: '$.total', itemsPath: '$.issues' }],
  },
];
