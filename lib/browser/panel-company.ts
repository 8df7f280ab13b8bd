/** Which company the side panel, or the popup in its place, should show first: left in the session's memory by who opens it. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type FoundCompany, foundCompanySchema } from '../core/message/page.ts';
import { sessionMemory } from './session.ts';

const keyOf = (windowId: number): string => `panel:${windowId}`;

export const leavePanelCompany = (windowId: number, company: FoundCompany): Promise<void> =>
  sessionMemory.set(keyOf(windowId), JSON.stringify({ company, at: Date.now() }));

/** What nobody came for by then was not opened: later it would only be in the way. Milliseconds. */
const WAITS_MS = 120_000;
const leftSchema = v.object({ company: foundCompanySchema, at: v.number() });

const read = (text: unknown): FoundCompany | null => {
  if (typeof text !== 'string') return null;
  try {
    const parsed = v.safeParse(leftSchema, JSON.parse(text));
    return parsed.success && Date.now() - parsed.output.at < WAITS_MS ? parsed.output.company : null;
  } catch {
    return null;
  }
};

/** Tells the company left for this window, now and whenever one is left; each is told once. @returns the end of it */
export const onPanelCompany = (windowId: number, show: (company: FoundCompany) => void): (() => void) => {
  const key = keyOf(windowId);
  const take = (text: unknown): void => {
    const company = read(text);
    if (!company) return;
    void sessionMemory.remove(key);
    show(company);
  };
  const changed = (changes: Record<string, { newValue?: unknown }>): void => take(changes[key]?.newValue);
  browser.storage.session.onChanged.addListener(changed);
  void sessionMemory.get(key).then(take);
  return () => browser.storage.session.onChanged.removeListener(changed);
};
