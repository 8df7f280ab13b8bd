import { LINK_CONFIDENCE } from '../core/detect/link-facts.ts';
import type { FoundCompany } from '../core/message/page.ts';
import type { Company, Mark } from './finds.ts';

/** What is one company by all that is known now. */
export const identity = (company: Company): string => {
  const { subject, key } = wholeOf(company);
  return subject ?? key;
};

/** Northmoor speaks for Northmoor Rail Freight Ltd, where the page shows that it is the same. */
const wholeOf = (company: Company): Company => company.full ?? company;

/** What the page's head names comes first, what links merely lead to last. */
const rank = (first: Text | null, { confidence }: FoundCompany): number =>
  first !== null ? 1 : confidence > LINK_CONFIDENCE ? 0 : 2;

/** In page order, one entry for each company, although its name and its domain were found apart. */
export function listCompanies(companies: readonly Company[]): FoundCompany[] {
  const groups = new Map<string, { found: FoundCompany; first: Text | null }>();
  for (const company of companies) {
    const one = identity(company);
    const group = groups.get(one);
    const first = firstNode(company);
    if (group === undefined) {
      groups.set(one, { found: asFound(company), first });
      continue;
    }
    const { found } = group;
    group.found = {
      ...found,
      name: found.name ?? asFound(company).name,
      domain: found.domain ?? asFound(company).domain,
      confidence: Math.max(found.confidence, company.confidence),
      // A company that the page's head names counts where its name stands in the text.
      count: group.first === null ? Math.max(1, company.marks.size) : found.count + company.marks.size,
    };
    if (first !== null && (group.first === null || pageOrder(first, group.first) < 0)) group.first = first;
  }
  return [...groups.values()]
    .sort((a, b) => rank(a.first, a.found) - rank(b.first, b.found) || pageOrder(a.first, b.first))
    .map(group => group.found);
}

/**
 * The extension's key says the domain: the registrable one of a host, or that of a name in the user's lists. The list,
 * the marks and the card so speak of one and the same.
 */
const toldDomain = ({ subject }: Company): string | null =>
  subject?.startsWith('d:') ? subject.slice(2) : null;

export function asFound(company: Company): FoundCompany {
  const whole = wholeOf(company);
  return {
    name: whole.name,
    domain: toldDomain(whole) ?? whole.domain ?? whole.shortDomain,
    confidence: company.confidence,
    reason: company.reason,
    count: Math.max(1, company.marks.size),
    id: company.id,
  };
}

export const inPageOrder = (marks: Iterable<Mark>): Mark[] =>
  [...marks].sort((a, b) =>
    a.start.node === b.start.node ? a.start.offset - b.start.offset : pageOrder(a.start.node, b.start.node),
  );

function firstNode(company: Company): Text | null {
  for (const mark of company.marks) return mark.start.node;
  return null;
}

/** Companies without a mark (from the page's head) come first. */
function pageOrder(a: Text | null, b: Text | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? -1 : 1;
}
