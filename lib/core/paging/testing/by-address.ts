/** Vendors that page by naming the next address: the shapes of their documentation, with made-up values. */
import { cursor, list, type Shape } from './shape.ts';

export const BY_ADDRESS: readonly Shape[] = [
  {
    vendor: 'HubSpot, list',
    url: 'https://api.hubapi.com/crm/v3/objects/companies?limit=10',
    answer: {
      results: list(10),
      paging: {
        next: { after: 'NTI1Cg%3D%3D', link: 'https://api.hubapi.com/crm/v3/objects/companies?after=NTI1' },
      },
    },
    right: [
      { kind: 'next-url', path: '$.paging.next.link', itemsPath: '$.results' },
      cursor('after', '$.paging.next.after', { place: 'query' }),
    ],
  },
  {
    vendor: 'PayPal, a list of links',
    url: 'https://api.paypal.com/v1/invoicing/invoices?page=1',
    answer: {
      total_items: 40,
      items: list(20),
      links: [
        { href: 'https://api.paypal.com/v1/invoicing/invoices?page=1', rel: 'self' },
        { href: 'https://api.paypal.com/v1/invoicing/invoices?page=2', rel: 'next', method: 'GET' },
      ],
    },
    right: [{ kind: 'next-url', path: "$.links[?@.rel=='next'].href", itemsPath: '$.items' }],
  },
  {
    vendor: 'FHIR',
    url: 'https://fhir.example/Organization',
    answer: {
      resourceType: 'Bundle',
      total: 88,
      link: [
        { relation: 'self', url: 'https://fhir.example/Organization' },
        { relation: 'next', url: '/Organization?page=2' },
      ],
      entry: list(10),
    },
    right: [{ kind: 'next-url', path: "$.link[?@.relation=='next'].url", totalPath: '$.total' }],
  },
  {
    vendor: 'SerpApi, beside the next page of what it searched',
    url: 'https://serpapi.example/search.json?q=freight',
    answer: {
      organic_results: list(10),
      pagination: { current: 1, next: 'https://www.google.example/search?q=freight&start=10' },
      serpapi_pagination: { current: 1, next: 'https://serpapi.example/search.json?q=freight&start=10' },
    },
    right: [{ kind: 'next-url', path: '$.serpapi_pagination.next' }],
  },
  {
    vendor: 'GitHub, list',
    url: 'https://api.github.com/orgs/a/repos?per_page=30',
    headers: [['Link', '<https://api.github.com/organizations/1/repos?per_page=30&page=2>; rel="next"']],
    answer: list(30),
    right: [{ kind: 'link', itemsPath: '$' }],
  },
  {
    vendor: 'GitHub, search',
    url: 'https://api.github.com/search/users?q=a',
    headers: [['link', '<https://api.github.com/search/users?q=a&page=2>; rel="next"']],
    answer: { total_count: 900, incomplete_results: false, items: list(30) },
    right: [{ kind: 'link', itemsPath: '$.items', totalPath: '$.total_count' }],
  },
  {
    vendor: 'Salesforce, SOQL',
    url: 'https://x.my.salesforce.com/services/data/v60.0/query?q=SELECT+Name+FROM+Account',
    answer: {
      totalSize: 4500,
      done: false,
      nextRecordsUrl: '/services/data/v60.0/query/01gD0000002HU6KIAW-2000',
      records: list(20),
    },
    right: [{ kind: 'next-url', path: '$.nextRecordsUrl', itemsPath: '$.records', totalPath: '$.totalSize' }],
  },
  {
    vendor: 'GLEIF (JSON:API)',
    url: 'https://api.gleif.org/api/v1/lei-records?filter[fulltext]=acme',
    answer: {
      meta: { pagination: { currentPage: 1, perPage: 15, from: 1, to: 15, total: 80, lastPage: 6 } },
      links: {
        first: 'https://api.gleif.org/api/v1/lei-records?page%5Bnumber%5D=1',
        next: 'https://api.gleif.org/api/v1/lei-records?page%5Bnumber%5D=2',
        last: 'https://x',
      },
      data: list(15, i => ({ type: 'lei-records', id: `${i}`, attributes: {}, relationships: {} })),
      included: list(40),
    },
    right: [
      { kind: 'next-url', path: '$.links.next', itemsPath: '$.data', totalPath: '$.meta.pagination.total' },
    ],
  },
  {
    vendor: 'Zendesk, cursor',
    url: 'https://x.zendesk.com/api/v2/organizations.json?page[size]=100',
    answer: {
      organizations: list(100),
      meta: { has_more: true, after_cursor: 'xxx', before_cursor: 'yyy' },
      links: { next: 'https://x.zendesk.com/api/v2/organizations.json?page[after]=xxx', prev: null },
    },
    right: [{ kind: 'next-url', path: '$.links.next', morePath: '$.meta.has_more' }],
  },
  {
    vendor: 'Zendesk, offset',
    url: 'https://x.zendesk.com/api/v2/users.json',
    answer: {
      users: list(100),
      next_page: 'https://x.zendesk.com/api/v2/users.json?page=2',
      previous_page: null,
      count: 1234,
    },
    right: [{ kind: 'next-url', path: '$.next_page', itemsPath: '$.users', totalPath: '$.count' }],
  },
  {
    vendor: 'Shopify, REST',
    url: 'https://x.myshopify.com/admin/api/2024-01/customers.json?limit=50',
    headers: [
      [
        'Link',
        '<https://x.myshopify.com/admin/api/2024-01/customers.json?page_info=abc&limit=50>; rel="next"',
      ],
    ],
    answer: { customers: list(50) },
    right: [{ kind: 'link', itemsPath: '$.customers' }],
  },
  {
    vendor: 'Microsoft Graph',
    url: 'https://graph.microsoft.com/v1.0/users?$top=5',
    answer: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
      '@odata.nextLink': 'https://graph.microsoft.com/v1.0/users?$skiptoken=x',
      value: list(5),
    },
    right: [{ kind: 'next-url', path: "$['@odata.nextLink']", itemsPath: '$.value' }],
  },
  {
    vendor: 'Django REST framework',
    url: 'https://api.example.com/companies/',
    answer: {
      count: 1023,
      next: 'https://api.example.com/companies/?page=2',
      previous: null,
      results: list(100),
    },
    right: [{ kind: 'next-url', path: '$.next', itemsPath: '$.results', totalPath: '$.count' }],
  },
  {
    vendor: 'Laravel',
    url: 'https://api.example.com/companies',
    answer: {
      current_page: 1,
      data: list(15),
      first_page_url: 'https://api.example.com/companies?page=1',
      last_page: 5,
      links: list(7, () => ({ url: null, label: '1', active: false })),
      next_page_url: 'https://api.example.com/companies?page=2',
      per_page: 15,
      total: 73,
    },
    right: [{ kind: 'next-url', path: '$.next_page_url', itemsPath: '$.data', totalPath: '$.total' }],
  },
  {
    vendor: 'HAL',
    url: 'https://api.example.com/companies',
    answer: {
      _embedded: { companies: list(20) },
      _links: { self: { href: '/companies' }, next: { href: '/companies?page=2' } },
      page: { size: 20, totalElements: 99, totalPages: 5, number: 0 },
    },
    right: [{ kind: 'next-url', path: '$._links.next.href', itemsPath: '$._embedded.companies' }],
  },
  {
    vendor: 'Twilio',
    url: 'https://api.twilio.com/2010-04-01/Accounts.json',
    answer: {
      accounts: list(50),
      end: 49,
      first_page_uri: '/2010-04-01/Accounts.json?Page=0',
      next_page_uri: '/2010-04-01/Accounts.json?Page=1',
      page: 0,
      page_size: 50,
      start: 0,
      uri: '/2010-04-01/Accounts.json',
    },
    right: [{ kind: 'next-url', path: '$.next_page_uri' }],
  },
  {
    vendor: 'LinkedIn and its like',
    url: 'https://api.linkedin.com/rest/organizationAcls?q=roleAssignee&start=0&count=10',
    answer: {
      elements: list(10),
      paging: {
        start: 0,
        count: 10,
        total: 44,
        links: list(1, () => ({
          rel: 'next',
          href: '/rest/organizationAcls?start=10',
          type: 'application/json',
        })),
      },
    },
    right: [
      { kind: 'next-url', path: "$.paging.links[?@.rel=='next'].href", itemsPath: '$.elements' },

      {
        kind: 'offset',
        offset: 'start',
        limit: 'count',
        size: 10,
        itemsPath: '$.elements',
        totalPath: '$.paging.total',
      },
    ],
  },
];
