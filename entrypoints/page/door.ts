/**
 * The page's door, over runtime messages. Every answer is checked: an older background may answer a newer script. By
 * hand and not by schema: this script is in every allowed page, and the checks are few.
 */
import { MARK_STATES, type MarkState } from '../../lib/core/message/mark-state.ts';
import type { FoundCompany, KnownAnswer, SiteAnswer } from '../../lib/core/message/page.ts';
import type { PageDoor } from '../../lib/page/door.ts';
import { ask, runtime } from './runtime.ts';

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isState = (value: unknown): value is MarkState => MARK_STATES.some(state => state === value);

const readSite = (answer: unknown): SiteAnswer => {
  const { state, highlight, auto } = fieldsOf(answer);
  if ((state !== 'on' && state !== 'quiet') || typeof highlight !== 'string')
    return { state: 'off', highlight: '', auto: false };
  return { state, highlight, auto: auto === true };
};

const readKnown = (answer: unknown, wanted: number): KnownAnswer => {
  const { companies } = fieldsOf(answer);
  const list: readonly unknown[] = Array.isArray(companies) ? companies : [];
  return {
    companies: Array.from({ length: wanted }, (_, index) => {
      const { key, state } = fieldsOf(list[index]);
      return { key: typeof key === 'string' ? key : null, state: isState(state) ? state : 'guessed' };
    }),
  };
};

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), one => one.charCodeAt(0));

export const backgroundDoor: PageDoor = {
  alive: () => runtime() !== null,
  settings: async () => readSite(await ask({ ask: 'site' })),
  index: async () => {
    const text = await ask({ ask: 'index' });
    return typeof text === 'string' ? fromBase64(text).buffer : null;
  },
  lexicon: async () => {
    const { known, words, sets } = fieldsOf(await ask({ ask: 'lexicon' }));
    return typeof known === 'string' && typeof words === 'string' && typeof sets === 'string'
      ? { known: fromBase64(known), words: fromBase64(words), sets }
      : null;
  },
  known: async companies => readKnown(await ask({ ask: 'known', companies }), companies.length),
  found: count => void ask({ ask: 'changed', count }),
  visible: companies => void ask({ ask: 'visible', companies }),
  openCard: async (company: FoundCompany, nonce: string) => {
    await ask({ ask: 'card', company, nonce });
    const url = runtime()?.getURL('card.html');
    return url ? { url } : null;
  },
  openPanel: company => void ask({ ask: 'panel', ...(company ? { company } : {}) }),
};
