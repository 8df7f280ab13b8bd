import { ownerOf } from './company-key.ts';
import { foldWords } from './fold.ts';
import { type AnchorData, isSiteOfMany, targetOf } from './links.ts';
import type { CompanyCandidate, PageStructure } from './structure.ts';
import { cleanName } from './structure-text.ts';
import { withoutForms } from './suffixes.ts';

// Whose a domain is, where a name and a link stand in one item of a list or on a page about one company.

/** An item that names a company, with the addresses that it links to. */
export interface EntryData {
  readonly name: string;
  readonly hrefs: readonly string[];
  /** Those of them that are shown as its website. */
  readonly sites: readonly string[];
}

/** The site outside that an entry links to, if its name says so or the link does. */
export function fromEntry({ name, hrefs, sites }: EntryData, own: string | null): CompanyCandidate[] {
  const shown = cleanName(name);
  if (shown === null || !Array.isArray(hrefs) || !Array.isArray(sites)) return [];
  const alike = hostsOf(hrefs, own).find(host => isNamedAs(host, shown));
  const said = hostsOf(sites, own);
  const domain = alike ?? (said.length === 1 ? said[0] : undefined);
  if (domain === undefined)
    return [{ name: shown, confidence: 0.75, reason: 'Its name is a link to its page on this site.' }];
  const reason = 'Its entry on the page links to this site.';
  return [{ name: shown, domain, confidence: alike === undefined ? 0.75 : 0.85, reason }];
}

/** Distinct hosts without `www.`, in order. */
function hostsOf(hrefs: readonly string[], own: string | null): string[] {
  const hosts = hrefs.flatMap(href => (typeof href === 'string' ? (targetOf(href, own) ?? []) : []));
  return [...new Set(hosts.map(host => host.replace(/^www\./, '')))].filter(host => !isSiteOfMany(host));
}

/** `amberfold.com` and `amberfoldhq.com` of "Amberfold Ltd", `bms.com` of "Bristol Myers Squibb". */
function isNamedAs(host: string, name: string): boolean {
  const owner = ownerOf(host);
  const words = withoutForms(foldWords(name)).filter(word => word !== '+');
  const whole = words.join('');
  if (whole.length < 2 || owner.length < 2) return false;
  if (owner === whole || (words[0] ?? '') === owner) return true;
  if (whole.length > 3 && AROUND.test(owner.replace(whole, '|'))) return true;
  return words.length > 1 && owner === words.map(word => word[0] ?? '').join('');
}

/** What owners put around a name that was taken. */
const AROUND =
  /^(?:get|try|use|join|go|the|my|we|hello)?\|(?:hq|app|inc|corp|group|co|labs|io|ai|hr|global|online|web|tech|software|usa|uk)?$/;

const LOGO_OF =
  /^(?:logo(?:s)?(?: of| for|:)? (.{2,60})|(.{2,60}?)(?:['’]s)?(?: (?:company|corporate|brand|client|customer|sponsor|partner))? logo)$/i;
const NO_NAME =
  /^(?:the|a|our|your|my|site|website|main|header|footer|company|corporate|brand|client|customer|partner|sponsor|white|black|dark|light|color|colour|small|large|mobile|desktop|app|home|page|default|image|svg|png|icon|full|new|old|school|team|club|university)(?: |$)/i;

/** Names out of "Amberfold logo", as walls of customers' logos and results carry them. */
export function fromLogo(alt: string): CompanyCandidate[] {
  const found = LOGO_OF.exec(typeof alt === 'string' ? alt.trim() : '');
  const name = cleanName(found?.[1] ?? found?.[2]);
  return name === null || NO_NAME.test(name) || !/^[\p{Lu}\p{N}]|\p{Ll}\p{Lu}/u.test(name)
    ? []
    : [{ name, confidence: 0.6, reason: 'A picture on the page is called its logo.' }];
}

/** A page about one company: its heading begins the title, and one site that it links to bears that name. */
export function fromSubject({
  heading = '',
  title = '',
  anchors = [],
  pageRegistrable = null,
}: PageStructure): CompanyCandidate[] {
  const name = cleanName(heading);
  if (name === null || name.length > 60 || !title.trim().toLowerCase().startsWith(name.toLowerCase()))
    return [];
  const hosts = hostsOf(
    anchors.slice(0, 2000).flatMap(({ href }: AnchorData) => href),
    pageRegistrable,
  ).filter(host => isNamedAs(host, name));
  const [domain] = hosts;
  if (domain === undefined || hosts.some(host => ownerOf(host) !== ownerOf(domain))) return [];
  return [{ name, domain, confidence: 0.75, reason: 'The page is about it and links to its site.' }];
}
