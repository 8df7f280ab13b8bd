import { OWN_PAGE } from '../core/detect/link-facts.ts';
import { labelledNames, siteEntries } from './entry-places.ts';
import { closestOf, nameOf } from './honest.ts';
import { createTables, lineOf, type Tables } from './tables.ts';
import { blockOf } from './tags.ts';

/** What stands here is the name of a company, by where it stands: a cell, a link to a company's page, a listed item. */
export interface Place {
  /** The element whose first line is the name. */
  readonly element: Element;
  readonly name: string;
  /** The block whose line is the name; null where the line says more. */
  readonly block: Element | null;
}

const MOST_LINKS = 1000;
const MOST_LOOKED = 10_000;
const LINKS_AT_ONCE = 50;
const MOST_HEADINGS = 300;
const MOST_ITEMS = 500;
const LONGEST_NAME = 60;
/** Links by number are taken for companies where a page has at least so many of one kind. */
const FEWEST_OF_A_KIND = 3;

/** What sites call the part of them where each company has its page, whatever the site. */
const KINDS =
  'company companies organization organizations organisation organisations org orgs employer employers vendor vendors supplier suppliers startup startups firm firms business businesses account accounts brand brands unternehmen firma firmen entreprise entreprises empresa empresas azienda aziende biz cmp seller sellers merchant merchants dealer dealers manufacturer manufacturers exhibitor exhibitors sponsor sponsors portfolio';
const COMPANY_PATH = new RegExp(`^(.*/(?:${KINDS.replaceAll(' ', '|')}))/([^/]{2,80})(?:/[^/]{0,30})?$`, 'i');
const MAY_BE_PATH = new RegExp(`/(?:${KINDS.replaceAll(' ', '|')})/`, 'i');

/** Addresses that have a path: no place within the page. */
const PATHS = 'a[href*="/"]:not([href^="#"])';

/** `0015g00000AbCdE`, `48151623`, a UUID: the site's own number of the company. */
const NUMBER = /^(?:\d+|[0-9a-f-]{24,}|(?=\w*\d)\w{12,20})$/i;

/** A site's own pages about itself are called so too (`/company/press`), in its menus. */
const MENUS = 'nav,footer,[role="navigation" i],body>header';

/** Links beside companies' names that lead to the same place. */
const DOES =
  /^(?:view|see|show|visit|follow|edit|delete|open|more|all|next|previous|new|add|create|compare|read|learn|get|contact|save|share)\b/i;

/** Links to companies' own pages on this site, or in a directory: the path says so, its last part or the page repeats it. */
function* linkPlaces(root: Document): Generator<Place | null> {
  const numbered = new Map<string, Place[]>();
  let looked = 0;
  let count = 0;
  for (const link of root.querySelectorAll(PATHS)) {
    if (++looked % LINKS_AT_ONCE === 0) yield null;
    const href = link.getAttribute('href') ?? '';
    if (!MAY_BE_PATH.test(href)) continue;
    const path = href.replace(/^[a-z]+:\/\/[^/]+/i, '').split(/[?#]/, 1)[0] ?? '';
    const [, kind, slug] = COMPANY_PATH.exec(path) ?? [];
    if (kind === undefined || slug === undefined) continue;
    if (++count > MOST_LINKS || looked > MOST_LOOKED) break;
    const place = placeOf(link, path);
    if (place === null || DOES.test(place.name) || closestOf(link, MENUS) !== null) yield null;
    else if (isSlugOf(slug, place.name)) yield place;
    else if (path.endsWith(slug) && NUMBER.test(slug))
      numbered.set(kind, [...(numbered.get(kind) ?? []), place]);
  }
  for (const places of numbered.values())
    if (new Set(places.map(place => place.name)).size >= FEWEST_OF_A_KIND) yield* places;
}

/** What a link or an item was read as, while it says the same. */
const known = new WeakMap<Element, { readonly mark: string; readonly place: Place | null }>();

/** @param mark changes when what stands there is another's */
function placeOf(element: Element, mark: string): Place | null {
  const before = known.get(element);
  if (before?.mark === mark) return before.place;
  const name = lineOf(element);
  const place = isNameLike(name) ? { element, name, block: lineBlock(element, name) } : null;
  known.set(element, { mark, place });
  return place;
}

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** `pellworth-dynamics-8812` of "Pellworth Dynamics Ltd"; `about-us` is a page's and no company's. */
function isSlugOf(slug: string, name: string): boolean {
  const written = bare(decoded(slug).replace(/[-_.](?:[a-z]{0,3}\d[\w.]*)$/i, ''));
  const said = bare(name);
  if (written.length < 2 || OWN_PAGE.test(written)) return false;
  return (
    written === said ||
    (written.length > 3 && said.startsWith(written)) ||
    (said.length > 3 && written.startsWith(said))
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Headings above lists of companies. */
const LIST_HEADING =
  /^(?:(?:our|the|all|featured|top|selected|current|past|some of our|trusted by) )?(?:(?:gold|silver|platinum|bronze|diamond|headline|event|key|strategic|technology|portfolio|member|exhibiting|participating|sponsoring|related|similar|featured|hiring) )?(?:exhibitors?|sponsors?|customers|clients|portfolio(?: companies)?|investors|backers|vendors|suppliers|companies|organi[sz]ations|start-?ups|brands|competitors|alternatives|subsidiaries|employers|aussteller|kunden|referenzen|sponsoren|lieferanten|unternehmen|exposants|fournisseurs|entreprises|clientes|proveedores|empresas)(?: (?:include|list|directory|logos))?:?$/i;

/** The items of a list that its heading calls companies. */
function* listPlaces(root: Document): Generator<Place | null> {
  let count = 0;
  for (const heading of [...root.querySelectorAll('h1,h2,h3,h4,h5,h6')].slice(0, MOST_HEADINGS)) {
    const text = (heading.textContent ?? '').slice(0, 80).replace(/\s+/g, ' ').trim();
    if (!LIST_HEADING.test(text) || closestOf(heading, 'nav,footer') !== null) continue;
    for (const item of itemsAfter(heading)) {
      if (count++ > MOST_ITEMS) return;
      yield placeOf(item, (item.textContent ?? '').slice(0, 80));
    }
  }
}

/** The items of the list that follows a heading, itself or what wraps it. */
function itemsAfter(heading: Element): Element[] {
  const next = heading.nextElementSibling ?? heading.parentElement?.nextElementSibling ?? null;
  if (next === null) return [];
  const list = /^[uo]l$/.test(nameOf(next)) ? next : (next.querySelector('ul,ol') ?? next);
  const items = [...list.children];
  const [first] = items;
  const alike =
    items.length >= FEWEST_OF_A_KIND &&
    items.every(item => first !== undefined && nameOf(item) === nameOf(first));
  return alike && first !== undefined && !/^(?:p|a|span|h\d)$/.test(nameOf(first)) ? items : [];
}

/** As a name stands: short, with a capital or a digit, no sentence. */
const isNameLike = (line: string): boolean =>
  line.length > 1 &&
  line.length <= LONGEST_NAME &&
  /^[\p{Lu}\p{N}\p{Lo}]|\p{Ll}\p{Lu}/u.test(line) &&
  !/[.!?:]$|[“”"]/.test(line.replace(/(?:Inc|Ltd|Co|Corp|S\.A|N\.V|B\.V|LLC|plc|l|v)\.$/i, '')) &&
  line.split(/\s+/).length <= 7;

/** All places of a page but cells of tables. Yields null after each short piece of work that found none. */
function* readPlaces(root: Document): Generator<Place | null> {
  yield* linkPlaces(root);
  yield* listPlaces(root);
  for (const work of [siteEntries(root), labelledNames(root)])
    for (const named of work)
      yield named === null || DOES.test(named.name) ? null : placeOf(named.element, named.name);
}

/** Where a page names companies by its structure. Made anew for each reading. */
export interface CompanyPlaces {
  /** Does a short piece of the work. @returns whether all places are known */
  step(): boolean;
  /** The cell, link or item of which this block's line is a company's name. */
  of(block: Node): Element | null;
  /** Are there any in this element, or around it? */
  standIn(root: Node): boolean;
  /** All places that are known by now, but for cells of tables. */
  readonly all: readonly Place[];
  readonly tables: Tables;
}

export function createCompanyPlaces(root: Document): CompanyPlaces {
  const tables = createTables(root);
  const work = readPlaces(root);
  const all: Place[] = [];
  const byBlock = new Map<Node, Element>();
  return {
    step: () => {
      const { value, done } = work.next();
      if (done === true) return true;
      if (value === null) return false;
      all.push(value);
      if (value.block !== null && !byBlock.has(value.block)) byBlock.set(value.block, value.element);
      return false;
    },
    of: block => tables.companyCell(block) ?? byBlock.get(block) ?? null,
    standIn: root => tables.standIn(root) || all.some(({ element }) => root.contains(element)),
    all,
    tables,
  };
}

/** The block in which a place's text starts, if that line is the name and no more: a link within a sentence has none. */
function lineBlock(element: Element, name: string): Element | null {
  const text = firstText(element);
  const block = text === null ? null : blockOf(text);
  return block !== null && (element.contains(block) || lineOf(block) === name) ? block : null;
}

function firstText(element: Element): Text | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), i = 0; node !== null && i < 50; node = walker.nextNode(), i++)
    if (node instanceof Text && /\S/.test(node.data)) return node;
  return null;
}
