import type { AnchorData } from '../core/detect/links.ts';
import {
  type CompanyCandidate,
  findInStructure,
  type MicrodataItem,
  type PageStructure,
} from '../core/detect/structure.ts';
import { closestOf } from './honest.ts';
import { readTables } from './tables.ts';

const MOST_BLOCKS = 50;
const LONGEST_BLOCK = 300_000;
const MOST_ITEMS = 200;
const MOST_ANCHORS = 4000;
const AT_ONCE = 100;
const LONGEST_TEXT = 300;

/**
 * Reads what a page says of companies by its structure. Yields after each piece of work, a few milliseconds at most,
 * with what that piece named.
 */
export function* readStructure(root: Document): Generator<CompanyCandidate[], void, undefined> {
  const { hostname } = root.location;
  // An intranet's short name or an address of numbers is no company's domain.
  const pageHost = /\.\p{L}[^.]+$/u.test(hostname) ? hostname : null;
  const look = (structure: PageStructure): CompanyCandidate[] => findInStructure({ pageHost, ...structure });
  yield look({ meta: readMeta(root) });
  for (const block of [...root.querySelectorAll('script[type="application/ld+json" i]')].slice(
    0,
    MOST_BLOCKS,
  ))
    yield look({ jsonLd: parseBlock(block.textContent) });
  for (const items of inPieces(root.querySelectorAll('[itemscope][itemtype]'), MOST_ITEMS))
    yield look({ microdata: items.map(readItem) });
  for (const cards of inPieces(root.querySelectorAll('.vcard, .h-card'), MOST_ITEMS))
    yield look({ microdata: cards.map(readCard) });
  // Names alone are marked where they stand; a row's two columns tell which domain is whose.
  for (const table of readTables(root))
    yield look({ tables: [table] }).filter(one => one.domain !== undefined);
  const pageRegistrable = hostname.replace(/^www\./, '');
  for (const links of inPieces(root.querySelectorAll<HTMLAnchorElement>('a[href]'), MOST_ANCHORS)) {
    const anchors: AnchorData[] = [];
    const emails: string[] = [];
    for (const link of links) {
      const href = link.getAttribute('href') ?? '';
      if (/^mailto:/i.test(href)) emails.push(href.slice(7).split(/[?,]/)[0] ?? '');
      // A relative address leads to the page's own site; one with an address in it may lead on from there.
      else if (/^\s*(?:https?:)?\/\/|=https?(?::|%3a)/i.test(href))
        anchors.push({ href: href.trim(), text: textOf(link), pageRegistrable });
    }
    yield look({ anchors, emails });
  }
}

function* inPieces<E extends Element>(elements: NodeListOf<E>, most: number): Generator<E[]> {
  const all = [...elements].slice(0, most);
  for (let i = 0; i < all.length; i += AT_ONCE) yield all.slice(i, i + AT_ONCE);
}

const textOf = (element: Element): string => (element.textContent ?? '').slice(0, LONGEST_TEXT).trim();

function readMeta(root: Document): Record<string, string> {
  const meta: Record<string, string> = Object.create(null);
  for (const element of [...root.querySelectorAll('meta[content]')].slice(0, 200)) {
    const name = element.getAttribute('property') ?? element.getAttribute('name');
    if (name !== null)
      meta[name.toLowerCase()] = (element.getAttribute('content') ?? '').slice(0, LONGEST_TEXT);
  }
  return meta;
}

/** A block that is no JSON says nothing; many pages have one. */
function parseBlock(text: string | null): unknown[] {
  if (text === null || text.length > LONGEST_BLOCK) return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** HTML, 5.2.4: an item's properties are those of its descendants that belong to no item within it. */
function readItem(item: Element): MicrodataItem {
  const properties: Record<string, string> = Object.create(null);
  for (const element of [...item.querySelectorAll('[itemprop]')].slice(0, 60)) {
    const above = element.parentElement;
    if (above === null || closestOf(above, '[itemscope]') !== item) continue;
    const names = (element.getAttribute('itemprop') ?? '').split(/\s+/);
    for (const name of names) properties[name] ??= propertyOf(element);
  }
  return { type: (item.getAttribute('itemtype') ?? '').split(/\s+/)[0] ?? '', properties };
}

function propertyOf(element: Element): string {
  const given =
    element.getAttribute('content') ?? element.getAttribute('href') ?? element.getAttribute('src');
  return (given ?? textOf(element)).slice(0, LONGEST_TEXT).trim();
}

/** hCard and h-card (microformats.org): only cards that name an organisation. */
function readCard(card: Element): MicrodataItem {
  const org = card.querySelector('.org, .p-org, .p-organization-name, .organization-name');
  const url = card.querySelector('a.url[href], a.u-url[href]');
  if (org === null) return { type: '', properties: {} };
  return {
    type: 'https://schema.org/Organization',
    properties: { name: textOf(org), ...(url === null ? {} : { url: url.getAttribute('href') ?? '' }) },
  };
}
