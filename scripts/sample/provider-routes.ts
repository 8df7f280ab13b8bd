// What each path of the sample provider answers, and what it costs; keys and limits are checked before.
import { type Company, companies, companyOf, troubleDomains } from './companies.ts';
import { type Call, jsonBody, whole } from './listen.ts';
import { peopleOf } from './people.ts';
import { hash } from './random.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  /** Credits. Only what was found is charged. */
  readonly cost: number;
  /** The domain asked for; empty where there is none. */
  readonly domain: string;
}

export interface Credits {
  readonly total: number;
  readonly used: number;
}

function ok(body: unknown, cost = 0, domain = ''): Reply {
  return { status: 200, body, cost, domain };
}

function no(status: number, code: string, message: string, domain = ''): Reply {
  return { status, body: { error: { code, message } }, cost: 0, domain };
}

function shortOf(company: Company): unknown {
  const { domain, name, industry, employees, country } = company;
  return { id: idOf(company), name, domain, industry, employees, country };
}

function idOf(company: Company): string {
  return `co_${hash(company.domain).toString(36)}`;
}

/** A company as the API writes it. */
export function companyJson(company: Company): unknown {
  return {
    id: idOf(company),
    name: company.name,
    legal_name: company.legalName,
    domain: company.domain,
    description: company.description,
    industry: company.industry,
    employees: company.employees,
    employee_range: company.range,
    founded_year: company.founded,
    location: {
      hq: company.hq,
      city: company.city,
      country: company.country,
      country_code: company.countryCode,
    },
    funding: { stage: company.funding.stage, total_usd: company.funding.totalUsd },
    phones: company.phones,
    technologies: company.technologies,
    updated_at: '2026-11-02T09:30:00Z',
  };
}

const DOMAIN = /^(?=.{3,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/;

function find(text: string | null): Reply {
  if (text === null || text.trim() === '')
    return no(400, 'missing_domain', 'The parameter "domain" is missing.');
  const domain = text.trim().toLowerCase();
  if (!DOMAIN.test(domain)) return no(422, 'invalid_domain', `"${text}" is not a domain.`);
  if (domain === troubleDomains.down) return no(503, 'unavailable', 'The service is being repaired.', domain);
  const named =
    domain === troubleDomains.mistaken
      ? companies[0]
      : domain === troubleDomains.slow || domain === troubleDomains.html
        ? companies[1]
        : companyOf(domain);
  if (named === undefined) return no(404, 'not_found', `No company is known at ${domain}.`, domain);
  const company = domain === troubleDomains.slow ? { ...named, domain, name: 'Slackwater' } : named;
  return ok({ data: companyJson(company) }, 1, domain);
}

function list(call: Call): Reply {
  const perPage = Math.max(1, whole(call, 'per_page', 25, 100));
  const page = Math.max(1, whole(call, 'page', 1));
  const from = (page - 1) * perPage;
  return ok({
    data: companies.slice(from, from + perPage).map(companyJson),
    meta: { page, per_page: perPage, pages: Math.ceil(companies.length / perPage), total: companies.length },
  });
}

function search(call: Call): Reply {
  const q = call.url.searchParams.get('q')?.trim().toLowerCase() ?? '';
  if (q === '') return no(400, 'missing_q', 'The parameter "q" is missing.');
  const hits = companies.filter(({ name, legalName, industry, domain }) =>
    `${name}\n${legalName}\n${industry}\n${domain}`.toLowerCase().includes(q),
  );
  const limit = Math.max(1, whole(call, 'limit', 10, 50));
  return ok({ data: hits.slice(0, limit).map(shortOf), meta: { total: hits.length } });
}

function people(call: Call): Reply {
  const company = find(call.url.searchParams.get('domain'));
  const found = companyOf(company.domain);
  if (company.status !== 200 || found === undefined) return { ...company, cost: 0 };
  const limit = Math.max(1, whole(call, 'limit', 10, 50));
  const cursor = call.url.searchParams.get('cursor') ?? '';
  const from = cursor === '' ? 0 : Number(/^p:(\d+)$/.exec(atobOrEmpty(cursor))?.[1] ?? Number.NaN);
  if (Number.isNaN(from)) return no(400, 'bad_cursor', 'This cursor is not one of ours.', found.domain);
  const all = peopleOf(found);
  const data = all.slice(from, from + limit);
  const next = from + limit < all.length ? Buffer.from(`p:${from + limit}`).toString('base64url') : null;
  return ok({ data, meta: { total: all.length, next_cursor: next } }, data.length > 0 ? 1 : 0, found.domain);
}

function atobOrEmpty(text: string): string {
  return Buffer.from(text, 'base64url').toString('latin1');
}

function enrich(call: Call): Reply {
  const body = jsonBody(call);
  if (body === undefined) return no(400, 'bad_json', 'The body must be a JSON object.');
  const { domain, name } = body;
  if (typeof domain === 'string') return find(domain);
  if (typeof name !== 'string' || name.trim() === '')
    return no(422, 'nothing_to_match', 'Give "domain" or "name" as text.');
  const wanted = name.trim().toLowerCase();
  const found = companies.find(c => c.name.toLowerCase() === wanted || c.legalName.toLowerCase() === wanted);
  if (found === undefined) return no(404, 'not_found', `No company is called ${name}.`);
  return ok({ data: companyJson(found) }, 1, found.domain);
}

/** The answer to a call with a good key. */
export function route(call: Call, credits: Credits): Reply {
  const { pathname } = call.url;
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  switch (pathname) {
    case '/v1/companies/find':
      return method === 'GET' ? find(call.url.searchParams.get('domain')) : wrongMethod('GET');
    case '/v1/companies':
      return method === 'GET' ? list(call) : wrongMethod('GET');
    case '/v1/companies/search':
      return method === 'GET' ? search(call) : wrongMethod('GET');
    case '/v1/people':
      return method === 'GET' ? people(call) : wrongMethod('GET');
    case '/v1/enrich':
      return method === 'POST' ? enrich(call) : wrongMethod('POST');
    case '/v1/account':
      return ok({
        data: {
          plan: 'sample',
          credits: { total: credits.total, used: credits.used, left: credits.total - credits.used },
        },
      });
    default:
      return no(404, 'no_such_path', `Nothing is served at ${pathname}.`);
  }
}

function wrongMethod(right: string): Reply {
  return no(405, 'wrong_method', `Use ${right} here.`);
}
