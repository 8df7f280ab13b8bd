/** Rows that are known by a name alone: the chosen request finds their domain first, within its own price and budget. */
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../core/record/subject.ts';
import type { RequestInput } from '../core/request/definition.ts';
import { createCollector } from './collect.ts';
import { createEnricher } from './enrich.ts';
import { estimate } from './estimate.ts';
import { createGate } from './gate.ts';
import { drivePlan, loadPlan } from './plan.ts';
import { resolverFor, resolverPlanFor } from './resolve-name.ts';
import { takeUp } from './run.fixture.ts';
import { createRunner } from './run.ts';
import { mortalPorts, simulatedWorld, storedRequest } from './simulated.ts';
import type { SimulatedReply } from './simulated-http.ts';

const SITES: Record<string, object> = {
  'Amberfold Ltd': { name: 'AMBERFOLD', site: 'https://www.amberfold.test/about' },
  'Oven Sky': { name: 'Kilnworks', site: 'https://kilnworks.test' },
};

function bench(
  facts: Partial<RequestInput> = {},
  names: Partial<RequestInput> & { reply?: SimulatedReply } = {},
) {
  const { reply, ...input } = names;
  const world = simulatedWorld(call => {
    const url = new URL(call.url);
    if (url.hostname === 'facts.test') return { status: 200, body: { size: 41 } };
    return reply ?? { status: 200, body: SITES[url.searchParams.get('q') ?? ''] ?? {} };
  });
  const stored = [
    storedRequest({
      id: 'facts',
      name: 'Facts',
      url: 'https://facts.test/?d={{domain}}',
      fields: [{ name: 'size', label: 'Size', path: '$.size' }],
      cost: { amount: 2 },
      ...facts,
    }),
    storedRequest({
      id: 'names',
      name: 'Names',
      url: 'https://names.test/?q={{company_name}}',
      fields: [
        { name: 'name', label: 'Name', path: '$.name' },
        { name: 'website', label: 'Website', path: '$.site' },
      ],
      cost: { amount: 1, unit: 'call', charged: 'always' },
      ...input,
    }),
  ];
  for (const one of stored) world.data.requests.set(one.id, one);
  const rows = [...Object.keys(SITES).map(name => ({ name })), { domain: 'told.test' }].map(company => {
    const subject = subjectOf(company);
    if (!subject) throw new Error('no subject');
    return { subject, values: {} };
  });
  const runnerOn = (ports: typeof world.ports) =>
    createRunner({
      ports,
      enrich: createEnricher(ports, createCollector(ports, createGate(ports))),
      planOf: async id => drivePlan(await loadPlan(ports.plans, id)),
      resolverOf: id => resolverFor(ports, id, 'names'),
      stillWorking: async () => {},
      wakeAt: async () => {},
    });
  const wanted = {
    ...{ planId: 'facts', listId: null, title: 'T', refresh: 'missing' as const, unit: 'credit' },
    rows,
  };
  const asked = () => world.http.calls.map(call => call.url.replace('https://', ''));
  const run = async () => {
    const runner = runnerOn(world.ports);
    await world.clock.run(runner.start(wanted).then(() => runner.idle()));
    return [...world.data.runs.values()].at(-1);
  };
  const foresee = async () => {
    const plan = await loadPlan(world.ports.plans, 'facts');
    if (!plan) throw new Error('no plan');
    return estimate(
      world.ports,
      plan,
      await resolverPlanFor(world.ports.plans, plan, 'names'),
      rows,
      'missing',
    );
  };
  return { world, run, foresee, asked, runnerOn, wanted };
}

const states = ({ world }: ReturnType<typeof bench>) =>
  [...world.data.rows.values()].flat().map(row => `${row.subject.key} ${row.state}`);

describe('a run over names', () => {
  it('asks for the domain first, believes it only of the same name, and counts each unit by itself', async () => {
    const here = bench();
    const foreseen = await here.foresee();
    expect(foreseen).toMatchObject({ calls: 5, names: 2 });
    expect(foreseen.costs).toEqual([
      { amount: 6, unit: 'credit' },
      { amount: 2, unit: 'call' },
    ]);
    const done = await here.run();
    expect(here.asked().toSorted()).toEqual([
      'facts.test/?d=amberfold.test',
      'facts.test/?d=told.test',
      'names.test/?q=Amberfold%20Ltd',
      'names.test/?q=Oven%20Sky',
    ]);
    expect(states(here)).toEqual(['d:amberfold.test found', 'n:ovensky failed', 'd:told.test found']);
    expect(done).toMatchObject({ state: 'done', spent: 4, also: { call: 2 } });
    expect(done?.counts).toMatchObject({ found: 2, failed: 1, calls: 4 });
    expect([...here.world.data.results.keys()].map(key => key.replace('\n', ' ')).toSorted()).toEqual([
      'facts d:amberfold.test',
      'facts d:told.test',
      'facts n:ovensky',
      'names n:amberfold',
      'names n:ovensky',
    ]);
    // What was found and what was not is known now: nothing of it is bought again.
    expect(await here.foresee()).toMatchObject({ names: 0 });
    await here.run();
    expect(here.asked()).toHaveLength(4);
  });

  it('leaves the names alone where the run needs no domain, or leaves the row out anyway', async () => {
    const byName = bench({ url: 'https://facts.test/?n={{company_name ?? "-"}}' });
    expect((await byName.foresee()).names).toBe(0);
    await byName.run();
    expect(byName.asked().filter(url => url.startsWith('names'))).toEqual([]);

    const skipped = bench({
      condition: {
        kind: 'rules',
        join: 'all',
        rules: [{ field: 'name', operator: 'contains', value: 'Sky' }],
      },
    });
    expect(await skipped.foresee()).toMatchObject({ names: 1, skipped: 2 });
    await skipped.run();
    expect(skipped.asked()).toEqual(['names.test/?q=Oven%20Sky']);
    // A condition on the domain itself can only be judged once it is known.
    const onDomain = bench({
      condition: { kind: 'rules', join: 'all', rules: [{ field: 'domain', operator: 'filled' }] },
    });
    expect((await onDomain.foresee()).names).toBe(2);
  });

  it('does not take many names without a domain for a provider that has changed', async () => {
    const here = bench();
    const rows = Array.from({ length: 40 }, (_, i) => {
      const subject = subjectOf(i < 35 ? { name: `Nobody ${i}` } : { domain: `told${i}.test` });
      if (!subject) throw new Error('no subject');
      return { subject, values: {} };
    });
    const runner = here.runnerOn(here.world.ports);
    await here.world.clock.run(runner.start({ ...here.wanted, rows }).then(() => runner.idle()));
    const [run] = here.world.data.runs.values();
    expect(run).toMatchObject({ state: 'done', counts: { found: 5, failed: 35 } });
  });

  it('stops at the budget of what finds domains, and says whose it is', async () => {
    const here = bench({}, { cost: { amount: 1, unit: 'call', charged: 'always', budget: { perDay: 1 } } });
    expect((await here.foresee()).budgetLeft).toEqual({ amount: 1, unit: 'call', enough: false });
    const run = await here.run();
    expect(run).toMatchObject({ state: 'paused', problem: { kind: 'budget', next: { requestId: 'names' } } });
    expect(here.asked().filter(url => url.startsWith('names'))).toHaveLength(1);
  });

  it('pauses where its key is refused, and leaves the row in line', async () => {
    const here = bench({}, { reply: { status: 401, body: {} } });
    const run = await here.run();
    expect(run).toMatchObject({ state: 'paused', problem: { kind: 'unauthorized' } });
    expect(states(here)[0]).toBe('n:amberfold queued');
  });

  it('dies at any operation and buys neither the domain nor the facts twice', async () => {
    for (let dieAt = 1; ; dieAt++) {
      const here = bench();
      const mortal = mortalPorts(here.world.ports, dieAt);
      const first = here.runnerOn(mortal.ports);
      const ended = first.start(here.wanted).then(() => first.idle());
      await here.world.clock.run(Promise.race([mortal.died, ended]));
      if (mortal.operations() < dieAt) break;
      const next = here.runnerOn(here.world.ports);
      await here.world.clock.run(takeUp(next, here.world.ports));
      const urls = here.asked();
      expect(urls.length, `dies at ${dieAt}: ${urls}`).toBe(new Set(urls).size);
    }
  });
});
