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
  const foresee = async (rows: ReturnType<typeof rowsOf>) => {
    const plan = await loadPlan(world.ports.plans, 'sample');
    if (!plan) throw new Error('no plan');
    return estimate(world.ports, plan, null, rows, 'missing');
  };
  return { rowsOf, run, foresee };
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
