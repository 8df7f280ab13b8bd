/** The page's door, over runtime messages. Every answer is parsed: an older background may answer a newer script. */
import * as v from 'valibot';
import { type FoundCompany, MARK_STATES } from '../../lib/core/message/page.ts';
import type { PageDoor } from '../../lib/page/door.ts';
import { ask, runtime } from './runtime.ts';

const siteSchema = v.object({
  state: v.picklist(['on', 'quiet', 'off']),
  highlight: v.string(),
  auto: v.boolean(),
});
const knownSchema = v.object({
  companies: v.array(v.object({ key: v.nullable(v.string()), state: v.picklist(MARK_STATES) })),
});

const lexiconSchema = v.object({ known: v.string(), words: v.string() });

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), one => one.charCodeAt(0));

export const backgroundDoor: PageDoor = {
  alive: () => runtime() !== null,
  settings: async () => v.parse(siteSchema, await ask({ ask: 'site' })),
  index: async () => {
    const text = await ask({ ask: 'index' });
    return typeof text === 'string' ? fromBase64(text).buffer : null;
  },
  lexicon: async () => {
    const parsed = v.safeParse(lexiconSchema, await ask({ ask: 'lexicon' }));
    return parsed.success
      ? { known: fromBase64(parsed.output.known), words: fromBase64(parsed.output.words) }
      : null;
  },
  known: async companies => v.parse(knownSchema, await ask({ ask: 'known', companies })),
  found: count => void ask({ ask: 'changed', count }),
  visible: companies => void ask({ ask: 'visible', companies }),
  openCard: async (company: FoundCompany, nonce: string) => {
    await ask({ ask: 'card', company, nonce });
    const url = runtime()?.getURL('card.html');
    return url ? { url } : null;
  },
  openPanel: company => void ask({ ask: 'panel', ...(company ? { company } : {}) }),
};
