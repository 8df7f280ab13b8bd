/** The domain that a result names for a company which was known by its name alone. */

import { sameCompany } from '../company.ts';
import { isSiteOfMany } from '../detect/links.ts';
import { companyDomain, isPublicMailDomain } from '../domain.ts';
import type { Cell, LookupResult } from './records.ts';

const IS_DOMAIN = /domain|web ?site|home ?page|\burl\b/i;
const IS_NAME = /^(?:(?:company|legal|organi[sz]ation|account)[ _]?)?name$/i;

const textOf = ({ kind, value }: Cell): string | null =>
  kind === 'filled' && typeof value === 'string' && value.trim() !== '' ? value : null;

const textsOf = ({ cells }: LookupResult, is: RegExp): string[] =>
  Object.entries(cells).flatMap(([field, cell]) =>
    is.test(field) || is.test(cell.label) ? (textOf(cell) ?? []) : [],
  );

/**
 * Wrong is worse than none: the answer must not be about another firm, must name one domain only, and the name in it, or
 * the domain itself, must be the name that was asked about.
 */
export function toldDomain(result: LookupResult): string | null {
  const { name, state, entity } = result;
  if (name === null || (state !== 'found' && state !== 'partial')) return null;
  if (entity.kind === 'different' || entity.kind === 'apart') return null;
  const domains = new Set(textsOf(result, IS_DOMAIN).flatMap(text => companyDomain(text) ?? []));
  const [domain, other] = domains;
  if (domain === undefined || other !== undefined) return null;
  if (isPublicMailDomain(domain) || isSiteOfMany(domain)) return null;
  if (entity.kind === 'same' || entity.kind === 'confirmed') return domain;
  const called = textsOf(result, IS_NAME)[0] ?? null;
  const { verdict } = sameCompany({ name }, called === null ? { domain } : { name: called });
  return verdict === 'same' ? domain : null;
}
