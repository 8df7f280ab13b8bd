import { inPlaces } from '../core/detect/structure-places.ts';
import type { GatheredStructure } from '../core/message/page.ts';
import { SAYS_SITE, sayingOf } from './entry-places.ts';
import { closestOf, firstIn, isA, nameOf } from './honest.ts';
import type { CompanyPlaces, Place } from './places.ts';

const MOST_BLOCKS = 50;
const LONGEST_BLOCK = 300_000;
const MOST_ITEMS = 200;
const MOST_ANCHORS = 4000;
const MOST_META = 200;
const LONGEST_HREF = 2000;
const LONGEST_TEXT = 300;
const LONGEST_EMAIL = 400;
const LONGEST_NAME = 200;
const MOST_ENTRIES = 500;
const MOST_ENTRY_LINKS = 10;
/** Elements that are looked at between two questions whether the slice is used up. */
const AT_ONCE = 50;

/** Microdata's items, and cards as microformats.org has them. */
const ITEMS = '[itemscope][itemtype],.vcard,.h-card';

/** Where mail programs on the web write whose a name is. */
const EMAIL_HOLDERS = ['email', 'data-email', 'data-hovercard-id'];
const HOLDERS = EMAIL_HOLDERS.map(name => `[${name}*="@"]`).join();

/**
 * All that a page's structure may name companies by; the browser picks it in one pass. An address of the page's own site
 * says nothing, but for one with another address in it, which may lead on from there.
 */
const tellingOn = (origin: string): string =>
  [
    'meta[content]',
    'script[type="application/ld+json" i]',
    ITEMS,
    `a[href*="//"]:not([href^="${CSS.escape(origin)}/" i])`,
    'a[href*="=http" i]',
    'a[href^="mailto:" i]',
    HOLDERS,
    'img[alt*="logo" i]',
  ].join();

type Part = { -readonly [Key in keyof GatheredStructure]: GatheredStructure[Key] };

/** What is sent of a page, and the elements that it was read of, by their places. */
export interface StructurePart {
  readonly said: GatheredStructure;
  readonly elements: readonly Element[];
}

/** Reads what a page says of companies by its structure. Yields a part, or null after each short piece of work. */
export function* readStructure(
  root: Document,
  places: CompanyPlaces,
): Generator<StructurePart | null, void, undefined> {
  const meta: Record<string, string> = Object.create(null);
  const jsonLd: string[] = [];
  const microdata: NonNullable<Part['microdata']> = [];
  const anchors: NonNullable<Part['anchors']> = [];
  const emails: string[] = [];
  const logos: string[] = [];
  const at: Record<'microdata' | 'anchors' | 'emails' | 'logos', Element[]> = {
    microdata: [],
    anchors: [],
    emails: [],
    logos: [],
  };
  let metas = 0;
  let count = 0;
  for (const element of root.querySelectorAll(tellingOn(root.location.origin))) {
    const name = nameOf(element);
    if (name === 'a') {
      const href = (element.getAttribute('href') ?? '').trim();
      if (anchors.length + emails.length >= MOST_ANCHORS) continue;
      if (/^mailto:/i.test(href)) {
        emails.push((href.slice(7).split(/[?,]/)[0] ?? '').slice(0, LONGEST_EMAIL));
        at.emails.push(element);
      } else if (/^(?:https?:)?\/\/|=https?(?::|%3a)/i.test(href)) {
        anchors.push({ href: href.slice(0, LONGEST_HREF), text: textOf(element) || altOf(element) });
        at.anchors.push(element);
      }
    } else if (name === 'meta') {
      const key = element.getAttribute('property') ?? element.getAttribute('name');
      if (key !== null && metas++ < MOST_META)
        meta[key.toLowerCase().slice(0, LONGEST_TEXT)] = (element.getAttribute('content') ?? '').slice(
          0,
          LONGEST_TEXT,
        );
    } else if (name === 'img') {
      if (logos.length < MOST_ITEMS) {
        logos.push((element.getAttribute('alt') ?? '').slice(0, LONGEST_TEXT));
        at.logos.push(element);
      }
    } else if (name === 'script') {
      const text = element.textContent ?? '';
      if (jsonLd.length < MOST_BLOCKS && text.length <= LONGEST_BLOCK) jsonLd.push(text);
    }
    if (isA(element, HOLDERS))
      for (const holds of EMAIL_HOLDERS) {
        const email = element.getAttribute(holds);
        if (email === null || anchors.length + emails.length >= MOST_ANCHORS) continue;
        emails.push(email.slice(0, LONGEST_EMAIL));
        at.emails.push(element);
      }
    if (isA(element, ITEMS) && microdata.length < MOST_ITEMS) {
      const items = element.hasAttribute('itemtype') ? [readItem(element)] : readCard(element);
      microdata.push(...items);
      at.microdata.push(...items.map(() => element));
    }
    if (++count % AT_ONCE === 0) yield null;
  }
  const heading = root.querySelector('h1');
  yield {
    said: {
      meta,
      microdata,
      emails,
      anchors,
      logos,
      title: root.title.slice(0, LONGEST_TEXT),
      ...(heading === null ? {} : { heading: textOf(heading) }),
    },
    elements: inPlaces(at),
  };
  yield* readEntries(places);
  for (const block of jsonLd) yield { said: { jsonLd: [block] }, elements: [] };
  // Names alone are marked where they stand; a row's two columns tell which domain is whose.
  for (const table of places.tables.read()) yield { said: { tables: [table] }, elements: [] };
}

/** What stands around one company's name in a list: its card, row or item. */
const ENTRY = 'li,article,tr,[role="row" i],[role="listitem" i],[role="article" i]';

/** How far a card of plain boxes is climbed from the name in it. */
const MOST_CLIMB = 6;

/** The card, row or item of one name: what says so, or the largest box without the names beside it, but no sentence. */
function entryOf({ element, block }: Place, beside: readonly (Place | undefined)[]): Element {
  const others = beside.flatMap(place => (place && !place.element.contains(element) ? place.element : []));
  const isShared = (box: Element): boolean => others.some(other => box.contains(other));
  const item = closestOf(element, ENTRY);
  if (item !== null && !isShared(item)) return item;
  let entry = element;
  const isAlone = others.length === 0 || block === null;
  for (let climbed = 0; !isAlone && climbed < MOST_CLIMB; climbed++) {
    const box = entry.parentElement;
    if (box === null || isShared(box)) break;
    entry = box;
  }
  return entry;
}

function* readEntries(places: CompanyPlaces): Generator<StructurePart | null> {
  const entries: NonNullable<Part['entries']> = [];
  let count = 0;
  while (!places.step()) yield null;
  const all = places.all.slice(0, MOST_ENTRIES);
  for (const [i, place] of all.entries()) {
    const hrefs: string[] = [];
    const sites: string[] = [];
    const entry = entryOf(place, [all[i - 1], all[i + 1]]);
    for (const link of [...entry.querySelectorAll('a[href*="//"]')].slice(0, MOST_ENTRY_LINKS)) {
      const href = (link.getAttribute('href') ?? '').slice(0, LONGEST_HREF);
      hrefs.push(href);
      if (SAYS_SITE.test(sayingOf(link))) sites.push(href);
    }
    entries.push({ name: place.name.slice(0, LONGEST_NAME), hrefs, sites });
    if (++count % AT_ONCE === 0) yield null;
  }
  if (entries.length > 0) yield { said: { entries }, elements: all.map(({ element }) => element) };
}

/** A wall of logos says whose they are beside its pictures. */
const altOf = (link: Element): string =>
  (firstIn(link, 'img[alt]')?.getAttribute('alt') ?? '')
    .replace(/ logo$/i, '')
    .slice(0, LONGEST_TEXT)
    .trim();

const textOf = (element: Element): string => (element.textContent ?? '').slice(0, LONGEST_TEXT).trim();

/** HTML, 5.2.4: an item's properties are those of its descendants that belong to no item within it. */
function readItem(item: Element): { type: string; properties: Record<string, string> } {
  const properties: Record<string, string> = Object.create(null);
  for (const element of [...item.querySelectorAll('[itemprop]')].slice(0, 60)) {
    const above = element.parentElement;
    if (above === null || closestOf(above, '[itemscope]') !== item) continue;
    const names = (element.getAttribute('itemprop') ?? '').slice(0, LONGEST_TEXT).split(/\s+/);
    for (const name of names) properties[name] ??= propertyOf(element);
  }
  return {
    type: (item.getAttribute('itemtype') ?? '').slice(0, LONGEST_TEXT).split(/\s+/)[0] ?? '',
    properties,
  };
}

function propertyOf(element: Element): string {
  const given =
    element.getAttribute('content') ?? element.getAttribute('href') ?? element.getAttribute('src');
  return (given ?? textOf(element)).slice(0, LONGEST_TEXT).trim();
}

/** hCard and h-card (microformats.org): only cards that name an organisation. */
function readCard(card: Element): { type: string; properties: Record<string, string> }[] {
  const org = card.querySelector('.org, .p-org, .p-organization-name, .organization-name');
  if (org === null) return [];
  const href = card.querySelector('a.url[href], a.u-url[href]')?.getAttribute('href') ?? null;
  const properties: Record<string, string> = { name: textOf(org) };
  if (href !== null) properties['url'] = href.slice(0, LONGEST_TEXT);
  return [{ type: 'https://schema.org/Organization', properties }];
}
