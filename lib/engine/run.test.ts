import { describe, expect, it } from 'vitest';
import { problem } from '../core/outcome/table.ts';
import type { Ports } from './ports.ts';
import {
  askedTwice,
  drive,
  free,
  newRun,
  only,
  paid,
  runnerOver,
  statesOf,
  worldWith,
} from './run.fixture.ts';
import { storedRequest } from './simulated.ts';

describe('a run', () => {
  it('asks each row once and counts what came', async () => {
    const world = worldWith(paid, call =>
      call.url.includes('firm3.') ? { status: 404 } : { status: 200, body: { size: 7 } },
    );
    await drive(world, runnerOver(world.ports), 300);
    expect(statesOf(world)).toEqual({ found: 299, 'not-found': 1 });
    const run = only(world.data.runs.values());
    expect(run).toMatchObject({
      state: 'done',
      spent: 299,
      counts: { found: 299, notFound: 1, calls: 300, retries: 0 },
    });
    expect(askedTwice(world)).toEqual([]);
  });

  it('takes a second time everything from what is known', async () => {
    const world = worldWith(paid, () => ({ status: 200, body: { size: 7 } }));
    await drive(world, runnerOver(world.ports), 50);
    await drive(world, runnerOver(world.ports), 50);
    expect(world.http.calls).toHaveLength(50);
    expect([...world.data.runs.values()].at(-1)).toMatchObject({
      state: 'done',
      spent: 0,
      counts: { found: 50, cached: 50 },
    });
  });

  it('pauses at a refused key, keeps the rows waiting, and goes on after', async () => {
    let refused = true;
    const world = worldWith(paid, () =>
      refused ? { status: 401, body: {} } : { status: 200, body: { size: 7 } },
    );
    const runner = runnerOver(world.ports);
    await drive(world, runner, 100);
    const run = only(world.data.runs.values());
    expect(run).toMatchObject({ state: 'paused', problem: { kind: 'unauthorized' }, counts: { failed: 0 } });
    expect(world.http.calls.length).toBeLessThan(20);
    refused = false;
    await world.clock.run(runner.resume(run.id).then(() => runner.idle()));
    expect(statesOf(world)).toEqual({ found: 100 });
  });

  it('stops spending when the share of empty answers jumps', async () => {
    const world = worldWith(paid, (_call, index) => ({ status: 200, body: index < 100 ? { size: 7 } : {} }));
    await drive(world, runnerOver(world.ports), 400);
    expect(only(world.data.runs.values())).toMatchObject({ state: 'paused', problem: { kind: 'empty' } });
    expect(world.http.calls.length).toBeLessThan(150);
  });

  for (const [name, reply] of [
    ['answers 503', { status: 503 }],
    ['cannot be reached', { cause: 'network' }],
    ['breaks off', { cause: 'cut' }],
  ] as const)
    it(`G4: of 10,000 rows at an API that ${name}, calls few, pauses within 30 s with the reason, and goes on when resumed`, async () => {
      let dead = true;
      const world = worldWith(free, () => (dead ? reply : { status: 200, body: { size: 7 } }));
      const runner = runnerOver(world.ports);
      const start = world.clock.now();
      await drive(world, runner, 10_000);
      const run = only(world.data.runs.values());
      expect(run).toMatchObject({
        state: 'paused',
        problem: {
          kind: 'circuit-open',
          message: expect.stringMatching(/^Sample failed \d+ times in a row\.$/),
        },
      });
      expect(world.clock.now() - start).toBeLessThan(30_000);
      expect(world.http.calls.length).toBeLessThan(40);
      expect(world.http.calls.length).toBeLessThanOrEqual(1.2 * 10_000 + 10);
      dead = false;
      await runner.resume(run.id);
      await world.clock.advance(2000);
      expect(statesOf(world)['found'], 'goes on').toBeGreaterThan(5);
      await world.clock.run(runner.cancel(run.id));
    }, 60_000);

  it('F6: offline, asks next to nothing, counts no call, and goes on by itself', async () => {
    let online = false;
    const world = worldWith(paid, () =>
      online ? { status: 200, body: { size: 7 } } : { cause: 'offline', ms: 0 },
    );
    const runner = runnerOver(world.ports);
    await runner.start(newRun(2000));
    for (let n = 0; n < 20; n++) {
      await world.clock.advance(30_000);
      await runner.tick();
    }
    expect(only(world.data.runs.values())).toMatchObject({
      state: 'running',
      spent: 0,
      counts: { calls: 0 },
    });
    expect(world.http.calls.length).toBeLessThan(500);
    online = true;
    await world.clock.advance(30_000);
    await world.clock.run(runner.tick().then(() => runner.idle()));
    expect(statesOf(world)).toEqual({ found: 2000 });
    expect(only(world.data.runs.values())).toMatchObject({
      state: 'done',
      spent: 2000,
      counts: { calls: 2000 },
    });
  });

  it('F4: on a full disk makes no further paid call, pauses, and buys nothing again that could not be kept', async () => {
    const world = worldWith(paid, () => ({ status: 200, body: { size: 7 } }));
    const { journal } = world.ports;
    let full = false;
    const ports: Ports = {
      ...world.ports,
      journal: {
        ...journal,
        reserve: async batch =>
          full
            ? batch.map(() => ({
                ok: false as const,
                problem: problem('circuit-open', { message: 'Full.' }),
              }))
            : journal.reserve(batch),
        settle: async batch => {
          full = true;
          await journal.settle(batch.map(one => ({ ...one, answer: null })));
          return batch.map(one => one.attemptId);
        },
      },
    };
    const runner = runnerOver(ports);
    await world.clock.run(runner.start(newRun(300)).then(() => runner.idle()));
    const run = only(world.data.runs.values());
    expect(run).toMatchObject({ state: 'paused', problem: { message: 'Full.' } });
    const sent = world.http.calls.length;
    expect(sent).toBeLessThan(20);
    expect(statesOf(world)).toEqual({ unknown: sent, queued: 300 - sent });
    expect(run.spent).toBe(sent);
    await world.clock.run(runnerOver(world.ports).resume(run.id));
    await world.clock.advance(60_000);
    expect(statesOf(world)).toEqual({ unknown: sent, found: 300 - sent });
    expect(askedTwice(world)).toEqual([]);
  });

  const refusals: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['without a word on when', {}],
    ['and always names two seconds', { 'Retry-After': '2' }],
  ];
  for (const [name, headers] of refusals)
    it(`G4: pauses when an API refuses for speed for ever, ${name}`, async () => {
      const world = worldWith(free, () => ({ status: 429, headers }));
      const runner = runnerOver(world.ports);
      await runner.start(newRun(500));
      for (let minute = 0; minute < 5; minute++) {
        await world.clock.advance(60_000);
        await runner.tick();
      }
      expect(only(world.data.runs.values())).toMatchObject({
        state: 'paused',
        problem: { kind: 'throttled', message: 'Sample asked for a slower pace 9 times in a row.' },
      });
      expect(world.http.calls.length).toBeLessThan(80);
    });

  it('counts what was spent before a row had to wait, or was stopped', async () => {
    const pages = storedRequest({
      url: 'https://api.test/find?domain={{domain}}',
      fields: [{ name: 'size', label: 'Size', path: '$.items[0].size', type: 'number' }],
      cost: { amount: 1, charged: 'success' },
      paging: { kind: 'next-url', itemsPath: '$.items', path: '$.next' },
    });
    const first = { status: 200, body: { items: [{ size: 7 }], next: '/find?page=2' } };
    const waits = worldWith(pages, (_call, index) =>
      index === 0
        ? first
        : index === 1
          ? { status: 429, headers: { 'Retry-After': '2000' } }
          : { status: 200, body: { items: [{ size: 8 }] } },
    );
    const runner = runnerOver(waits.ports);
    await drive(waits, runner, 1);
    expect(only(waits.data.runs.values())).toMatchObject({ spent: 1, counts: { calls: 2 } });
    await waits.clock.advance(2_300_000);
    await waits.clock.run(runner.tick().then(() => runner.idle()));
    expect(only(waits.data.runs.values())).toMatchObject({ state: 'done', spent: 2, counts: { calls: 3 } });

    // Stopped while its second page stands in line.
    const slow = { ...pages.definition, limits: { windows: [{ calls: 1, perMs: 4000 }], concurrency: 1 } };
    const stopped = worldWith({ ...pages, definition: slow }, () => first);
    const stopping = runnerOver(stopped.ports);
    const id = await stopping.start(newRun(1));
    await stopped.clock.advance(100);
    await stopped.clock.run(stopping.cancel(id).then(() => stopping.idle()));
    expect(only(stopped.data.runs.values())).toMatchObject({ state: 'cancelled', spent: 1 });
  });

  it('does not take its own limit of pages for a vendor gone wrong', async () => {
    const stored = storedRequest({
      url: 'https://api.test/find?domain={{domain}}',
      fields: [{ name: 'size', label: 'Size', path: '$.items[0].size', type: 'number' }],
      paging: { kind: 'next-url', itemsPath: '$.items', path: '$.next', maxPages: 1 },
    });
    const world = worldWith(stored, () => ({
      status: 200,
      body: { items: [{ size: 7 }], next: '/find?page=2' },
    }));
    await drive(world, runnerOver(world.ports), 60);
    expect(only(world.data.runs.values())).toMatchObject({ state: 'done', counts: { found: 60 } });
    expect([...world.data.results.values()][0]).toMatchObject({
      state: 'partial',
      problem: {
        kind: 'more-follow',
        message: 'Sample has more than this request asks for.',
        next: { do: 'edit-request', tab: 'paging' },
      },
    });
  });

  it('cancelled, sends nothing more and keeps what it has', async () => {
    const world = worldWith(paid, () => ({ status: 200, body: { size: 7 } }));
    const runner = runnerOver(world.ports);
    const id = await runner.start(newRun(500));
    await world.clock.advance(1000);
    await world.clock.run(runner.cancel(id));
    const sent = world.http.calls.length;
    await world.clock.advance(60_000);
    expect(world.http.calls.length).toBe(sent);
    expect(statesOf(world)['found']).toBe(sent);
  });
});
