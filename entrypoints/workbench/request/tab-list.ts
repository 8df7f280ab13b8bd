/** The tabs of the editor: which part of the definition each shows, and which of them are in use. */
import type { Tab } from '../../../components/field/Tabs.tsx';
import type { RequestDefinition } from '../../../lib/core/request/definition.ts';
import { blankRequest } from './blank.ts';
import type { Trouble } from './trouble.ts';

export const TAB_IDS = [
  'params',
  'headers',
  'auth',
  'body',
  'paging',
  'fields',
  'conditions',
  'limits',
  'advanced',
] as const;
export type TabId = (typeof TAB_IDS)[number];

const LABELS: Record<TabId, string> = {
  params: 'Params',
  headers: 'Headers',
  auth: 'Auth',
  body: 'Body',
  paging: 'Paging',
  fields: 'Fields',
  conditions: 'Conditions',
  limits: 'Limits & cost',
  advanced: 'Advanced',
};

const BLANK = blankRequest('blank');
const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

const USED: Record<TabId, (d: RequestDefinition) => boolean> = {
  params: d => d.parameters.some(row => row.enabled),
  headers: d => d.headers.some(row => row.enabled),
  auth: d => d.auth.kind !== 'none' || d.session,
  body: d => d.body.kind !== 'none',
  paging: d => d.paging.kind !== 'none',
  fields: d => d.fields.length + d.derived.length > 0,
  conditions: d => d.condition !== null,
  limits: d => differs([d.cost, d.limits], [BLANK.cost, BLANK.limits]),
  advanced: d => differs([d.answer, d.retry, d.cache], [BLANK.answer, BLANK.retry, BLANK.cache]),
};

export const tabsOf = (definition: RequestDefinition, troubles: readonly Trouble[]): readonly Tab<TabId>[] =>
  TAB_IDS.map(id => {
    const sign = troubles.some(one => one.tab === id && !one.advice)
      ? 'problem'
      : USED[id](definition)
        ? 'use'
        : null;
    return { id, label: LABELS[id], ...(sign ? { sign } : {}) };
  });

/** What an error's next step calls a tab: `#/request/ID/cost`. */
export const tabOf = (word: string): TabId => {
  if (word === 'cost') return 'limits';
  if (word === 'answer') return 'advanced';
  return TAB_IDS.find(id => id === word) ?? 'params';
};
