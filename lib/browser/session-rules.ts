/**
 * The browser's own rules for headers (declarativeNetRequest), for our background's calls alone: from no tab, and begun
 * by our own origin. Session rules: the browser keeps them in memory and forgets them with the extension's reload.
 */
import { browser } from 'wxt/browser';
import type { RuleBook } from './header-rules.ts';

/** Rule 1 leaves Origin out; the others belong to an origin each. */
const FIRST_ID = 2;

/** This browser's session rules. */
export function sessionRules(): RuleBook {
  const ids = new Map<string, number>();
  const ours = (): { initiatorDomains: string[]; tabIds: number[] } => ({
    initiatorDomains: [new URL(browser.runtime.getURL('/')).host],
    tabIds: [browser.tabs.TAB_ID_NONE],
  });
  return {
    begin: async () => {
      const left = await browser.declarativeNetRequest.getSessionRules();
      await browser.declarativeNetRequest.updateSessionRules({
        removeRuleIds: left.map(({ id }) => id),
        addRules: [
          {
            id: 1,
            priority: 1,
            condition: ours(),
            action: {
              type: 'modifyHeaders',
              requestHeaders: [{ header: 'origin', operation: 'remove' }],
            },
          },
        ],
      });
    },
    set: async (origin, headers) => {
      const id = ids.get(origin) ?? FIRST_ID + ids.size;
      ids.set(origin, id);
      await browser.declarativeNetRequest.updateSessionRules({
        removeRuleIds: [id],
        addRules:
          headers.length === 0
            ? []
            : [
                {
                  id,
                  priority: 2,
                  condition: { ...ours(), urlFilter: `|${origin}/` },
                  action: {
                    type: 'modifyHeaders',
                    requestHeaders: headers.map(([name, value]) => ({
                      header: name.toLowerCase(),
                      operation: 'set',
                      value,
                    })),
                  },
                },
              ],
      });
    },
  };
}
