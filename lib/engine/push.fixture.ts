/** What the tests of pushes share: destinations, a server that counts the rows it took, and a run that pushes. */
import { pushPlanId } from '../core/push/plan-id.ts';
import type { LookupResult } from '../core/record/records.ts';
import { subjectOf } from '../core/record/subject.ts';
import type { RequestInput } from '../core/request/definition.ts';
import type { NewRun } from './run.ts';
import { type SimulatedWorld, type simulatedWorld, storedRequest } from './simulated.ts';

const ITEM = '{"email":"info@{{domain}}","size":{{size}}}';

export const oneACall = (more: Partial<RequestInput> = {}) =>
  storedRequest({
    url: 'https://crm.test/companies',
    method: 'POST',
    body: { kind: 'json', template: ITEM },
    fields: [{ name: 'id', label: 'Record', path: '$.id' }],
    ...more,
  });

export const inBatches = (more: Partial<RequestInput> = {}) =>
  storedRequest({
    url: 'https://crm.test/companies/batch',
    method: 'POST',
    body: { kind: 'json', template: `{"inputs":[${ITEM}],"source":"{{source ?? loupe}}"}` },
    batch: { path: 'inputs', size: 4 },
    ...more,
  });

/** How often each row arrived, by what the server itself read in the bodies. */
export type Arrived = Map<string, number>;

export const emailsIn = (body: string | null): string[] =>
  [...(body ?? '').matchAll(/"email":"info@([^"]+)"/g)].map(([, domain = '']) => domain);

export const crm = (
  answer: (domains: readonly string[]) => ReturnType<Parameters<typeof simulatedWorld>[0]> = () => ({
    status: 200,
    body: { id: 'r1' },
  }),
): {
  arrived: Arrived;
  reply: (call: { readonly body: string | null }) => ReturnType<Parameters<typeof simulatedWorld>[0]>;
} => {
  const arrived: Arrived = new Map();
  return {
    arrived,
    reply: call => {
      const domains = emailsIn(call.body);
      for (const domain of domains) arrived.set(domain, (arrived.get(domain) ?? 0) + 1);
      return answer(domains);
    },
  };
};

export const newPush = (count: number, rowsACall = 1): NewRun => ({
  planId: pushPlanId('sample'),
  listId: null,
  title: 'Test',
  refresh: 'all',
  unit: 'credit',
  rowsACall,
  rows: Array.from({ length: count }, (_, i) => {
    const subject = subjectOf({ domain: `firm${i}.example` });
    if (!subject) throw new Error('no subject');
    return { subject, values: { domain: `firm${i}.example`, size: i } };
  }),
});

export const pushedIn = (world: SimulatedWorld): LookupResult[] =>
  [...world.data.results.values()].filter(result => result.planId === pushPlanId('sample'));
