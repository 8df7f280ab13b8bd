/**
 * From one answer and the call that it belongs to, how the next page is probably asked for: proposals, each with what
 * speaks for it, best first. The names are those that vendors' documentation uses, in any case and with or without _.
 */

import { parseUrl } from '../request/web.ts';
import { byCursor, byHeader, byLastItem } from './detect-cursor.ts';
import { byOffset, byPage } from './detect-number.ts';
import { linkTo } from './link.ts';
import { type Headers, isAddress, look, type PagingProposal, type Seen } from './seen.ts';
import type { SentCall } from './shape.ts';

export type { PagingProposal } from './seen.ts';

const NEXT_URL =
  /^(?:next|next_?(?:page_?)?(?:url|uri|link|href)|next_?page|next_?records_?url|@odata\.nextLink)$/i;

/** @returns an empty list when the answer holds no list, or nothing tells of more pages. */
export function detectPaging(answer: unknown, headers: Headers, call: SentCall): readonly PagingProposal[] {
  const seen = look(answer, call);
  if (!seen) return [];
  const found = [
    byLink(seen, headers),
    byNextUrl(seen, call),
    byCursor(seen),
    byHeader(seen, headers),
    byOffset(seen),
    byPage(seen),
  ].flatMap(one => one ?? []);
  const all = found.length > 0 ? found : [byLastItem(seen)].flatMap(one => one ?? []);
  return all.sort((a, b) => b.confidence - a.confidence);
}

const byLink = ({ common }: Seen, headers: Headers): PagingProposal | null =>
  linkTo(headers, 'next')
    ? {
        paging: { kind: 'link', ...common },
        evidence: 'The Link header names the next page.',
        confidence: 0.98,
      }
    : null;

function byNextUrl({ outside, common, home }: Seen, call: SentCall): PagingProposal | null {
  const here = parseUrl(call.url);
  // An address elsewhere is another's: what a search engine found, or its own next page.
  const isNext = (value: unknown): boolean =>
    isAddress(value) && (here === null || parseUrl(value, call.url)?.host === here.host);
  const place = outside.find(
    ({ name, within, value }) =>
      isNext(value) &&
      (NEXT_URL.test(name) || (/^(?:href|url|uri|link)$/i.test(name) && /^next$/i.test(within.at(-1) ?? ''))),
  );
  const path =
    place?.path ?? outside.flatMap(one => linkPath(one.value, isNext).map(end => one.path + end))[0];
  if (path === undefined) return null;
  return {
    paging: { kind: 'next-url', path, ...common },
    evidence: `The answer names the next address at ${path}.`,
    // A search that is sent as JSON is asked on by its cursor, where there is one.
    confidence: home.place === 'body' ? 0.7 : 0.95,
  };
}

/** A list of links, each with its relation, as HAL's forerunners, FHIR and PayPal have it: the path of the next one in it. */
function linkPath(links: unknown, isNext: (value: unknown) => boolean): readonly string[] {
  if (!Array.isArray(links) || links.length > 20) return [];
  return links.flatMap((link: unknown) => {
    if (typeof link !== 'object' || link === null) return [];
    const entries = Object.entries(link);
    const relation = entries.find(([name, value]) => /^(?:rel|relation)$/.test(name) && value === 'next');
    const target = entries.find(([name, value]) => /^(?:href|url|uri)$/.test(name) && isNext(value));
    return relation && target ? [`[?@.${relation[0]}=='next'].${target[0]}`] : [];
  });
}
