import { type EntryData, fromEntry, fromLogo, fromSubject } from './entries.ts';
import { foldWords } from './fold.ts';
import { findInJsonLd, ORGANIZATION } from './json-ld.ts';
import { type AnchorData, fromAnchor } from './links.ts';
import { placesOf } from './structure-places.ts';
import { cleanName, hostOfUrl } from './structure-text.ts';
import { findInTables, type TableData } from './tables.ts';

/** A company that a page's structure names. `name` is null where only a domain is known. */
export interface CompanyCandidate {
  readonly name: string | null;
  /** A host as written on the page, lower case; its registrable domain is decided in the background. */
  readonly domain?: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Where it was found, for a person to read. */
  readonly reason: string;
  /** Which items of the page name it, as `placesOf` counts them; none for what the page's head names. */
  readonly places?: readonly number[];
}

export interface MicrodataItem {
  /** The item's types, as `https://schema.org/Organization`. */
  readonly type: string;
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
}

/** A page's structure as plain data, gathered by `lib/page`. All of it comes from the page: trust none. */
export interface PageStructure {
  /** Parsed JSON-LD blocks. */
  readonly jsonLd?: readonly unknown[];
  /** `<meta>` by property or name, as `og:site_name`. */
  readonly meta?: Readonly<Record<string, string>>;
  readonly microdata?: readonly MicrodataItem[];
  readonly anchors?: readonly AnchorData[];
  readonly emails?: readonly string[];
  readonly tables?: readonly TableData[];
  /** Alternative texts of pictures that say they are logos. */
  readonly logos?: readonly string[];
  readonly entries?: readonly EntryData[];
  readonly heading?: string;
  readonly title?: string;
  /** Host of the page without `www.`. */
  readonly pageRegistrable?: string | null;
  /** Host of the page. */
  readonly pageHost?: string | null;
}

const MAX_FOUND = 2000;
const MAX_EACH = 5000;
/** Places that are told of one company. */
const MAX_PLACES = 20;

/** The companies that a page's structure names, surest first, each once. Bounded in depth and number. */
export function findInStructure(page: PageStructure): CompanyCandidate[] {
  const at = placesOf(page);
  return distinct([
    ...findInJsonLd(page.jsonLd ?? []),
    ...placed(page.microdata, at.microdata, fromMicrodata),
    ...fromMeta(page.meta ?? {}, page.pageHost ?? null),
    ...findInTables(page.tables ?? []),
    ...placed(page.anchors, at.anchors, fromAnchor),
    ...placed(page.emails, at.emails, fromEmail),
    ...placed(page.logos, at.logos, fromLogo),
    ...placed(page.entries, at.entries, entry => fromEntry(entry, page.pageRegistrable ?? null)),
    ...fromSubject(page),
  ]);
}

/** @param first the place of the first item */
function placed<T>(
  items: readonly T[] | undefined,
  first: number,
  read: (item: T) => readonly CompanyCandidate[],
): CompanyCandidate[] {
  return (items ?? [])
    .slice(0, MAX_EACH)
    .flatMap((item, i) => read(item).map(one => ({ ...one, places: [first + i] })));
}

function fromMicrodata(item: MicrodataItem): CompanyCandidate[] {
  if (typeof item.type !== 'string' || !ORGANIZATION.test(item.type.slice(0, 200))) return [];
  const name = cleanName(first(item, 'legalName') ?? first(item, 'name'));
  const domain = hostOfUrl(first(item, 'url') ?? first(item, 'sameAs'));
  return candidate(name, domain, 0.9, 'The page describes it as an organisation (microdata).');
}

function first(item: MicrodataItem, key: string): string | undefined {
  const properties: unknown = item.properties;
  if (typeof properties !== 'object' || properties === null || !Object.hasOwn(properties, key))
    return undefined;
  const value: unknown = item.properties[key];
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? one : undefined;
}

function fromMeta(meta: Readonly<Record<string, string>>, host: string | null): CompanyCandidate[] {
  const found: CompanyCandidate[] = [];
  for (const [key, confidence] of [
    ['og:site_name', 0.6],
    ['application-name', 0.5],
    ['apple-mobile-web-app-title', 0.4],
  ] as const) {
    const value: unknown = Object.hasOwn(meta, key) ? meta[key] : undefined;
    const name = cleanName(value);
    if (name !== null)
      found.push(...candidate(name, host, confidence, `The page gives this as its own name (${key}).`));
  }
  return found;
}

const ROLE_ONLY =
  /^(?:gmail|googlemail|outlook|hotmail|yahoo|icloud|aol|gmx|proton|protonmail|live|web|mail|yandex|qq)\./;

function fromEmail(email: string): CompanyCandidate[] {
  if (typeof email !== 'string' || email.length > 320) return [];
  const host = hostOfUrl(`https://${email.slice(email.lastIndexOf('@') + 1).trim()}`);
  return email.includes('@') && host !== null && !ROLE_ONLY.test(host)
    ? candidate(null, host, 0.5, 'The page has an e-mail address of this domain.')
    : [];
}

function candidate(
  name: string | null,
  domain: string | null,
  confidence: number,
  reason: string,
): CompanyCandidate[] {
  if (name === null && domain === null) return [];
  return [{ name, ...(domain === null ? {} : { domain }), confidence, reason }];
}

function distinct(found: readonly CompanyCandidate[]): CompanyCandidate[] {
  const best = new Map<string, CompanyCandidate>();
  for (const one of found) {
    const key = `${foldWords(one.name ?? '').join('')}|${one.domain?.replace(/^www\./, '') ?? ''}`;
    const known = best.get(key);
    if (known !== undefined) best.set(key, both(known, one));
    else if (best.size < MAX_FOUND) best.set(key, one);
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence);
}

/** The surer of two finds of one company, with the places of both. */
function both(known: CompanyCandidate, one: CompanyCandidate): CompanyCandidate {
  const places = [...(known.places ?? []), ...(one.places ?? [])].slice(0, MAX_PLACES);
  return { ...(known.confidence < one.confidence ? one : known), places };
}
