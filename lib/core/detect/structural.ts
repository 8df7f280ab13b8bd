import type { GatheredStructure } from '../message/page.ts';
import { bareHost } from './company-key.ts';
import { nameKey } from './name-key.ts';
import { type CompanyCandidate, findInStructure } from './structure.ts';

/** A company that a page's structure names, with the keys that its finds in the text have. */
export interface StructuralCompany {
  /** Key of its name; empty where it has none. */
  readonly nameKey: string;
  readonly name: string | null;
  /** A host without `www.`. */
  readonly domain: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  /** Which items of the part that was sent name it, as `structure-places.ts` counts them. */
  readonly places: readonly number[];
}

/**
 * The companies of a page's structure. Names in tables are marked where they stand; their rows tell whose a domain is.
 * @param hostname the page's own
 */
export function structuralCompanies(page: GatheredStructure, hostname: string): StructuralCompany[] {
  const { tables = [], jsonLd = [], anchors = [], meta = {}, microdata = [], emails = [] } = page;
  const { logos = [], entries = [], heading = '', title = '' } = page;
  const pageRegistrable = bareHost(hostname);
  const found = findInStructure({
    meta,
    microdata,
    emails,
    jsonLd: jsonLd.flatMap(parseBlock),
    logos,
    entries,
    heading,
    title,
    pageRegistrable,
    anchors: anchors.map(anchor => ({ ...anchor, pageRegistrable })),
    // An intranet's short name or an address of numbers is no company's domain.
    pageHost: /\.\p{L}[^.]+$/u.test(hostname) ? hostname : null,
  });
  return [...found, ...findInStructure({ tables }).filter(one => one.domain !== undefined)].map(asStructural);
}

/** A block that is no JSON says nothing; many pages have one. */
function parseBlock(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

const asStructural = ({
  name,
  domain,
  confidence,
  reason,
  places = [],
}: CompanyCandidate): StructuralCompany => ({
  nameKey: name === null ? '' : nameKey(name),
  name,
  domain: domain === undefined ? null : bareHost(domain),
  confidence,
  reason,
  places,
});
