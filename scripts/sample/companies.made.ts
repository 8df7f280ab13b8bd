// The rest of the sample: companies put together from word lists by a seeded generator.
import type { Company } from './companies.ts';
import { placeOf, places } from './places.ts';
import { type Dice, dice } from './random.ts';

const FIRST =
  'Alder Amber Aspen Auburn Basalt Beacon Birch Bramble Bronze Cinder Clover Copper Coral Dapple Ember Fallow Fennel Flint Gable Garnet Hazel Heron Indigo Ivory Juniper Larch Linden Marble Nettle Opal Orchard Otter Pewter Quartz Rowan Russet Sable Sorrel Teasel Umbra Velvet Willow'.split(
    ' ',
  );
const SECOND =
  'brook crest dale fell field ford gate glen grove hollow lane mere moor point reach ridge shaw stead thorpe vale wick worth yard'.split(
    ' ',
  );
const TRADES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['Logistics software', ['Software', 'Systems'], ['TypeScript', 'PostgreSQL', 'AWS', 'Terraform']],
  ['Freight forwarding', ['Freight', 'Logistics'], ['SAP', 'Kafka', 'Oracle']],
  ['Data analytics', ['Analytics', 'Insight'], ['Snowflake', 'dbt', 'Python']],
  ['Medical devices', ['Medical', 'Devices'], ['SolidWorks', 'Veeva', 'Azure']],
  ['Renewable energy', ['Energy', 'Power'], ['Python', 'TimescaleDB', 'GCP']],
  ['Food production', ['Foods', 'Kitchens'], ['SAP', 'Qlik', 'Workday']],
  ['Financial services', ['Capital', 'Finance'], ['Salesforce', 'Snowflake', 'Kotlin']],
  ['Industrial machinery', ['Machines', 'Works'], ['Siemens', 'Odoo', 'Autodesk']],
  ['Education', ['Learning', 'Academy'], ['Moodle', 'HubSpot', 'Stripe']],
  ['Cybersecurity', ['Security', 'Shield'], ['Rust', 'Elastic', 'Kubernetes']],
  ['Textiles', ['Textiles', 'Weavers'], ['Shopify', 'NetSuite']],
  ['Chemicals', ['Chemicals', 'Materials'], ['SAP', 'Benchling']],
];
const STAGES = ['Seed', 'Series A', 'Series B', 'Series C', 'Private equity', 'Listed', 'Family-owned'];
const SPANS = [11, 51, 201, 501, 1001, 5001] as const;

/** For example 210 → `201-500`: the ranges that most vendors use. */
export function rangeOf(employees: number): string {
  if (employees > 10_000) return '10001+';
  const starts = [1, ...SPANS, 10_001];
  const at = starts.findLastIndex(start => start <= employees);
  return `${starts[at]}-${(starts[at + 1] ?? 0) - 1}`;
}

export function phonesOf(pattern: string, roll: Dice): string[] {
  const count = roll.between(1, 3);
  const first = roll.between(10, 90);
  return Array.from({ length: count }, (_, n) => pattern.replace('##', String(first + n)));
}

function some<T>(from: readonly T[], roll: Dice): T[] {
  return from.filter((_, n) => n === 0 || roll.next() < 0.6);
}

/** Makes `count` companies whose domains are not in `taken`; the same for the same seed. */
export function makeCompanies(count: number, seed: number, taken: ReadonlySet<string>): Company[] {
  const roll = dice(seed);
  const used = new Set(taken);
  const names = new Set<string>();
  const made: Company[] = [];
  while (made.length < count) {
    const stem = roll.pick(FIRST) + roll.pick(SECOND);
    const [industry, words, stack] = roll.pick(TRADES);
    const name = `${stem} ${roll.pick(words)}`;
    const domain = `${roll.next() < 0.7 ? stem.toLowerCase() : name.toLowerCase().replace(' ', '-')}.example`;
    if (used.has(domain) || names.has(name)) continue;
    used.add(domain);
    names.add(name);
    const place = placeOf(roll.pick(places).code);
    const city = roll.pick(place.cities);
    // Many small companies and few large ones, as in the world.
    const employees = Math.round(10 ** (0.7 + roll.next() ** 1.6 * 3.6));
    const stage = roll.pick(STAGES);
    const funded = stage.startsWith('Se') || stage === 'Private equity';
    made.push({
      domain,
      name,
      legalName: `${name} ${roll.pick(place.forms)}`,
      industry,
      employees,
      range: rangeOf(employees),
      founded: roll.between(1930, 2024),
      country: place.country,
      countryCode: place.code,
      city,
      hq: `${city}, ${place.country}`,
      funding: { stage, totalUsd: funded ? roll.between(1, 180) * 500_000 : null },
      phones: phonesOf(place.phone, roll),
      technologies: some(stack, roll),
      description: `${name} is a ${industry.toLowerCase()} company from ${city}.`,
    });
  }
  return made;
}
