import { foldWords } from './fold.ts';
import { SUFFIX_LABEL } from './host-words.ts';
import type { CompanyCandidate } from './structure.ts';
import { cleanName, hostOfUrl } from './structure-text.ts';

export interface AnchorData {
  readonly href: string;
  readonly text: string;
  /** The page's host without `www.`, so that its links to itself say nothing. */
  readonly pageRegistrable?: string | null;
}

/** A link that only leads there, whatever its text says, names a company no more than this. */
export const LINK_CONFIDENCE = 0.35;

const DIRECTORY =
  /^https?:\/\/(?:[a-z]{2,3}\.)?(?:www\.)?(?:linkedin\.com\/company|crunchbase\.com\/organization|opencorporates\.com\/companies|glassdoor\.[a-z.]+\/Overview)\//i;

/** What one link names: a company by its text, or only a host that it leads to. */
export function fromAnchor(anchor: AnchorData): CompanyCandidate[] {
  if (typeof anchor.href !== 'string') return [];
  const text = cleanName(anchor.text);
  const domain = targetOf(anchor.href, anchor.pageRegistrable ?? null);
  if (text !== null && text.length <= 80) {
    const folded = foldWords(text).join('').replaceAll('+', '');
    if (domain !== null && ownerOf(domain) === folded)
      return [{ name: text, domain, confidence: 0.85, reason: 'its name links to its own domain' }];
    if (DIRECTORY.test(anchor.href.slice(0, 300)))
      return [{ name: text, confidence: 0.75, reason: 'its link leads to a company directory' }];
    if (domain === null) return [];
    if (/^(?:(?:visit |company |official )?(?:web ?site|home ?page)|visit site)$/i.test(text))
      return [{ name: null, domain, confidence: 0.5, reason: 'a link to a website' }];
    if (bare(text.toLowerCase()) === bare(domain))
      return [{ name: null, domain, confidence: 0.7, reason: 'a link that shows its domain' }];
  }
  if (domain === null) return [];
  return [{ name: null, domain, confidence: LINK_CONFIDENCE, reason: 'a link leads there' }];
}

/** The label that someone registered, folded: `acme` of blog.acme.co.uk; `blog` is no company. */
function ownerOf(host: string): string {
  const labels = host.split('.').slice(0, -1);
  const last = labels.at(-1) ?? '';
  const owner = labels.length > 1 && SUFFIX_LABEL.has(last) ? labels.at(-2) : last;
  return (owner ?? '').replaceAll('-', '');
}

const bare = (host: string): string => host.replace(/^www\./, '');

/** An address within an address, as redirects and buttons that share a page carry it. */
const CARRIED = /[?&][\w.-]{1,30}=(https?(?::|%3a)(?:\/|%2f){2}[^&#]{3,300})/i;

/** Addresses that do something with this page: the site that does it is not what the link names. */
const SHARES = /^[^?#]*\/(?:share|sharer|sharearticle|intent|submit|submitlink|pin\/create|pin\/find)\b/i;

/**
 * The host that a link names, or null. A way out by the page's own site (`/url?q=https://acme.com`) names where it
 * leads; a link that carries this page's address to another site, to share it there, names nothing.
 */
function targetOf(href: string, own: string | null): string | null {
  const host = hostOfUrl(href);
  const isOwn = (one: string | null): boolean => one !== null && (one === own || one.endsWith(`.${own}`));
  if (host !== null && !isOwn(host) && SHARES.test(href.slice(0, 600))) return null;
  const carried = CARRIED.exec(href.slice(0, 2000))?.[1];
  const within = carried === undefined ? null : hostOfUrl(decoded(carried));
  if (host === null || isOwn(host)) return isOwn(within) ? null : within;
  return isOwn(within) ? null : host;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
