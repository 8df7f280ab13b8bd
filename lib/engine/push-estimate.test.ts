import { expect, it } from 'vitest';
import { inBatches, newPush, oneACall } from './push.fixture.ts';
import { estimatePush } from './push-estimate.ts';

const { rows } = newPush(10);
const pushed = rows.map(({ subject, values }) => ({ subject, values }));

it('shows the first call as it goes out, keys masked, and reckons calls, cost and time', async () => {
  const stored = inBatches({
    auth: { kind: 'header', header: 'X-Key', secret: 'crm' },
    cost: { amount: 2, unit: 'call' },
    limits: { windows: [{ calls: 1, perMs: 10_000 }] },
    retry: { idempotency: { header: 'Idempotency-Key', validHours: 1 } },
  });
  const estimate = await estimatePush(stored, pushed, 4, 0);
  expect(estimate).toMatchObject({
    rows: 10,
    calls: 3,
    costs: [{ amount: 6, unit: 'call' }],
    seconds: 30,
    lacking: 0,
    first: { rows: 4 },
  });
  const request = estimate.first?.request;
  expect(JSON.parse(request?.body ?? '').inputs).toHaveLength(4);
  expect(request?.headers).toContainEqual(['X-Key', '••••']);
  expect(request?.headers).toContainEqual(['Idempotency-Key', 'made for each call']);
  expect((await estimatePush(stored, pushed, 1, 0)).calls).toBe(10);
});

it('counts the calls of rows that do not agree on what stands outside', async () => {
  const stored = inBatches({ url: 'https://crm.test/{{domain}}' });
  expect((await estimatePush(stored, pushed, 4, 0)).calls).toBe(10);
});

it('tells the rows that cannot go and why, and those that the condition leaves out', async () => {
  const rule = { field: 'size', operator: 'less', value: 8 } as const;
  const stored = oneACall({ condition: { kind: 'rules', join: 'all', rules: [rule] } });
  const some = pushed.map((row, i) => (i === 3 ? { ...row, values: { size: 3 } } : row));
  expect(await estimatePush(stored, some, 1, 0)).toMatchObject({
    rows: 7,
    skipped: 2,
    lacking: 1,
    lack: { kind: 'missing-variable', about: 'domain' },
    calls: 7,
  });
});
