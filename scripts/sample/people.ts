// The people of a sample company, made from its domain: the same ones at every start.
import type { Company } from './companies.ts';
import { dice, hash } from './random.ts';

export interface Person {
  readonly id: string;
  readonly full_name: string;
  readonly title: string;
  readonly seniority: 'entry' | 'senior' | 'manager' | 'executive';
  readonly email: string;
}

const GIVEN =
  'Ada Bo Clara Dag Elin Finn Greta Hugo Ida Jonas Karin Lars Maja Nils Oda Per Ragna Sven Tove Ulla'.split(
    ' ',
  );
const FAMILY =
  'Ask Berg Dahl Eng Falk Grann Holm Iversen Juhl Krag Lind Moe Nord Oster Palm Quist Ravn Strand'.split(' ');
const TITLES: readonly (readonly [string, Person['seniority']])[] = [
  ['Chief Executive', 'executive'],
  ['Finance Director', 'executive'],
  ['Head of Sales', 'manager'],
  ['Operations Manager', 'manager'],
  ['Senior Engineer', 'senior'],
  ['Account Executive', 'entry'],
  ['Analyst', 'entry'],
];

/** 3 to 60 people, more for larger companies. */
export function peopleOf(company: Company): Person[] {
  const roll = dice(hash(company.domain));
  const count = Math.min(60, Math.max(3, Math.round(Math.sqrt(company.employees) * 1.5)));
  return Array.from({ length: count }, (_, n) => {
    const given = roll.pick(GIVEN);
    const family = roll.pick(FAMILY);
    const [title, seniority] = TITLES[n] ?? roll.pick(TITLES.slice(3));
    const mail = `${given}.${family}${n < 20 ? '' : n}`.toLowerCase();
    return {
      id: `p_${(hash(company.domain) % 100_000).toString(36)}_${n + 1}`,
      full_name: `${given} ${family}`,
      title,
      seniority,
      email: `${mail}@${company.domain}`,
    };
  });
}
