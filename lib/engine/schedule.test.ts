import { describe, expect, it } from 'vitest';
import { LOOK_AGAIN_MS } from '../core/schedule/turn.ts';
import { askedTwice, free, only, paid, worldWith } from './run.fixture.ts';
import { HOUR, lifeOf, listRows, schedule, scheduled } from './schedule.fixture.ts';
import { type SimulatedWorld, storedRequest } from './simulated.ts';

const answers = () => ({ status: 200, body: { size: 7 } });
const lock = (world: SimulatedWorld, locked: boolean): void => {
  world.data.locked = locked;
};
const runsOf = (world: SimulatedWorld) => [...world.data.runs.values()];

describe('a turn', () => {
  it('is taken when it is due, not before, and the run is labelled and capped', async () => {
    const world = worldWith(paid, answers);
    schedule(world);
    const life = lifeOf(world, listRows(5));
    await world.clock.advance(6 * HOUR - 1);
    await world.clock.run(life.start());
    expect(runsOf(world)).toEqual([]);
    await world.clock.advance(1);
    const dueAt = world.clock.now();
    await world.clock.run(life.start());
    expect(only(runsOf(world))).toMatchObject({
      state: 'done',
      title: 'Prospects',
      listId: 'l',
      scheduleId: 's',
      cap: { credit: 100 },
      spent: 5,
    });
    expect(scheduled(world)).toMatchObject({
      nextDue: dueAt + 6 * HOUR,
      last: { dueAt, runId: only(runsOf(world)).id, note: null },
    });
  });

  it('is one run at the next start, however many were missed, and however often it is looked at', async () => {
    const world = worldWith(free, answers);
    schedule(world, { only: 'all' });
    await world.clock.advance(40 * 24 * HOUR);
    const life = lifeOf(world, listRows(5));
    await world.clock.run(
      Promise.all([life.start(), life.tick(), life.tick(), life.start()]).then(() => life.start()),
    );
    expect(runsOf(world)).toHaveLength(1);
    expect(scheduled(world).last?.dueAt).toBeLessThan(world.clock.now() - 30 * 24 * HOUR);
    expect(scheduled(world).nextDue - world.clock.now()).toBeGreaterThan(5.9 * HOUR);
  });

  it('is not doubled while the run before is under way, or a person has paused it', async () => {
    const world = worldWith(free, () => ({ status: 429, headers: { 'retry-after': '40000' } }));
    schedule(world);
    const life = lifeOf(world, listRows(2));
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    const first = only(runsOf(world));
    expect(first).toMatchObject({ state: 'running' });
    for (const turn of [1, 2]) {
      if (turn === 2) await world.clock.run(life.runner.pause(first.id));
      await world.clock.advance(6 * HOUR);
      await world.clock.run(life.start());
      expect(runsOf(world)).toHaveLength(1);
      expect(scheduled(world)).toMatchObject({ last: { note: 'under-way', runId: first.id }, held: null });
      expect(scheduled(world).nextDue).toBeGreaterThan(world.clock.now());
    }
  });

  it('takes the place of one that paused by itself, once the way is clear', async () => {
    let refuses = true;
    const world = worldWith(paid, () => (refuses ? { status: 401 } : answers()));
    schedule(world);
    const life = lifeOf(world, listRows(3));
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    expect(only(runsOf(world))).toMatchObject({ state: 'paused', problem: { kind: 'unauthorized' } });
    refuses = false;
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    expect(runsOf(world).map(run => run.state)).toEqual(['cancelled', 'done']);
    expect(runsOf(world)[0]?.problem?.message).toMatch(/next turn/);
    expect(runsOf(world)[1]?.counts.found).toBe(3);
  });

  it('says so where there is nothing to ask, and makes no run', async () => {
    const world = worldWith(free, answers);
    schedule(world);
    const life = lifeOf(world, []);
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    expect(runsOf(world)).toEqual([]);
    expect(scheduled(world)).toMatchObject({ last: { runId: null, note: 'nothing' } });
  });

  it('of a paused schedule is not taken', async () => {
    const world = worldWith(free, answers);
    schedule(world, { paused: true });
    await world.clock.advance(30 * HOUR);
    await world.clock.run(lifeOf(world, listRows(2)).start());
    expect(runsOf(world)).toEqual([]);
  });
});

describe('a turn that cannot be taken is held, says why, and is taken once the way is clear', () => {
  const withKey = storedRequest({
    ...paid.definition,
    auth: { kind: 'bearer', secret: 'k' },
    cost: { amount: 1, budget: { perDay: 3 } },
  });
  const cases: [
    name: string,
    kind: string,
    bar: (w: SimulatedWorld) => void,
    clear: (w: SimulatedWorld) => void,
  ][] = [
    ['permission', 'permission', w => w.data.refused.add('https://api.test'), w => w.data.refused.clear()],
    ['locked keys', 'secret-locked', w => lock(w, true), w => lock(w, false)],
    [
      'a missing key',
      'secret-missing',
      w => w.data.secrets.clear(),
      w => w.data.secrets.set('k', { value: 'v', origins: [] }),
    ],
    [
      'a request that is off',
      'definition',
      w => w.data.requests.set('sample', { ...withKey, enabled: false }),
      w => w.data.requests.set('sample', withKey),
    ],
    [
      'a price above its cap',
      'budget',
      w => w.data.requests.set('sample', storedRequest({ ...withKey.definition, cost: { amount: 500 } })),
      w => w.data.requests.set('sample', withKey),
    ],
  ];
  for (const [name, kind, bar, clear] of cases)
    it(name, async () => {
      const world = worldWith(withKey, answers);
      world.data.secrets.set('k', { value: 'v', origins: [] });
      bar(world);
      schedule(world);
      const life = lifeOf(world, listRows(2));
      await world.clock.advance(6 * HOUR);
      const dueAt = world.clock.now();
      await world.clock.run(life.start());
      expect(scheduled(world)).toMatchObject({ held: { since: dueAt, problem: { kind } }, last: null });
      await world.clock.advance(20 * HOUR);
      await world.clock.run(life.start());
      expect(scheduled(world)).toMatchObject({ held: { since: dueAt } });
      expect([runsOf(world), world.http.calls]).toEqual([[], []]);
      clear(world);
      await world.clock.advance(LOOK_AGAIN_MS);
      await world.clock.run(life.start());
      expect(only(runsOf(world))).toMatchObject({ state: 'done', spent: 2 });
      expect(scheduled(world)).toMatchObject({ held: null, last: { dueAt, note: null } });
    });

  it('a budget that is spent, until the next day', async () => {
    const world = worldWith(withKey, answers);
    world.data.secrets.set('k', { value: 'v', origins: [] });
    schedule(world);
    const life = lifeOf(world, listRows(9));
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    expect(only(runsOf(world))).toMatchObject({ state: 'paused', spent: 3, problem: { kind: 'budget' } });
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    expect(scheduled(world).held).toMatchObject({ problem: { kind: 'budget' } });
    await world.clock.advance(12 * HOUR);
    await world.clock.run(life.start());
    expect(runsOf(world).map(run => [run.state, run.spent])).toEqual([
      ['cancelled', 3],
      ['paused', 3],
    ]);
    expect(askedTwice(world)).toEqual([]);
  });

  it('waits offline as any run does, and is one run still', async () => {
    let offline = true;
    const world = worldWith(free, () => (offline ? { cause: 'offline' } : answers()));
    schedule(world);
    const life = lifeOf(world, listRows(2));
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    await world.clock.advance(7 * HOUR);
    await world.clock.run(life.start());
    expect(only(runsOf(world))).toMatchObject({ state: 'running' });
    offline = false;
    await world.clock.advance(HOUR);
    await world.clock.run(life.start());
    expect(only(runsOf(world))).toMatchObject({ state: 'done', counts: { found: 2 } });
  });
});

describe('what a turn may spend', () => {
  it('takes as many rows as its cap holds, the oldest first, and the rest in turn', async () => {
    const stale = storedRequest({ ...paid.definition, cache: { ttlMs: HOUR } });
    const world = worldWith(stale, answers);
    schedule(world, { cap: { credit: 4 } });
    const life = lifeOf(world, listRows(10));
    const asked: string[][] = [];
    for (let turn = 0; turn < 5; turn++) {
      const before = world.http.calls.length;
      await world.clock.advance(6 * HOUR);
      await world.clock.run(life.start());
      asked.push(world.http.calls.slice(before).map(call => call.url));
    }
    expect(asked.map(urls => urls.length)).toEqual([4, 4, 4, 4, 4]);
    // None is asked a second time before all were asked once.
    const urls = asked.flat();
    expect(new Set(urls.slice(0, 10)).size).toBe(10);
    expect(urls.slice(10, 12).every(url => urls.slice(0, 4).includes(url))).toBe(true);
  });

  it('never spends above it, where a row takes more calls than its price tells of', async () => {
    const paged = storedRequest({
      ...paid.definition,
      fields: [{ name: 'n', label: 'N', path: '$.items[*]', fold: 'count' }],
      paging: { kind: 'page', page: 'page', itemsPath: '$.items', maxPages: 50 },
    });
    const world = worldWith(paged, call => ({ status: 200, body: { items: [call.url] } }));
    schedule(world, { cap: { credit: 7 } });
    const life = lifeOf(world, listRows(5));
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    const spent = [...world.data.ledger.values()].reduce((sum, entry) => sum + entry.amount, 0);
    expect(spent).toBe(7);
    expect(only(runsOf(world))).toMatchObject({
      state: 'cancelled',
      problem: { message: 'This run may spend 7 credits, and stopped there.' },
    });
  });

  it('spends nothing of a unit that its cap does not name', async () => {
    const world = worldWith(paid, answers);
    schedule(world, { cap: { euro: 100 } });
    const life = lifeOf(world, listRows(5));
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    expect([world.http.calls, scheduled(world).held?.problem.kind]).toEqual([[], 'budget']);
  });
});
