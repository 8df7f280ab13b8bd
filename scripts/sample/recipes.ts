/** What the ready-made requests ask, answered in the shapes that their providers document: by host and path. */
import type { Call } from './listen.ts';

export interface RecipeAnswer {
  /** The key stands where this provider wants it. */
  readonly keyed: (call: Call, key: string) => boolean;
  readonly found: unknown;
  /** What the provider answers about a company that it does not know. */
  readonly unknown: { readonly status: number; readonly body: unknown };
}

const free = (): boolean => true;
const inHeader =
  (name: string) =>
  (call: Call, key: string): boolean =>
    call.headers[name] === key;
const none = (body: unknown): RecipeAnswer['unknown'] => ({ status: 200, body });
const missing = (body: unknown = {}): RecipeAnswer['unknown'] => ({ status: 404, body });

const iri = (value: string) => ({ type: 'uri', value });
const literal = (value: string) => ({ type: 'literal', value });

export const RECIPE_ANSWERS: Readonly<Record<string, RecipeAnswer>> = {
  'query.wikidata.org/sparql': {
    keyed: free,
    found: {
      head: { vars: ['company', 'companyLabel'] },
      results: {
        bindings: ['shipping', 'logistics'].map(industry => ({
          company: iri('http://www.wikidata.org/entity/Q1'),
          companyLabel: literal('Nordhavn Freight'),
          founded: literal('1987-01-01T00:00:00Z'),
          employees: literal('1240'),
          industryLabel: literal(industry),
          countryLabel: literal('Denmark'),
          seatLabel: literal('Copenhagen'),
          parentLabel: literal('Nordhavn Group'),
        })),
      },
    },
    unknown: none({ head: { vars: [] }, results: { bindings: [] } }),
  },
  'rdap.org/domain/nordhavn.example': {
    keyed: free,
    found: {
      objectClassName: 'domain',
      ldhName: 'NORDHAVN.EXAMPLE',
      status: ['client transfer prohibited'],
      events: [
        { eventAction: 'registration', eventDate: '1998-04-02T04:00:00Z' },
        { eventAction: 'expiration', eventDate: '2027-04-01T04:00:00Z' },
        { eventAction: 'last changed', eventDate: '2024-03-01T04:00:00Z' },
      ],
      entities: [
        {
          roles: ['technical'],
          vcardArray: [
            'vcard',
            [
              ['version', {}, 'text', '4.0'],
              ['fn', {}, 'text', 'Somebody else'],
            ],
          ],
        },
        {
          roles: ['registrar'],
          vcardArray: [
            'vcard',
            [
              ['version', {}, 'text', '4.0'],
              ['fn', {}, 'text', 'Example Registrar'],
            ],
          ],
        },
      ],
      nameservers: [{ ldhName: 'NS1.NORDHAVN.EXAMPLE' }, { ldhName: 'NS2.NORDHAVN.EXAMPLE' }],
    },
    unknown: missing({ errorCode: 404, title: 'Not Found' }),
  },
  'efts.sec.gov/LATEST/search-index': {
    keyed: free,
    found: {
      hits: {
        hits: [{ _id: '320193', _source: { entity: 'Nordhavn Freight Inc. (NRDH)', tickers: 'NRDH' } }],
      },
    },
    unknown: none({ hits: { hits: [] } }),
  },
  'data.sec.gov/submissions/CIK0000320193.json': {
    keyed: free,
    found: {
      cik: '320193',
      name: 'Nordhavn Freight Inc.',
      sicDescription: 'Deep Sea Foreign Transportation of Freight',
      tickers: ['NRDH'],
      exchanges: ['NYSE'],
      addresses: { business: { city: 'NEW YORK', stateOrCountry: 'NY' } },
      filings: { recent: { form: ['10-Q', '10-K'], filingDate: ['2026-08-04', '2026-02-27'] } },
    },
    unknown: missing('<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'),
  },
  'api.github.com/search/users': {
    keyed: free,
    found: { total_count: 1, items: [{ login: 'nordhavn', type: 'Organization' }] },
    unknown: none({ total_count: 0, items: [] }),
  },
  'api.github.com/orgs/nordhavn': {
    keyed: free,
    found: {
      login: 'nordhavn',
      name: 'Nordhavn Freight',
      blog: 'https://nordhavn.example',
      html_url: 'https://github.com/nordhavn',
      public_repos: 31,
      followers: 204,
      location: 'Copenhagen',
      created_at: '2012-09-12T18:10:35Z',
    },
    unknown: missing({ message: 'Not Found' }),
  },
  'api.hunter.io/v2/companies/find': {
    keyed: inHeader('x-api-key'),
    found: {
      data: {
        name: 'Nordhavn Freight',
        domain: 'nordhavn.example',
        description: 'Ships things.',
        foundedYear: 1987,
        category: { industry: 'Maritime' },
        geo: { city: 'Copenhagen', country: 'Denmark' },
        metrics: { employees: '1K-5K' },
        tech: ['google-analytics', 'hubspot'],
      },
    },
    unknown: missing({ errors: [{ id: 'not_found', code: 404, details: 'No company was found.' }] }),
  },
  'api.hunter.io/v2/email-count': {
    keyed: free,
    found: { data: { total: 81, personal_emails: 70, generic_emails: 11 } },
    unknown: none({ data: { total: 0, personal_emails: 0, generic_emails: 0 } }),
  },
  'api.peopledatalabs.com/v5/company/enrich': {
    keyed: inHeader('x-api-key'),
    found: {
      status: 200,
      name: 'nordhavn freight',
      display_name: 'Nordhavn Freight',
      website: 'nordhavn.example',
      size: '1001-5000',
      employee_count: 1240,
      industry: 'maritime',
      founded: 1987,
      type: 'private',
      location: { locality: 'copenhagen', country: 'denmark' },
      linkedin_url: 'linkedin.com/company/nordhavn',
      likelihood: 8,
    },
    unknown: missing({ status: 404, error: { type: 'not_found', message: 'No records were found.' } }),
  },
  'api.apollo.io/api/v1/organizations/enrich': {
    keyed: inHeader('x-api-key'),
    found: {
      organization: {
        name: 'Nordhavn Freight',
        primary_domain: 'nordhavn.example',
        industry: 'maritime',
        estimated_num_employees: 1240,
        annual_revenue_printed: '410M',
        founded_year: 1987,
        city: 'Copenhagen',
        country: 'Denmark',
        total_funding_printed: '12M',
        technology_names: ['Salesforce', 'Segment'],
        linkedin_url: 'http://www.linkedin.com/company/nordhavn',
      },
    },
    unknown: none({ organization: null }),
  },
  'api.company-information.service.gov.uk/search/companies': {
    keyed: (call, key) => call.headers.authorization === `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    found: {
      items: [
        {
          title: 'NORDHAVN FREIGHT LIMITED',
          company_number: '00000001',
          company_status: 'active',
          company_type: 'ltd',
          date_of_creation: '1987-05-01',
          address_snippet: '1 Quay Road, Hull',
        },
      ],
    },
    unknown: none({ items: [] }),
  },
  'api.hubapi.com/crm/v3/objects/companies/search': {
    keyed: (call, key) => call.headers.authorization === `Bearer ${key}`,
    found: {
      total: 1,
      results: [
        {
          id: '7001',
          properties: {
            name: 'Nordhavn Freight',
            domain: 'nordhavn.example',
            lifecyclestage: 'customer',
            hs_lead_status: 'CONNECTED',
            hubspot_owner_id: '41',
            notes_last_contacted: '2026-11-02T09:00:00Z',
          },
        },
      ],
    },
    unknown: none({ total: 0, results: [] }),
  },
  'api.pipedrive.com/v1/organizations/search': {
    keyed: inHeader('x-api-token'),
    found: {
      success: true,
      data: {
        items: [
          {
            result_score: 0.9,
            item: { id: 12, name: 'Nordhavn Freight', owner: { id: 3 }, address: 'Copenhagen' },
          },
        ],
      },
    },
    unknown: none({ success: true, data: { items: [] } }),
  },
  'api.opencorporates.com/v0.4/companies/search': {
    keyed: (call, key) => call.url.searchParams.get('api_token') === key,
    found: {
      results: {
        companies: [
          {
            company: {
              name: 'NORDHAVN FREIGHT A/S',
              company_number: '12345678',
              jurisdiction_code: 'dk',
              incorporation_date: '1987-05-01',
              current_status: 'Active',
              registered_address_in_full: 'Kajen 1, Copenhagen',
              opencorporates_url: 'https://opencorporates.com/companies/dk/12345678',
            },
          },
        ],
      },
    },
    unknown: none({ results: { companies: [] } }),
  },
};
