// The fictional companies that the sample provider knows and the sample pages speak of.
import { knownTable } from './companies.known.ts';
import { makeCompanies, phonesOf, rangeOf } from './companies.made.ts';
import { placeOf } from './places.ts';
import { dice, hash } from './random.ts';

export interface Company {
  readonly domain: string;
  readonly name: string;
  readonly legalName: string;
  readonly industry: string;
  readonly employees: number;
  /** As vendors give it, for example `201-500` or `10001+`. */
  readonly range: string;
  readonly founded: number;
  readonly country: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly city: string;
  readonly hq: string;
  /** `totalUsd` in whole US dollars; null where nothing was raised. */
  readonly funding: { readonly stage: string; readonly totalUsd: number | null };
  readonly phones: readonly string[];
  readonly technologies: readonly string[];
  readonly description: string;
}

function known(line: string): Company {
  const cells = line.split('|').map(cell => cell.trim());
  const at = (n: number): string => {
    const cell = cells[n];
    if (cell === undefined || cell === '') throw new Error(`Column ${n} is missing: ${line}`);
    return cell;
  };
  const place = placeOf(at(6));
  const domain = at(0);
  const employees = Number(at(4));
  return {
    domain,
    name: at(1),
    legalName: at(2),
    industry: at(3),
    employees,
    range: rangeOf(employees),
    founded: Number(at(5)),
    country: place.country,
    countryCode: place.code,
    city: at(7),
    hq: `${at(7)}, ${place.country}`,
    funding: { stage: at(9), totalUsd: at(8) === '-' ? null : Number(at(8)) * 1_000_000 },
    phones: phonesOf(place.phone, dice(hash(domain))),
    technologies: at(10).split(', '),
    description: at(11),
  };
}

/** The hand-written companies, in the order of the table. */
export const knownCompanies: readonly Company[] = knownTable.trim().split('\n').map(known);

/** All 400: the hand-written ones first. The same at every start. */
export const companies: readonly Company[] = [
  ...knownCompanies,
  ...makeCompanies(400 - knownCompanies.length, 20_261_123, new Set(knownCompanies.map(c => c.domain))),
];

const byDomain = new Map(companies.map(company => [company.domain, company]));

/** Looks a company up by its registrable domain, in any case. */
export function companyOf(domain: string): Company | undefined {
  return byDomain.get(domain.trim().toLowerCase());
}

/** Domains that no list holds and that the provider answers with trouble, to show and test it. */
export const troubleDomains = {
  /** Always 503 with `Retry-After: 1`. */
  down: 'stormgate.example',
  /** Answers 200 after three seconds. */
  slow: 'slackwater.example',
  /** Answers 200 with another company's name and domain. */
  mistaken: 'otherwise.example',
  /** An HTML page in place of JSON. */
  html: 'foglight.example',
  /** 404: nobody knows it. */
  unknown: 'fjordlyst.example',
} as const;
