import { bareHost } from '../core/detect/company-key.ts';
import { findDomains } from '../core/detect/domains.ts';
import type { FoundCompany } from '../core/message/page.ts';
import type { Anchor } from './card-host.ts';

const LONGEST = 200;

/** What a text that a person chose stands for: its first host, else the text itself as a name. */
export function companyOfText(text: string): FoundCompany | null {
  const line = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const host = findDomains(line)[0]?.host;
  if (line === '') return null;
  const domain = host === undefined ? null : bareHost(host);
  return { name: domain === null ? line : null, domain, confidence: 1, reason: 'Selected', count: 1, id: 0 };
}

/** The chosen text's place; a card may stand under it. @returns null where nothing is selected. */
export function selectionAnchor(text: string): Anchor | null {
  const company = companyOfText(text);
  const selection = getSelection();
  if (company === null || selection === null || selection.rangeCount === 0) return null;
  // A copy: the page's own selection stays as it is, whatever happens to ours.
  const range = selection.getRangeAt(0).cloneRange();
  const parent = range.startContainer.parentElement ?? document.documentElement;
  return {
    company,
    mark: null,
    rect: () => [...range.getClientRects()].at(-1),
    rtl: getComputedStyle(parent).direction === 'rtl',
  };
}
