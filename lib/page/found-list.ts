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

/** Where something begins: a mark's text, or a link, card or picture. */
interface Spot {
  readonly node: Node;
  readonly offset: number;
}

/** What the page's head alone names comes first, what links merely lead to last. */
const rank = (first: Spot | null, { confidence }: FoundCompany, isMarked: boolean): number => {
  if (isMarked) return 1;
  if (confidence <= LINK_CONFIDENCE) return 2;
  return first === null ? 0 : 1;
};

/** In page order, one entry for each company, although its name and its domain were found apart. */
export function listCompanies(companies: readonly Company[]): FoundCompany[] {
  const groups = new Map<string, { found: FoundCompany; first: Spot | null; isMarked: boolean }>();
  for (const company of companies) {
    const one = identity(company);
    const group = groups.get(one);
    const isMarked = company.marks.size > 0;
    const first = spotOf(company);
    if (group === undefined) {
      groups.set(one, { found: asFound(company), first, isMarked });
      continue;
    }
    const { found } = group;
    group.found = {
      ...found,
      name: found.name ?? asFound(company).name,
      domain: found.domain ?? asFound(company).domain,
      confidence: Math.max(found.confidence, company.confidence),
      // A company that the page's structure names counts where its name stands in the text.
      count: group.isMarked ? found.count + company.marks.size : Math.max(1, company.marks.size),
    };
    // Where its name is marked it stands, whatever link led there before.
    if (group.isMarked !== isMarked) group.first = isMarked ? first : group.first;
    else group.first = firstOf([first, group.first].filter(spot => spot !== null));
    group.isMarked ||= isMarked;
  }
  return [...groups.values()]
    .map(({ found, first, isMarked }) => ({ found, first, rank: rank(first, found, isMarked) }))
    .sort((a, b) => a.rank - b.rank || inOrder(a.first, b.first))
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
  [...marks].sort((a, b) => pageOrder(a.start, b.start));

/** The first link, card or picture that names one of these companies and is on the page. */
export const firstPlace = (companies: readonly Company[]): Element | null =>
  companies
    .flatMap(({ places }) => [...places])
    .filter(place => place.isConnected)
    .reduce<Element | null>((first, place) => (first && nodeOrder(first, place) < 0 ? first : place), null);

/** Its first mark, or else what else names it. */
function spotOf(company: Company): Spot | null {
  if (company.marks.size > 0) return firstOf([...company.marks].map(mark => mark.start));
  const place = firstPlace([company]);
  return place && { node: place, offset: 0 };
}

const firstOf = (spots: readonly Spot[]): Spot | null =>
  spots.reduce<Spot | null>((first, spot) => (first && pageOrder(first, spot) < 0 ? first : spot), null);

/** What the page's head names stands nowhere, and comes first. */
function inOrder(a: Spot | null, b: Spot | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return pageOrder(a, b);
}

const pageOrder = (a: Spot, b: Spot): number =>
  a.node === b.node ? a.offset - b.offset : nodeOrder(a.node, b.node);

function nodeOrder(a: Node, b: Node): number {
  const position = a.compareDocumentPosition(b);
  if ((position & Node.DOCUMENT_POSITION_DISCONNECTED) !== 0) return orderOfHosts(a, b);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? -1 : 1;
}

/** What is in a shadow root stands where its host does. */
function orderOfHosts(a: Node, b: Node): number {
  const [ofA, ofB] = [hostsOf(a), hostsOf(b)];
  for (const one of ofA) {
    const other = ofB.find(node => node.getRootNode() === one.getRootNode());
    if (other === undefined) continue;
    // One of them is the host itself, and comes before what is in its root.
    if (one === other) return ofA.length - ofB.length;
    return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? -1 : 1;
  }
  return 0;
}

/** The node, and the hosts of the shadow roots that it is in. */
function hostsOf(node: Node): Node[] {
  const hosts: Node[] = [node];
  for (let root = node.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    hosts.push(root.host);
  return hosts;
}
