import { ownerOf } from './company-key.ts';
import { foldWords } from './fold.ts';
import { LINK_CONFIDENCE, OWN_PAGE } from './link-facts.ts';
import { leadsToProfile } from './social-links.ts';
import type { CompanyCandidate } from './structure.ts';
import { cleanName, hostOfUrl } from './structure-text.ts';

export interface AnchorData {
  readonly href: string;
  readonly text: string;
  /** The page's host without `www.`, so that its links to itself say nothing. */
  readonly pageRegistrable?: string | null;
}

/** The page of one company on a site of many: its name is in the path. */
const IN_DIRECTORY =
  /^https?:\/\/[^/]{3,253}(?:\/[^/?#]{1,40}){0,2}\/(?:compan(?:y|ies)|organi[sz]ations?|employers?|vendors?|business|firms?)\/([^/?#]{2,80})/i;

/** What one link names: a company by its text, or only a host that it leads to. */
export function fromAnchor(anchor: AnchorData): CompanyCandidate[] {
  if (typeof anchor.href !== 'string') return [];
  const text = cleanName(anchor.text);
  const domain = targetOf(anchor.href, anchor.pageRegistrable ?? null);
  if (domain !== null && leadsToProfile(anchor.href, domain, text)) return [leadsTo(domain)];
  if (text !== null && text.length <= 80) {
    const folded = foldWords(text).join('').replaceAll('+', '');
    if (domain !== null && ownerOf(domain) === folded)
      return [{ name: text, domain, confidence: 0.85, reason: 'Its name is a link to its own site.' }];
    const slug = domain === null ? undefined : IN_DIRECTORY.exec(anchor.href.slice(0, 600))?.[1];
    if (
      slug !== undefined &&
      folded.length > 2 &&
      !OWN_PAGE.test(folded) &&
      foldWords(decoded(slug)).join('').startsWith(folded)
    )
      return [
        {
          name: text,
          confidence: 0.75,
          reason: 'Its name is a link to its page in a directory of companies.',
        },
      ];
    if (domain === null) return [];
    if (/^(?:(?:visit |company |official )?(?:web ?site|home ?page)|visit site)$/i.test(text))
      return [{ name: null, domain, confidence: 0.5, reason: 'The page links to this as a website.' }];
    const begun = textBegins(text, ownerOf(domain));
    if (begun !== null)
      return [
        { name: begun, domain, confidence: 0.7, reason: 'A link to its own site begins with its name.' },
      ];
    if (bare(text.toLowerCase()) === bare(domain))
      return [{ name: null, domain, confidence: 0.7, reason: 'The page shows this domain as a link.' }];
  }
  return domain === null ? [] : [leadsTo(domain)];
}

const leadsTo = (domain: string): CompanyCandidate => ({
  name: null,
  domain,
  confidence: LINK_CONFIDENCE,
  reason: 'A link on the page leads there.',
});

/** "Pellworth" of "Pellworth – Pumps for ships", where the link leads to pellworth.com: the words that make the label. */
function textBegins(text: string, owner: string): string | null {
  if (owner.length < 4) return null;
  let folded = '';
  for (const word of text.matchAll(/[^\s–—|:·•-]+/gu)) {
    // "Open source guides": a name's words have capitals.
    if (/^\p{Ll}+$/u.test(word[0])) return null;
    folded += foldWords(word[0]).join('').replaceAll('+', '');
    if (folded === owner) {
      const name = text.slice(0, word.index + word[0].length).replace(/[,.;]+$/, '');
      return /^\p{Lu}|\p{Ll}\p{Lu}/u.test(name) ? name : null;
    }
    if (!owner.startsWith(folded)) return null;
  }
  return null;
}

/** Sites where companies have a page among many: a link there tells nothing of a company's own domain. */
export const isSiteOfMany = (host: string): boolean => OF_MANY.test(host);

const OF_MANY =
  /(?:^|\.)(?:linkedin|facebook|fb|instagram|twitter|x|youtube|youtu|tiktok|pinterest|github|gitlab|medium|substack|crunchbase|glassdoor|indeed|g2|capterra|trustpilot|yelp|tripadvisor|wikipedia|wikidata|google|goo|apple|microsoft|bing|whatsapp|wa|t|telegram|discord|reddit|vimeo|slideshare|angel|wellfound|producthunt|opencorporates|bloomberg|reuters|sec|archive|bit|tinyurl|maps|amazonaws|cloudfront|doubleclick|calendly|eventbrite)\.[a-z.]{2,6}$/;

const bare = (host: string): string => host.replace(/^www\./, '');

/** An address within an address, as redirects and buttons that share a page carry it. */
const CARRIED = /[?&][\w.-]{1,30}=(https?(?::|%3a)(?:\/|%2f){2}[^&#]{3,300})/i;

/** Addresses that do something with this page: the site that does it is not what the link names. */
const SHARES = /^[^?#]*\/(?:share|sharer|sharearticle|intent|submit|submitlink|pin\/create|pin\/find)\b/i;

/**
 * The host that a link names, or null. A way out by the page's own site (`/url?q=https://acme.com`) names where it
 * leads; a link that carries this page's address to another site, to share it there, names nothing.
 */
export function targetOf(href: string, own: string | null): string | null {
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
