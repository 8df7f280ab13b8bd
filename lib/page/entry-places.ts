import { hostOfUrl } from '../core/detect/structure-text.ts';
import { closestOf, firstIn, nameOf, parentNodeOf } from './honest.ts';
import { lineOf } from './tables.ts';

// Companies by what stands beside them, in whatever markup: an item of a list that leads to its own website, a value
// behind the label "Account name".

/** A link that says it leads to somebody's site, or shows its address. */
export const SAYS_SITE =
  /^(?:(?:visit |view |go to |company |official |their )?(?:web ?site|home ?page|site|webseite|site web|sitio web|sito web)(?: of .{2,60})?|(?:https?:\/\/)?(?:www\.)?[\w-]+(?:\.[\w-]+)+\/?)$/i;

/** An element that names a company, and the name. */
export interface NamedElement {
  readonly element: Element;
  readonly name: string;
}

const MOST_LINKS = 4000;
const AT_ONCE = 50;
const MOST_LEVELS = 7;
/** A list has at least so many items alike. */
const FEWEST_ITEMS = 3;
const LONGEST_LABEL = 30;
const MOST_LABELS = 3000;

/** On pages about people an item leads to a person's site. */
const OF_PEOPLE =
  /\/(?:speakers?|team|people|staff|authors?|members?|artists?|faculty|alumni|mentors?|profiles?)(?:[/?#-]|$)/i;

/** What a link says: its text, or what is read out for its picture. */
export const sayingOf = (link: Element): string =>
  (link.textContent?.trim() || link.getAttribute('aria-label') || link.getAttribute('title') || '').slice(
    0,
    80,
  );

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** `amberplumbing.co.uk` of "Amber Plumbing Ltd". */
const isNamedAs = (host: string, name: string): boolean => {
  const [first = ''] = host.replace(/^www\./, '').split('.');
  return first.length > 3 && (bare(name).startsWith(bare(first)) || bare(first).startsWith(bare(name)));
};

/** Items alike of which each leads to a site of its own, most of them called as the items are: directories, maps, fairs. */
export function* siteEntries(root: Document): Generator<NamedElement | null> {
  if (OF_PEOPLE.test(root.location.pathname)) return;
  const own = hostOfUrl(root.location.href);
  const lists = new Map<Node, Map<Element, { readonly host: string; readonly named: NamedElement }>>();
  let looked = 0;
  for (const link of root.querySelectorAll('a[href*="//"]')) {
    if (++looked > MOST_LINKS) break;
    if (looked % AT_ONCE === 0) yield null;
    // What it says is asked first: few links say so, and to read an address costs ten times as much.
    if (!SAYS_SITE.test(sayingOf(link))) continue;
    const host = hostOfUrl(link.getAttribute('href'));
    if (host === null || host === own) continue;
    const item = itemOf(link);
    const list = item === null ? null : parentNodeOf(item);
    if (item === null || list === null || closestOf(item, 'nav,footer') !== null) continue;
    const named = namedIn(item);
    const items = lists.get(list) ?? new Map();
    // An item with two sites is about no single company.
    if (named !== null) items.set(item, { host, named });
    lists.set(list, items);
    yield null;
  }
  for (const items of lists.values()) {
    const entries = [...items.values()];
    const alike = entries.filter(({ host, named }) => isNamedAs(host, named.name)).length;
    const hosts = new Set(entries.map(({ host }) => host));
    if (hosts.size >= FEWEST_ITEMS && alike * 2 >= entries.length)
      for (const { named } of entries) yield named;
  }
}

/** The outermost element around a link that has its like beside it. */
function itemOf(link: Element): Element | null {
  let element: Element | null = link.parentElement;
  for (let level = 0; element !== null && level < MOST_LEVELS; level++, element = element.parentElement)
    if (isOneOfMany(element)) return element;
  return null;
}

function isOneOfMany(element: Element): boolean {
  const name = nameOf(element);
  const kind = element.getAttribute('class');
  let alike = 1;
  for (const step of ['nextElementSibling', 'previousElementSibling'] as const)
    for (let other = element[step], i = 0; other !== null && i < FEWEST_ITEMS; other = other[step], i++)
      // A link to each of a company's pages stands in a row as well, but has no heading of its own.
      if (nameOf(other) === name && other.getAttribute('class') === kind && other.children.length > 1)
        alike++;
  return alike >= FEWEST_ITEMS && element.children.length > 1;
}

/** The item's heading, or its first line. */
function namedIn(item: Element): NamedElement | null {
  const element = firstIn(item, 'h1,h2,h3,h4,h5,h6,[role="heading"]') ?? item;
  const name = lineOf(element);
  return name === '' || SAYS_SITE.test(name) ? null : { element, name };
}

/** Labels whose value is a company. A customer or a client is a person as often. */
const LABEL =
  /^(?:(?:current |parent |ultimate |legal |registered |trading )?(?:company|organi[sz]ation|employer|vendor|supplier|manufacturer|brand|publisher|business|account)(?: name)|(?:current |parent |ultimate parent )?(?:company|organi[sz]ation|employer|vendor|supplier|manufacturer)|parent(?: account)?|brand|publisher|(?:legal|registered|trading) (?:name|entity)|firma|firmenname|unternehmen|arbeitgeber|lieferant|hersteller|entreprise|société|raison sociale|empresa|proveedor|razón social|azienda|ragione sociale|bedrijf)$/i;

/** Values behind such labels. */
export function* labelledNames(root: Document): Generator<NamedElement | null> {
  let looked = 0;
  for (const label of root.querySelectorAll('dt,th,label,[class*="label"],[class*="Label"]')) {
    if (++looked > MOST_LABELS) return;
    if (looked % AT_ONCE === 0) yield null;
    const said = label.textContent ?? '';
    if (said.length > LONGEST_LABEL || !LABEL.test(said.replace(/[:*]?\s*$/, '').trim())) continue;
    const value = besideOf(label);
    if (value === null || closestOf(value, 'nav,footer') !== null || value.querySelectorAll('a').length > 1)
      continue;
    yield { element: value, name: lineOf(value) };
  }
}

/** What stands behind a label: its definition, the other cell of its row, or what follows it or what wraps it alone. */
function besideOf(label: Element): Element | null {
  const next = label.nextElementSibling;
  const kind = nameOf(label);
  if (kind === 'dt') return next !== null && nameOf(next) === 'dd' ? next : null;
  if (kind === 'th')
    return next !== null && nameOf(next) === 'td' && label.parentElement?.children.length === 2 ? next : null;
  const wrap = label.parentElement;
  return next ?? (wrap?.children.length === 1 ? wrap.nextElementSibling : null);
}
