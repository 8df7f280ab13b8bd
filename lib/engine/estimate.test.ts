import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../core/record/subject.ts';
import type { RequestInput } from '../core/request/definition.ts';
import { createCollector } from './collect.ts';
import { createEnricher } from './enrich.ts';
import { estimate } from './estimate.ts';
import { createGate } from './gate.ts';
import { drivePlan, loadPlan } from './plan.ts';
import { createRunner } from './run.ts';
import { simulatedWorld, storedRequest } from './simulated.ts';

function bench(input: Partial<RequestInput>) {
  const world = simulatedWorld(() => ({ status: 200, body: { size: 7 } }));
  const stored = storedRequest({
    url: 'https://api.test/find?domain={{domain}}',
    fields: [{ name: 'size', label: 'Size', path: '$.size' }],
    ...input,
  });
  world.data.requests.set(stored.id, stored);
  const nothing = async (): Promise<void> => {};
  const runner = createRunner({
    ports: world.ports,
    enrich: createEnricher(world.ports, createCollector(world.ports, createGate(world.ports))),
    planOf: async id => drivePlan(await loadPlan(world.ports.plans, id)),
    stillWorking: nothing,
    wakeAt: nothing,
  });
  const rowsOf = (employees: readonly number[]) =>
    employees.map((count, i) => {
      const subject = subjectOf({ domain: `firm${i}.example` });
      if (!subject) throw new Error('no subject');
      return { subject, values: { employees: String(count) } };
    });
  const run = async (rows: ReturnType<typeof rowsOf>) => {
    const wanted = {
      planId: 'sample',
      listId: null,
      title: 'T',
      refresh: 'missing' as const,
      unit: 'credit',
      rows,
    };
    await world.clock.run(runner.start(wanted).then(() => runner.idle()));
    return [...world.data.runs.values()].at(-1);
  };
  const change = async (more: Partial<RequestInput>): Promise<void> => {
    const { definition, revision } = world.data.requests.get('sample') ?? stored;
    const changed = storedRequest({ ...definition, ...more });
    world.data.requests.set('sample', { ...changed, revision: revision + 1 });
    // Longer than what a run had read of it is believed.
    await world.clock.advance(1000);
  };
  const foresee = async (rows: ReturnType<typeof rowsOf>) => {
    const plan = await loadPlan(world.ports.plans, 'sample');
    if (!plan) throw new Error('no plan');
    return estimate(world.ports, plan, null, rows, 'missing');
  };
  return { world, rowsOf, run, change, foresee };
}

const CONDITIONS: readonly RequestInput['condition'][] = [
  null,
  { kind: 'rules', join: 'all', rules: [{ field: 'employees', operator: 'at-least', value: '50' }] },
  { kind: 'formula', expression: '$number(employees) >= 50' },
];

describe('G15: the estimate before a run', () => {
  it('is what the run then costs, whatever is known already and whatever the condition leaves out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 }),
        fc.nat(60),
        fc.constantFrom(...CONDITIONS),
        fc.constantFrom(0, 0.5, 1, 3),
        async (employees, knownBefore, condition, amount) => {
          const here = bench({ cost: { amount }, condition });
          const rows = here.rowsOf(employees);
          if (knownBefore > 0) await here.run(rows.slice(0, knownBefore));
          const foreseen = await here.foresee(rows);
          const done = await here.run(rows);
          expect(foreseen.calls).toBe(done?.counts.calls);
          const cost = foreseen.costs[0]?.amount ?? 0;
          expect(Math.abs(cost - (done?.spent ?? -1))).toBeLessThanOrEqual(cost * 0.05);
          expect(foreseen.rows).toBe(employees.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('B2: the estimate after the request was changed', () => {
  const city = { name: 'city', label: 'City', path: '$.city' };
  it('counts no call for what fills from kept answers, as the run then does', async () => {
    const here = bench({ cost: { amount: 2 } });
    const rows = here.rowsOf([1, 2, 3, 4, 5, 6]);
    await here.run(rows.slice(0, 4));
    await here.change({ fields: [city] });
    const [lost = ''] = here.world.data.answers.keys();
    here.world.data.answers.delete(lost);
    const foreseen = await here.foresee(rows);
    expect(foreseen).toMatchObject({ rows: 6, cached: 0, kept: 3, calls: 3, costs: [{ amount: 6 }] });
    const done = await here.run(rows);
    expect(done).toMatchObject({ spent: 6, counts: { calls: 3 } });
    expect(await here.foresee(rows)).toMatchObject({ cached: 6, kept: 0, calls: 0 });
  });

  it('counts a call where the call itself was changed', async () => {
    const here = bench({ cost: { amount: 2 } });
    const rows = here.rowsOf([1, 2, 3]);
    await here.run(rows);
    await here.change({ url: 'https://api.test/v2/find?domain={{domain}}' });
    expect(await here.foresee(rows)).toMatchObject({ kept: 0, calls: 3 });
    expect(await here.run(rows)).toMatchObject({ spent: 6, counts: { calls: 3 } });
  });
});
