import { isSiteOfMany } from './links.ts';
import type { CompanyCandidate } from './structure.ts';
import { cleanName, hostOfUrl } from './structure-text.ts';

const MAX_DEPTH = 12;
const MAX_NODES = 5000;

/** schema.org's organisations: the types themselves and the endings of their many subtypes. */
export const ORGANIZATION =
  /(?:Organization|Corporation|Business|Brand|Store|Bank|Agency|Airline|Restaurant|Hotel|Consortium|Dealer|Company|Publisher)$/;

/**
 * Organisations in parsed JSON-LD. What comes in is the page's: only own properties are read, to a depth of
 * 12 and 5,000 nodes, and cycles (a page may build objects by script) end.
 */
export function findInJsonLd(blocks: readonly unknown[]): CompanyCandidate[] {
  const found: CompanyCandidate[] = [];
  const seen = new Set<object>();
  const visit = (node: unknown, depth: number): void => {
    if (
      typeof node !== 'object' ||
      node === null ||
      depth > MAX_DEPTH ||
      seen.size >= MAX_NODES ||
      seen.has(node)
    )
      return;
    seen.add(node);
    if (Array.isArray(node)) {
      for (const one of node.slice(0, MAX_NODES)) visit(one, depth + 1);
      return;
    }
    if (isOrganization(own(node, '@type'))) found.push(...fromOrganization(node));
    for (const key of Object.keys(node).slice(0, 200)) visit(own(node, key), depth + 1);
  };
  for (const block of blocks.slice(0, 100)) visit(block, 0);
  return found;
}

const own = (node: object, key: string): unknown => Object.getOwnPropertyDescriptor(node, key)?.value;

const isOrganization = (type: unknown): boolean =>
  Array.isArray(type)
    ? type.slice(0, 20).some(one => typeof one === 'string' && ORGANIZATION.test(one.slice(-80)))
    : typeof type === 'string' && ORGANIZATION.test(type.slice(-80));

function fromOrganization(node: object): CompanyCandidate[] {
  const name = cleanName(textOf(own(node, 'name'))) ?? cleanName(textOf(own(node, 'legalName')));
  const domain =
    hostOfUrl(textOf(own(node, 'url'))) ??
    hostOfUrl(own(node, '@id')) ??
    hostOfEmail(textOf(own(node, 'email'))) ??
    ownSite(hostOfUrl(textOf(own(node, 'sameAs'))));
  if (name === null && domain === null) return [];
  return [
    {
      name,
      ...(domain === null ? {} : { domain }),
      confidence: name === null ? 0.6 : 0.95,
      reason: 'The page describes it as an organisation (JSON-LD).',
    },
  ];
}

/** A text, the first of several, or a language-tagged value. */
function textOf(value: unknown): unknown {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one !== 'object' || one === null) return one;
  return own(one, '@value') ?? own(one, '@id');
}

/** `sameAs` leads to a company's own site, or to its page on a site of many. */
const ownSite = (host: string | null): string | null => (host !== null && isSiteOfMany(host) ? null : host);

const hostOfEmail = (email: unknown): string | null =>
  typeof email === 'string' && email.includes('@')
    ? hostOfUrl(`https://${email.slice(email.lastIndexOf('@') + 1).trim()}`)
    : null;
