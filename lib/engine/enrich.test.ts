/** R11, R12, R13: conditions, chains and waterfalls over a simulated network: who is asked, who fills, what it costs. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { chainSchema } from '../core/plan/chain.ts';
import type { RequestInput } from '../core/request/definition.ts';
import { createCollector } from './collect.ts';
import { createEnricher } from './enrich.ts';
import type { Ask } from './enriched.ts';
import { createGate } from './gate.ts';
import { simulatedWorld, storedRequest } from './simulated.ts';
import type { SimulatedReply } from './simulated-http.ts';

const host = (id: string): string => `https://${id}.test`;
const size = { name: 'size', label: 'Size', path: '$.size', type: 'number' } as const;
const lei = { name: 'lei', label: 'LEI', path: '$.lei' } as const;

/** Requests `a`, `b`, `c`, each at its own host, which answers as told. */
function bench(
  requests: Readonly<Record<string, Partial<RequestInput>>>,
  replies: Readonly<Record<string, SimulatedReply>>,
  chain: Partial<v.InferInput<typeof chainSchema>> = {},
) {
  const asked: string[] = [];
  const world = simulatedWorld(call => {
    const id = new URL(call.url).hostname.split('.')[0] ?? '';
    asked.push(id);
    return replies[id] ?? { status: 200, body: {} };
  });
  for (const [id, input] of Object.entries(requests)) {
    const url = `${host(id)}/find?domain={{domain}}`;
    const stored = storedRequest({ url, id, name: id, provider: id.toUpperCase(), fields: [size], ...input });
    world.data.requests.set(id, stored);
  }
  const steps = Object.keys(requests).map(id => ({ id, requestId: id }));
  const parsed = v.parse(chainSchema, { id: 'chain', name: 'Chain', steps, ...chain });
  world.data.chains.set('chain', {
    id: 'chain',
    chain: parsed,
    source: 'person',
    enabled: true,
    revision: 1,
    updatedAt: 0,
  });
  const enrich = createEnricher(world.ports, createCollector(world.ports, createGate(world.ports)));
  const ask = (planId = 'chain', more: Partial<Ask> = {}) =>
    world.clock.run(
      enrich({
        planId,
        subject: { key: 'd:acme.test', name: 'Acme', domain: 'acme.test' },
        values: {},
        runId: 'run',
        priority: 'run',
        refresh: 'missing',
        since: 0,
        signal: new AbortController().signal,
        ...more,
      }),
    );
  return { world, asked, ask };
}
const waterfall = (...from: string[]) => ({ outputs: [{ name: 'size', label: 'Size', from }] });
const ok = (body: unknown): SimulatedReply => ({ status: 200, body });

describe('R11: run conditions', () => {
  const condition: RequestInput['condition'] = {
    kind: 'rules',
    join: 'all',
    rules: [{ field: 'employees', operator: 'at-least', value: '30' }],
  };

  it('make no call where they do not hold, cost nothing, and say why', async () => {
    const here = bench({ a: { condition, cost: { amount: 1 } } }, { a: ok({ size: 7 }) });
    expect(await here.ask('a', { values: { employees: '12' } })).toMatchObject({
      kind: 'done',
      state: 'skipped',
      calls: 0,
      charged: 0,
      results: [{ note: 'Employees is 12; it runs when it is at least 30.' }],
    });
    expect(here.asked).toEqual([]);
    expect(await here.ask('a', { values: { employees: '30' } })).toMatchObject({
      state: 'found',
      charged: 1,
    });
  });

  it('as a formula that fails leave the row out: nothing is paid for on a doubt', async () => {
    const formula = { kind: 'formula', expression: 'row.employees > 30 and $boom()' } as const;
    const here = bench({ a: { condition: formula, cost: { amount: 1 } } }, {});
    expect(await here.ask('a', { values: { employees: '99' } })).toMatchObject({
      state: 'skipped',
      calls: 0,
    });
  });
});

describe('R10: when all fails', () => {
  it('fallback values fill the row, and the failure stays on record', async () => {
    const here = bench({ a: { fields: [{ ...size, fallback: 0 }] } }, { a: { status: 403 } });
    expect(await here.ask('a')).toMatchObject({
      state: 'failed',
      results: [
        { problem: { kind: 'forbidden', status: 403 }, cells: { size: { value: 0, kind: 'fallback' } } },
      ],
    });
  });
});

describe('B1: a cell', () => {
  it('says which request, provider and path filled it, when and for how much, and leads to the raw answer', async () => {
    const here = bench({ a: { cost: { amount: 2, unit: 'call' } } }, { a: ok({ size: 7 }) });
    const at = here.world.clock.now();
    const done = await here.ask('a');
    const [result] = done.kind === 'done' ? done.results : [];
    expect(result).toMatchObject({ charged: 2, unit: 'call', runId: 'run', fromCache: false });
    const cell = result?.cells['size'];
    expect(cell).toMatchObject({ value: 7, requestId: 'a', provider: 'A', path: "$['size']" });
    expect(cell?.at).toBeGreaterThanOrEqual(at);
    const raw = here.world.data.answers.get(cell?.answerKey ?? '');
    expect(new TextDecoder().decode(raw?.body)).toBe('{"size":7}');
    expect(raw).toMatchObject({ charged: 2, status: 200, requestId: 'a' });
  });
});

describe('R12: waterfalls', () => {
  const three = { a: { cost: { amount: 3 } }, b: { cost: { amount: 1 } }, c: { cost: { amount: 2 } } };

  it('ask in order until one fills, and say which', async () => {
    const here = bench(
      three,
      { a: { status: 404 }, b: ok({ size: 9 }), c: ok({ size: 8 }) },
      waterfall('a.size', 'b.size', 'c.size'),
    );
    const done = await here.ask();
    expect(here.asked).toEqual(['a', 'b']);
    expect(done).toMatchObject({
      state: 'found',
      charged: 1,
      results: [{ cells: { size: { value: 9, provider: 'B', requestId: 'b' } } }, {}, {}],
    });
  });

  it('ask the cheapest first where that is chosen', async () => {
    const here = bench(
      three,
      { a: ok({ size: 1 }), b: ok({}), c: ok({ size: 8 }) },
      { ...waterfall('a.size', 'b.size', 'c.size'), order: 'cheapest' },
    );
    expect(await here.ask()).toMatchObject({
      charged: 3,
      results: [{ cells: { size: { value: 8, provider: 'C' } } }, {}, {}],
    });
    expect(here.asked).toEqual(['b', 'c']);
  });

  it('go on when a provider fails, keep what others filled, and name the failure', async () => {
    const here = bench(
      three,
      { a: { status: 401 }, b: ok({ size: 9 }) },
      waterfall('a.size', 'b.size', 'c.size'),
    );
    expect(await here.ask()).toMatchObject({
      state: 'found',
      results: [
        { state: 'partial', problem: { kind: 'unauthorized' }, cells: { size: { value: 9 } } },
        {},
        {},
      ],
    });
  });

  it('do not take a fallback value for a filled one', async () => {
    const fallback = { ...three.a, fields: [{ ...size, fallback: 0 }] };
    const here = bench(
      { ...three, a: fallback },
      { a: ok({}), b: ok({ size: 9 }) },
      waterfall('a.size', 'b.size'),
    );
    expect(await here.ask()).toMatchObject({
      results: [{ cells: { size: { value: 9, provider: 'B' } } }, {}, {}, {}],
    });
  });
});

describe('R12: chains', () => {
  const steps = [
    { id: 'a', requestId: 'a' },
    { id: 'b', requestId: 'b', inputs: { key: '{{a.lei}}' } },
    { id: 'c', requestId: 'c' },
  ];
  const requests = {
    a: { fields: [lei] },
    b: { url: `${host('b')}/{{key}}`, fields: [size] },
    c: { fields: [{ ...size, name: 'other' }] },
  };

  it('feed one step’s output to the next, and run independent ones side by side', async () => {
    const here = bench(
      requests,
      { a: ok({ lei: '52990000' }), b: ok({ size: 5 }), c: ok({ size: 6 }) },
      { steps },
    );
    expect(await here.ask()).toMatchObject({ state: 'found', calls: 3 });
    expect(here.asked).toEqual(['a', 'c', 'b']);
    expect(here.world.http.calls.at(-1)?.url).toBe('https://b.test/52990000');
    expect(here.world.http.mostOpen).toBe(2);
  });

  it('make no call for a step whose input nobody gave, and keep what others filled', async () => {
    const here = bench(requests, { a: ok({}), c: ok({ size: 6 }) }, { steps });
    expect(await here.ask()).toMatchObject({
      state: 'found',
      results: [{ state: 'partial', problem: { kind: 'missing-variable', about: 'key' } }, {}, {}, {}],
    });
    expect(here.asked).toEqual(['a', 'c']);
  });

  it('wait as a row when a step has to, and ask nothing twice when they go on', async () => {
    let patience = true;
    const here = bench(
      requests,
      {
        a: ok({ lei: '1' }),
        c: ok({ size: 6 }),
        get b(): SimulatedReply {
          return patience ? { status: 429, headers: { 'Retry-After': '600' } } : ok({ size: 5 });
        },
      },
      { steps },
    );
    expect(await here.ask()).toMatchObject({ kind: 'wait' });
    patience = false;
    await here.world.clock.advance(700_000);
    expect(await here.ask()).toMatchObject({ kind: 'done', state: 'found' });
    expect(here.asked.filter(id => id !== 'b')).toEqual(['a', 'c']);
  });

  it('do not begin anew for a step that waits, when another failed and may have been charged', async () => {
    const here = bench(
      { a: { cost: { amount: 1 }, answer: { timeoutMs: 500 } }, c: { fields: [{ ...size, name: 'other' }] } },
      { a: { hang: true }, c: { status: 429, headers: { 'Retry-After': '600' } } },
    );
    expect(await here.ask()).toMatchObject({ kind: 'done', state: 'failed', charged: 1 });
    expect(here.asked.filter(id => id === 'a')).toEqual(['a']);
  });
});

describe('R13: what is charged', () => {
  const ends: readonly (readonly [
    string,
    SimulatedReply,
    Partial<Record<'always' | 'success' | 'filled', number>>,
  ])[] = [
    ['an answer that fills a field', ok({ size: 7 }), { always: 2, success: 2, filled: 2 }],
    ['an answer that fills none', ok({}), { always: 2, success: 2, filled: 0 }],
    ['an unknown company', { status: 404 }, { always: 2, success: 0, filled: 0 }],
    ['a refusal', { status: 400 }, { always: 2, success: 0, filled: 0 }],
    ['no answer in time: it may have been', { hang: true }, { always: 2, success: 2, filled: 2 }],
    ['no network', { cause: 'offline' }, { always: 0, success: 0, filled: 0 }],
  ];
  for (const [what, reply, amounts] of ends)
    it(`for ${what}`, async () => {
      for (const charged of ['always', 'success', 'filled'] as const) {
        const here = bench({ a: { cost: { amount: 2, charged }, retry: { retries: 0 } } }, { a: reply });
        const done = await here.ask('a', { priority: 'person' });
        expect(done.charged, charged).toBe(amounts[charged]);
        const booked = [...here.world.data.ledger.values()].reduce((sum, entry) => sum + entry.amount, 0);
        expect(booked, `${charged}, in the ledger`).toBe(amounts[charged]);
      }
    });
});
