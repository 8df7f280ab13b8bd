/**
 * The page's door, over runtime messages. Every answer is checked: an older background may answer a newer script. By
 * hand and not by schema: this script is in every allowed page, and the checks are few.
 */
import type { DetectedSpan } from '../../lib/core/detect/detector.ts';
import type { StructuralCompany } from '../../lib/core/detect/structural.ts';
import { MARK_STATES, type MarkState } from '../../lib/core/message/mark-state.ts';
import type { FoundCompany, KnownAnswer, SiteAnswer } from '../../lib/core/message/page.ts';
import type { PageDoor } from '../../lib/page/door.ts';
import { ask, runtime } from './runtime.ts';

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isState = (value: unknown): value is MarkState => MARK_STATES.some(state => state === value);

const readSite = (answer: unknown): SiteAnswer => {
  const { state, auto } = fieldsOf(answer);
  return state === 'on' || state === 'quiet' ? { state, auto: auto === true } : { state: 'off', auto: false };
};

const readKnown = (answer: unknown, wanted: number): KnownAnswer => {
  const { companies } = fieldsOf(answer);
  // Nobody answered: what was known before stays.
  if (!Array.isArray(companies)) return { companies: [] };
  const list: readonly unknown[] = companies;
  return {
    companies: Array.from({ length: wanted }, (_, index) => {
      const { key, state } = fieldsOf(list[index]);
      return { key: typeof key === 'string' ? key : null, state: isState(state) ? state : 'guessed' };
    }),
  };
};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

/** Null where nobody answered. */
const readList = <T>(answer: unknown, read: (one: Record<string, unknown>) => T | null): T[] | null =>
  Array.isArray(answer) ? answer.flatMap(one => read(fieldsOf(one)) ?? []) : null;

const readSpan = (one: Record<string, unknown>): DetectedSpan | null => {
  const [start, end, confidence] = [
    numberOf(one['start']),
    numberOf(one['end']),
    numberOf(one['confidence']),
  ];
  const key = textOf(one['key']);
  if (!(start >= 0 && end > start) || key === null) return null;
  const { name, domain, reason, listed, lead } = one;
  return {
    start,
    end,
    key,
    name: textOf(name),
    domain: textOf(domain),
    confidence,
    reason: textOf(reason) ?? '',
    ...(listed === true && { listed }),
    ...(lead === true && { lead }),
  };
};

const readStructural = (one: Record<string, unknown>): StructuralCompany | null => {
  const nameKey = textOf(one['nameKey']);
  if (nameKey === null) return null;
  const { name, domain, reason, places } = one;
  return {
    nameKey,
    name: textOf(name),
    domain: textOf(domain),
    confidence: numberOf(one['confidence']),
    reason: textOf(reason) ?? '',
    places: Array.isArray(places) ? places.map(numberOf) : [],
  };
};

export const backgroundDoor: PageDoor = {
  alive: () => runtime() !== null,
  settings: async () => {
    const answer = await ask({ ask: 'site' });
    if (answer === null) throw new Error('Nobody answered.');
    return readSite(answer);
  },
  find: async (text, cells) => readList(await ask({ ask: 'find', text, cells }), readSpan),
  structure: async structure => readList(await ask({ ask: 'structure', structure }), readStructural),
  known: async companies => readKnown(await ask({ ask: 'known', companies }), companies.length),
  found: count => void ask({ ask: 'changed', count }),
  visible: companies => void ask({ ask: 'visible', companies }),
  openCard: async (company: FoundCompany, nonce: string) => {
    await ask({ ask: 'card', company, nonce });
    const url = runtime()?.getURL('card.html');
    return url ? { url } : null;
  },
  menu: card => void ask({ ask: 'menu', card }),
  openPanel: company => void ask({ ask: 'panel', ...(company ? { company } : {}) }),
};
