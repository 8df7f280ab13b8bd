import { describe, expect, it } from 'vitest';
import { mapFields } from '../core/field/map.ts';
import type { StoredRequest } from '../core/record/records.ts';
import { LOOK_AGAIN_MS } from '../core/schedule/turn.ts';
import { sampleOf } from '../core/watch/sample.ts';
import { isRed, troubleWords, type Watch } from '../core/watch/watch.ts';
import { createDue } from './due.ts';
import { createGate } from './gate.ts';
import type { Ports } from './ports.ts';
import { recoverAfterCrash } from './recover.ts';
import { free, paid, worldWith } from './run.fixture.ts';
import { mortalPorts, type SimulatedWorld, storedRequest } from './simulated.ts';
import type { SimulatedReply } from './simulated-http.ts';
import { createTestCall } from './test-call.ts';
import { makeChecks } from './watch.ts';

const HOUR = 3_600_000;
const GOOD = { size: 7, city: 'Bergen' };

const watch = (world: SimulatedWorld, { definition }: StoredRequest, more: Partial<Watch> = {}): void => {
  const made: Watch = {
    requestId: 'sample',
    timetable: { every: 'hours', hours: 24 },
    values: { domain: 'a.test' },
    sample: sampleOf(definition.fields, mapFields(GOOD, definition.fields), GOOD, world.clock.now()),
    paused: false,
    nextDue: world.clock.now() + 24 * HOUR,
    lastDue: 0,
    held: null,
    rev: 1,
    checking: null,
    last: null,
    ...more,
  };
  world.data.watches.set(made.requestId, made);
};
const watched = (world: SimulatedWorld): Watch => {
  const stored = world.data.watches.get('sample');
  if (!stored) throw new Error('no watch');
  return stored;
};
const lifeOf = (world: SimulatedWorld, ports: Ports = world.ports) => {
  world.data.fence += 1;
  const fence = world.data.fence;
  const test = createTestCall(ports, createGate(ports), { fence });
  const due = createDue({
    take: [() => makeChecks({ ports, fence, test })],
    clock: ports.clock,
    wakeAt: async () => {},
  });
  return { start: () => recoverAfterCrash(ports).then(() => due.tick()), tick: due.tick };
};
const spent = (world: SimulatedWorld): number =>
  [...world.data.ledger.values()].reduce((sum, entry) => sum + entry.amount, 0);

/** A watched world in which each check meets the next of these answers; the last for ever. */
const story = (stored: StoredRequest, ...replies: SimulatedReply[]) => {
  const world = worldWith(
    stored,
    (_, index) => replies[Math.min(index, replies.length - 1)] ?? { status: 500 },
  );
  watch(world, stored);
  const life = lifeOf(world);
  const next = async (ms = 24 * HOUR) => {
    await world.clock.advance(ms);
    await world.clock.run(life.start());
    return watched(world);
  };
  return { world, next };
};
const ok = (body: object): SimulatedReply => ({ status: 200, body });

describe('a check', () => {
  it('is made when it is due, not before, with the values of the Test, and is written into the ledger', async () => {
    const { world, next } = story(paid, ok(GOOD));
    expect((await next(24 * HOUR - 1)).last).toBeNull();
    expect(await next(1)).toMatchObject({
      last: { verdict: 'good', charged: 1, unit: 'credit' },
      checking: null,
    });
    expect(world.http.calls.map(call => call.url)).toEqual(['https://api.test/find?domain=a.test']);
    expect(spent(world)).toBe(1);
    expect(watched(world).nextDue).toBeGreaterThan(world.clock.now() + 23 * HOUR);
  });

  it('tells a field that was filled and is empty, and that it mended', async () => {
    const { next } = story(free, ok({ employees: 7, city: 'Bergen' }), ok(GOOD));
    const red = await next();
    expect(red.last).toMatchObject({
      verdict: 'changed',
      problem: null,
      changes: [
        { kind: 'empty', what: 'Size', was: '7' },
        { kind: 'gone', path: '$.size' },
      ],
    });
    expect([isRed(red), troubleWords(red)]).toEqual([true, 'Size was filled and is empty now.']);
    expect(isRed(await next())).toBe(false);
  });

  it('tells paths that are gone and that no field reads, and is no alarm but where a formula reads the answer', async () => {
    const quiet = await story(free, ok({ size: 7 })).next();
    expect(quiet.last).toMatchObject({ verdict: 'good', changes: [{ kind: 'gone', path: '$.city' }] });
    const formula = storedRequest({
      ...free.definition,
      derived: [{ name: 'where', label: 'Where', expression: 'answer.city' }],
    });
    const loud = await story(formula, ok({ size: 7 })).next();
    expect(troubleWords(loud)).toBe('$.city is gone from the answer.');
  });

  it('tells at once a key that is refused, an address that is none, and an answer that is none', async () => {
    const cases = [
      [{ status: 401 }, 'unauthorized'],
      [{ status: 403 }, 'forbidden'],
      [{ status: 410 }, 'gone'],
      [{ status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }, 'html'],
      [{ status: 200, body: '{"size":', headers: { 'content-type': 'application/json' } }, 'malformed'],
    ] as const;
    for (const [reply, kind] of cases)
      expect((await story(free, reply).next()).last, kind).toMatchObject({
        verdict: 'broken',
        problem: { kind },
      });
  });

  it('tells that the sample company is not known any more', async () => {
    const red = await story(free, { status: 404, body: { error: 'no such company' } }).next();
    expect(red.last).toMatchObject({
      verdict: 'changed',
      changes: [{ what: 'Size', was: '7', now: 'It knows no such company any more.' }],
    });
  });

  it('asks once more before it calls an API dead, and is content when that was chance', async () => {
    const chance = story(free, { status: 503 }, ok(GOOD));
    const doubt = await chance.next();
    expect([doubt.last?.verdict, isRed(doubt)]).toEqual(['doubt', false]);
    expect((await chance.next(LOOK_AGAIN_MS)).last?.verdict).toBe('good');
    const dead = story(free, { cause: 'network' });
    await dead.next();
    const red = await dead.next(LOOK_AGAIN_MS);
    expect(red.last).toMatchObject({ verdict: 'broken', problem: { kind: 'unreachable' } });
    // And not again until its next turn.
    await dead.next(HOUR);
    expect(dead.world.http.calls).toHaveLength(2);
  });

  it('that is charged whatever comes of it is not made a second time', async () => {
    const always = storedRequest({ ...paid.definition, cost: { amount: 1, charged: 'always' } });
    const { world, next } = story(always, { status: 503 });
    expect((await next()).last?.verdict).toBe('broken');
    await next(2 * HOUR);
    expect([world.http.calls.length, spent(world)]).toEqual([1, 1]);
  });

  it('waits while nothing can be told: offline, keys locked, budget spent; what was found stands', async () => {
    const keyed = storedRequest({
      ...paid.definition,
      auth: { kind: 'bearer', secret: 'k' },
      cost: { amount: 1, budget: { perDay: 1 } },
    });
    const { world, next } = story(keyed, { cause: 'offline' }, ok(GOOD));
    world.data.secrets.set('k', { value: 'v', origins: [] });
    expect(await next()).toMatchObject({ held: { problem: { kind: 'offline' } }, last: null });
    world.data.locked = true;
    expect(await next(LOOK_AGAIN_MS)).toMatchObject({
      held: { problem: { kind: 'secret-locked' } },
      last: null,
    });
    world.data.locked = false;
    expect(await next(LOOK_AGAIN_MS)).toMatchObject({ held: null, last: { verdict: 'good' } });
    world.data.watches.set('sample', { ...watched(world), nextDue: world.clock.now() });
    expect(await next(0)).toMatchObject({ held: { problem: { kind: 'budget' } }, last: { verdict: 'good' } });
    expect(spent(world)).toBe(1);
  });

  it('calls red what a run would trip on before a call: a permission, a key; and looks again until it is there', async () => {
    const { world, next } = story(free, ok(GOOD));
    world.data.refused.add('https://api.test');
    const red = await next();
    expect([isRed(red), red.last?.problem?.kind, world.http.calls]).toEqual([true, 'permission', []]);
    world.data.refused.clear();
    expect(isRed(await next(LOOK_AGAIN_MS))).toBe(false);
  });

  it('is not made of a request that is off', async () => {
    const { world, next } = story({ ...free, enabled: false }, ok(GOOD));
    expect((await next()).last).toBeNull();
    expect(world.http.calls).toEqual([]);
  });

  it('missed for a month is made once', async () => {
    const { world, next } = story(paid, ok(GOOD));
    await next(31 * 24 * HOUR);
    await next(HOUR);
    expect(world.http.calls).toHaveLength(1);
  });
});

describe('G1: killed at its n-th operation, for every n', () => {
  for (const [name, stored] of [
    ['free', free],
    ['paid', paid],
  ] as const)
    it.each(['before', 'after'] as const)(`${name}, just %s it`, async when => {
      for (let dieAt = 1; ; dieAt++) {
        const world = worldWith(stored, () => ok(GOOD));
        watch(world, stored);
        await world.clock.advance(24 * HOUR);
        const mortal = mortalPorts(world.ports, dieAt, when);
        const dying = lifeOf(world, mortal.ports);
        const survived = await world.clock.run(mortal.outlives(dying.start()));
        await world.clock.advance(1000);
        await world.clock.run(lifeOf(world).start());
        const { last, checking } = watched(world);
        const where = `n = ${dieAt}`;
        expect(checking, where).toBeNull();
        expect(last?.verdict, where).toMatch(stored === paid ? /^(good|unknown)$/ : /^good$/);
        if (stored === paid) expect(world.http.calls.length, where).toBeLessThanOrEqual(1);
        if (survived) break;
        expect(dieAt).toBeLessThan(200);
      }
    });

  it('two contexts make one check', async () => {
    const world = worldWith(paid, () => ok(GOOD));
    watch(world, paid);
    const [one, two] = [lifeOf(world), lifeOf(world)];
    await world.clock.advance(24 * HOUR);
    await world.clock.run(Promise.all([one.tick(), two.tick()]));
    expect([world.http.calls.length, watched(world).last?.verdict]).toEqual([1, 'good']);
  });
});
