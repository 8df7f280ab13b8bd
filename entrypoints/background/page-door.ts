/** Answers a content script: little, and nothing that makes a call or tells a secret. */
import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import { leavePanelCompany } from '../../lib/browser/panel-company.ts';
import { sessionMemory } from '../../lib/browser/session.ts';
import { openSidePanel } from '../../lib/browser/side-panel.ts';
import { tellTab } from '../../lib/browser/tabs.ts';
import { structuralCompanies } from '../../lib/core/detect/structural.ts';
import {
  type FoundCompany,
  foundCompanySchema,
  type PageOrder,
  pageMessageSchema,
  type SiteAnswer,
} from '../../lib/core/message/page.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { siteAt } from '../../lib/store/sites.ts';
import { runByItself } from './auto.ts';
import { findInText } from './find.ts';
import { knownStates, withKnownDomain } from './known.ts';
import { menuOpened } from './menu.ts';

/**
 * A frame counts as the site that a person sees and allowed: its tab's. Where the browser does not tell the tab's
 * address, that site was never allowed, whatever it shows in a frame.
 */
const originOf = (sender: Browser.runtime.MessageSender): string => {
  const address = sender.frameId === 0 ? sender.url : sender.tab?.url;
  return address ? new URL(address).origin : '';
};

const site = async (db: LoupeDatabase, sender: Browser.runtime.MessageSender): Promise<SiteAnswer> => {
  const origin = originOf(sender);
  const stored = await siteAt(db, origin);
  const state = stored?.state ?? 'off';
  return { state, auto: (stored?.auto.plans.length ?? 0) > 0 };
};

/** One a tab, which shows one card at a time: a page that asks for a million cards fills nothing. */
const cardKey = (tabId: number): string => `card:${tabId}`;

/** `company` is null once it was told. The card stands in the page of `frameId`, which may itself be a frame. */
const openCardSchema = v.object({
  nonce: v.string(),
  company: v.nullable(foundCompanySchema),
  frameId: v.number(),
});
type OpenCard = v.InferOutput<typeof openCardSchema>;

const openCard = async (tabId: number): Promise<OpenCard | null> => {
  const text = await sessionMemory.get(cardKey(tabId));
  const parsed = v.safeParse(openCardSchema, text === null ? null : JSON.parse(text));
  return parsed.success ? parsed.output : null;
};

/** The company that a card's frame is about; told once, to the frame in this tab that knows the nonce. */
export const cardOf = async (nonce: string, tabId: number): Promise<FoundCompany | null> => {
  const card = await openCard(tabId);
  if (!card?.company || card.nonce !== nonce) return null;
  await sessionMemory.set(cardKey(tabId), JSON.stringify({ ...card, company: null }));
  return card.company;
};

/** Tells the page that holds this tab's card. */
export const tellCardHost = async (tabId: number, order: PageOrder): Promise<unknown> =>
  tellTab(tabId, order, (await openCard(tabId))?.frameId);

const showCard = async (
  db: LoupeDatabase,
  found: FoundCompany,
  nonce: string,
  sender: Browser.runtime.MessageSender,
): Promise<void> => {
  const company = await withKnownDomain(db, found);
  const [tabId, frameId] = [sender.tab?.id ?? -1, sender.frameId ?? 0];
  const before = await openCard(tabId);
  if (before && before.frameId !== frameId) void tellTab(tabId, { tell: 'card-close' }, before.frameId);
  const card: OpenCard = { nonce, company, frameId };
  await sessionMemory.set(cardKey(tabId), JSON.stringify(card));
};

/** @throws with a sentence when the message is not one that a page may send */
export const answerPage = async (
  message: unknown,
  sender: Browser.runtime.MessageSender,
  open: () => Promise<LoupeDatabase>,
): Promise<unknown> => {
  const parsed = v.safeParse(pageMessageSchema, message);
  if (!parsed.success) throw new Error('A page may not ask that.');
  const wanted = parsed.output;
  if (wanted.ask === 'panel') {
    // First, before anything is awaited: the browser must still see the click.
    const windowId = sender.tab?.windowId;
    if (windowId === undefined) return null;
    // The panel alone: the popup would open without a click, whenever a page that took over its process says so.
    const opened = openSidePanel(windowId);
    if (wanted.company) await leavePanelCompany(windowId, wanted.company);
    return opened;
  }
  // At once as well: what is chosen in the menu may come right behind.
  if (wanted.ask === 'menu') return menuOpened(sender, wanted.card);
  const db = await open();
  if (wanted.ask === 'site') return site(db, sender);
  const state = (await siteAt(db, originOf(sender)))?.state ?? 'off';
  // A script that outlived its leave, or that a page which took over its process drives, learns nothing any more.
  if (state === 'off') throw new Error('Loupe is off on this site.');
  switch (wanted.ask) {
    case 'find':
      return findInText(db, `${sender.tab?.id} ${sender.frameId}`, wanted.text, wanted.cells);
    case 'structure':
      return structuralCompanies(wanted.structure, new URL(sender.url ?? 'about:blank').hostname);
    case 'known':
      return knownStates(db, wanted.companies);
    case 'card':
      return showCard(db, wanted.company, wanted.nonce, sender);
    case 'visible':
      return runByItself(db, originOf(sender), wanted.companies);
    case 'changed':
      return null;
  }
};
