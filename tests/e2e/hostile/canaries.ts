import type { Page } from '@playwright/test';
import { put, storedRequest } from '../loupe.ts';

/** In the user's own list, in an answer's field and in a key: nothing of it stands on the page. */
export const ROW = 'Zqrowcanary Holding';
export const FIELD = 'zqfieldcanary';
export const KEY = 'zqkeycanary7Lm2';

/** Puts them there: a list, a request that gives the field, and the key that it needs. */
export const settle = async (own: Page, origin: string): Promise<void> => {
  await put(own, 'requests', [
    storedRequest({
      url: `${origin}/v1/companies/find`,
      parameters: [{ name: 'domain', value: '{{domain}}' }],
      headers: [{ name: 'X-Api-Key', value: KEY }],
      cost: { amount: 1 },
    }),
  ]);
  await put(own, 'settings', [{ name: 'lookupPlans', value: ['facts'] }]);
  await put(own, 'lists', [{ id: 'l', name: 'Z', plans: [], columns: [], createdAt: 0, updatedAt: 1 }]);
  const row = { listId: 'l', values: {}, source: 'test', addedAt: 0 };
  await put(own, 'listRows', [
    { ...row, id: 'a', order: 0, subject: 'd:nordhavn.com', name: ROW, domain: 'nordhavn.com' },
    { ...row, id: 'b', order: 1, subject: 'd:zf.com', name: 'Zephyr Freight GmbH', domain: 'zf.com' },
  ]);
  const cell = {
    label: 'Motto',
    value: FIELD,
    kind: 'filled',
    why: null,
    requestId: 'facts',
    provider: 'Sample',
    path: '$.x',
    answerKey: null,
    at: Date.now(),
  };
  await put(own, 'results', [
    {
      planId: 'facts',
      subject: 'd:nordhavn.com',
      inputs: '',
      name: ROW,
      domain: 'nordhavn.com',
      at: Date.now(),
      state: 'found',
      cells: { motto: cell },
      problem: null,
      note: null,
      revision: 1,
      runId: null,
      fromCache: false,
      charged: 0,
      unit: 'credit',
      entity: { kind: 'unchecked' },
    },
  ]);
};
