// Two public APIs in the shapes that their documents give, answered from the sample companies:
// DNS over HTTPS in JSON (developers.google.com/speed/public-dns/docs/doh/json) and
// GLEIF's legal entity records (documenter.getpostman.com/view/7679680/SVYrrxuU).
import type { ServerResponse } from 'node:http';
import { type Company, companies, companyOf } from './companies.ts';
import { type Call, send, whole } from './listen.ts';
import { hash } from './random.ts';

interface DnsRecord {
  readonly name: string;
  readonly type: number;
  readonly TTL: number;
  readonly data: string;
}

const DNS_TYPES: Record<string, number> = { A: 1, NS: 2, SOA: 6, MX: 15, TXT: 16, AAAA: 28 };

const MAIL: readonly (readonly [readonly string[], string])[] = [
  [['1 aspmx.l.google.com.', '5 alt1.aspmx.l.google.com.', '10 alt3.aspmx.l.google.com.'], '_spf.google.com'],
  [['0 NAME.mail.protection.outlook.com.'], 'spf.protection.outlook.com'],
  [['10 mx.zoho.eu.', '20 mx2.zoho.eu.'], 'zohomail.eu'],
  [['10 mail.DOMAIN.'], 'DOMAIN'],
  [[], ''],
];

function recordsOf(company: Company, type: number): DnsRecord[] {
  const { domain } = company;
  const [mail, spf] = MAIL[hash(domain) % MAIL.length] ?? [[], ''];
  const fill = (text: string): string =>
    text.replace('DOMAIN', domain).replace('NAME', domain.replaceAll('.', '-'));
  const all = (list: readonly string[]): DnsRecord[] =>
    list.map(data => ({ name: `${domain}.`, type, TTL: 300, data: fill(data) }));
  // 192.0.2.0/24 is kept for documents (RFC 5737).
  if (type === 1) return all([`192.0.2.${hash(domain) % 254}`]);
  if (type === 2) return all(['ns1.DOMAIN.', 'ns2.DOMAIN.']);
  if (type === 15) return all(mail);
  if (type === 16) return all(spf === '' ? [] : [`v=spf1 include:${spf} ~all`]);
  return [];
}

/** `GET /dns/resolve?name=&type=`: Status 0 with or without Answer, 3 (NXDOMAIN) for an unknown name. */
export function answerDns(call: Call, res: ServerResponse): void {
  const [status, value] = dns(call);
  send(res, status, 'application/dns-json', JSON.stringify(value));
}

function dns(call: Call): [number, unknown] {
  const name = call.url.searchParams.get('name')?.toLowerCase().replace(/\.$/, '') ?? '';
  const asked = call.url.searchParams.get('type')?.toUpperCase() ?? 'A';
  const type = DNS_TYPES[asked] ?? Number(asked);
  if (name === '' || !Number.isInteger(type)) return [400, { error: 'Invalid name or type' }];
  const company = companyOf(name);
  const answer = company === undefined ? [] : recordsOf(company, type);
  const soa = {
    name: 'example.',
    type: 6,
    TTL: 3600,
    data: 'ns.example. root.example. 1 7200 3600 1209600 3600',
  };
  return [
    200,
    {
      Status: company === undefined ? 3 : 0,
      TC: false,
      RD: true,
      RA: true,
      AD: false,
      CD: false,
      Question: [{ name: `${name}.`, type }],
      ...(answer.length > 0 ? { Answer: answer } : { Authority: [soa] }),
    },
  ];
}

/** An LEI (ISO 17442): 18 characters and two check digits by ISO 7064 MOD 97-10. */
export function leiOf(company: Company): string {
  const body = `984500${hash(company.domain).toString(36).toUpperCase().padStart(12, '0')}`;
  const digits = [...`${body}00`].map(c => Number.parseInt(c, 36)).join('');
  return body + String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
}

function leiRecord(company: Company, origin: string): unknown {
  const lei = leiOf(company);
  const address = {
    language: 'en',
    addressLines: ['Quay 1'],
    city: company.city,
    region: null,
    country: company.countryCode,
    postalCode: null,
  };
  return {
    type: 'lei-records',
    id: lei,
    attributes: {
      lei,
      entity: {
        legalName: { name: company.legalName, language: 'en' },
        otherNames: [],
        transliteratedOtherNames: [],
        legalAddress: address,
        headquartersAddress: address,
        registeredAt: { id: 'RA999999', other: null },
        registeredAs: String(hash(company.legalName)),
        jurisdiction: company.countryCode,
        category: 'GENERAL',
        legalForm: { id: '8888', other: company.legalName.slice(company.name.length).trim() || null },
        status: 'ACTIVE',
        creationDate: `${company.founded}-01-15T00:00:00Z`,
      },
      registration: {
        initialRegistrationDate: '2018-05-04T00:00:00Z',
        lastUpdateDate: '2026-02-11T00:00:00Z',
        status: hash(company.domain) % 7 === 0 ? 'LAPSED' : 'ISSUED',
        nextRenewalDate: '2027-02-11T00:00:00Z',
        managingLou: '984500000000000000',
        corroborationLevel: 'FULLY_CORROBORATED',
      },
      bic: null,
    },
    links: { self: `${origin}/gleif/api/v1/lei-records/${lei}` },
  };
}

/** `GET /gleif/api/v1/lei-records` with `filter[entity.legalName]`, `filter[fulltext]` or `filter[lei]`. */
export function answerGleif(call: Call, res: ServerResponse): void {
  const [status, value] = gleif(call);
  send(res, status, 'application/vnd.api+json', JSON.stringify(value));
}

function gleif(call: Call): [number, unknown] {
  const query = call.url.searchParams;
  const origin = call.url.origin;
  const single = /^\/gleif\/api\/v1\/lei-records\/([A-Z0-9]{20})$/.exec(call.url.pathname)?.[1];
  if (single !== undefined) {
    const found = companies.find(company => leiOf(company) === single);
    if (found === undefined)
      return [404, { errors: [{ status: '404', title: 'Not found', detail: 'No record with this LEI.' }] }];
    return [200, { data: leiRecord(found, origin) }];
  }
  const name = (query.get('filter[entity.legalName]') ?? query.get('filter[fulltext]') ?? '').toLowerCase();
  const lei = query.get('filter[lei]');
  const size = Math.max(1, whole(call, 'page[size]', 15, 200));
  const page = Math.max(1, whole(call, 'page[number]', 1));
  const found = companies.filter(
    company =>
      (lei === null || leiOf(company) === lei) && company.legalName.toLowerCase().includes(name.trim()),
  );
  const from = (page - 1) * size;
  const data = found.slice(from, from + size);
  const lastPage = Math.max(1, Math.ceil(found.length / size));
  const at = (n: number): string => {
    const url = new URL(call.url);
    url.searchParams.set('page[number]', String(n));
    return url.href;
  };
  return [
    200,
    {
      meta: {
        goldenCopy: { publishDate: '2026-11-20T08:00:00Z' },
        pagination: {
          currentPage: page,
          perPage: size,
          from: data.length > 0 ? from + 1 : null,
          to: data.length > 0 ? from + data.length : null,
          total: found.length,
          lastPage,
        },
      },
      links: { first: at(1), ...(page < lastPage ? { next: at(page + 1) } : {}), last: at(lastPage) },
      data: data.map(company => leiRecord(company, origin)),
    },
  ];
}
