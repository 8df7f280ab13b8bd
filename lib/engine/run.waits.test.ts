/** What a run does while it may not ask: it says until when, outlives its process, and is not fooled by the clock. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { chainSchema } from '../core/plan/chain.ts';
import { recoverAfterCrash } from './recover.ts';
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
import { mortalPorts, storedRequest } from './simulated.ts';

const fine = { status: 200, body: { size: 7 } };

describe('a run that waits', () => {
  it('says until when, and no longer once it goes on', async () => {
    let patient = true;
    const world = worldWith(free, () =>
      patient ? { status: 429, headers: { 'Retry-After': '600' } } : fine,
    );
    const runner = runnerOver(world.ports);
    await drive(world, runner, 20);
    const start = world.clock.now();
    const { state, notBefore } = only(world.data.runs.values());
    expect(state).toBe('running');
    expect(notBefore).toBeGreaterThan(start + 590_000);
    expect(notBefore).toBeLessThan(start + 670_000);
    patient = false;
    await world.clock.advance(notBefore - start);
    await world.clock.run(runner.tick().then(() => runner.idle()));
    await world.clock.advance(100_000);
    await world.clock.run(runner.tick().then(() => runner.idle()));
    expect(statesOf(world)).toEqual({ found: 20 });
    expect(only(world.data.runs.values())).toMatchObject({ state: 'done', notBefore: 0 });
  });

  it.each([
    ['an hour', 3_600_000],
    ['a day', 86_400_000],
    ['ten years', 3_650 * 86_400_000],
  ])('F5: waits no longer where the clock is set back by %s meanwhile', async (_, back) => {
    let patient = true;
    const world = worldWith(free, () =>
      patient ? { status: 429, headers: { 'Retry-After': '600' } } : fine,
    );
    const runner = runnerOver(world.ports);
    await drive(world, runner, 20);
    patient = false;
    world.clock.jump(-back);
    // The browser's alarm is for a time of the old clock: what wakes the run is any other event, or its own heartbeat.
    let minutes = 0;
    for (; minutes < 180 && only(world.data.runs.values()).state === 'running'; minutes++) {
      await world.clock.advance(60_000);
      await runner.tick();
      await world.clock.advance(10_000);
    }
    expect(statesOf(world)).toEqual({ found: 20 });
    expect(minutes).toBeLessThan(back > 3_600_000 ? 15 : 80);
  });

  it('F5: rests no longer than it would, at an API that fails while the clock is set back', async () => {
    let dead = true;
    const world = worldWith(free, () => (dead ? { status: 503 } : fine));
    const runner = runnerOver(world.ports);
    await runner.start(newRun(50));
    await world.clock.advance(3000);
    world.clock.jump(-86_400_000);
    dead = false;
    await world.clock.advance(60_000);
    await runner.tick();
    await world.clock.run(runner.idle());
    expect(only(world.data.runs.values()).state).toBe('done');
  });

  it('F5: offline, looks now and then, whatever becomes of the clock', async () => {
    let looks = 0;
    const world = worldWith(free, () => {
      looks++;
      return { cause: 'offline', ms: 0 };
    });
    const runner = runnerOver(world.ports);
    await runner.start(newRun(500));
    await world.clock.advance(20_000);
    world.clock.jump(-86_400_000);
    for (let minute = 0; minute < 60; minute++) {
      await runner.tick();
      await world.clock.advance(60_000);
    }
    expect(only(world.data.runs.values()).state).toBe('running');
    expect(looks).toBeGreaterThan(50);
    expect(looks).toBeLessThan(60 * 50);
  });

  it('pauses at a refused key with what was under way at that moment, and sends few of those that stood in line', async () => {
    for (const stored of [free, paid]) {
      const world = worldWith(stored, () => ({ status: 401, body: {} }));
      await drive(world, runnerOver(world.ports), 100);
      expect(only(world.data.runs.values())).toMatchObject({
        state: 'paused',
        problem: { kind: 'unauthorized' },
      });
      expect(world.http.calls.length).toBeLessThanOrEqual(2 * stored.definition.limits.concurrency);
      expect(statesOf(world)).toEqual({ queued: 100 });
    }
  });

  it('pauses when what it asks is switched off or deleted in the middle, a chain as well', async () => {
    const chain = v.parse(chainSchema, {
      id: 'chain',
      name: 'Chain',
      steps: [{ id: 'a', requestId: paid.id }],
      outputs: [{ name: 'size', label: 'Size', from: ['a.size'] }],
    });
    for (const planId of [paid.id, chain.id])
      for (const how of ['off', 'deleted'] as const) {
        const world = worldWith(paid, () => fine);
        const { requests, chains } = world.data;
        const kept = {
          id: chain.id,
          chain,
          source: 'person',
          enabled: true,
          revision: 1,
          updatedAt: 0,
        } as const;
        chains.set(chain.id, kept);
        const runner = runnerOver(world.ports);
        await runner.start({ ...newRun(400), planId });
        await world.clock.advance(1500);
        if (how === 'deleted') (planId === chain.id ? chains : requests).delete(planId);
        else if (planId === chain.id) chains.set(chain.id, { ...kept, enabled: false });
        else requests.set(paid.id, { ...paid, enabled: false });
        await world.clock.advance(2000);
        const sent = world.http.calls.length;
        await world.clock.run(runner.idle());
        expect(world.http.calls.length, how).toBe(sent);
        const { state, problem, id } = only(world.data.runs.values());
        expect([state, problem?.kind], `${planId} ${how}`).toEqual(['paused', 'definition']);
        expect(statesOf(world)).toEqual({ found: sent, queued: 400 - sent });
        requests.set(paid.id, paid);
        chains.set(chain.id, kept);
        await world.clock.advance(1000);
        await world.clock.run(runner.resume(id).then(() => runner.idle()));
        expect(statesOf(world)).toEqual({ found: 400 });
        expect(askedTwice(world)).toEqual([]);
      }
  });

  it('pauses where the keys are locked in the middle, keeps what came, and goes on when they are open again', async () => {
    const keyed = storedRequest({ ...paid.definition, auth: { kind: 'bearer', secret: 'k' } });
    const world = worldWith(keyed, (_call, index) => {
      world.data.locked ||= index === 20;
      return fine;
    });
    world.data.secrets.set('k', { value: 'v', origins: [] });
    const runner = runnerOver(world.ports);
    await drive(world, runner, 60);
    const { id } = only(world.data.runs.values());
    expect(only(world.data.runs.values())).toMatchObject({
      state: 'paused',
      problem: { kind: 'secret-locked', next: { do: 'unlock' } },
    });
    const sent = world.http.calls.length;
    expect(statesOf(world)).toEqual({ found: sent, queued: 60 - sent });
    world.data.locked = false;
    await world.clock.run(runner.resume(id).then(() => runner.idle()));
    expect(statesOf(world)).toEqual({ found: 60 });
    expect(askedTwice(world)).toEqual([]);
    expect(only(world.data.runs.values())).toMatchObject({ state: 'done', spent: 60 });
  });

  it('pauses where a server asks for more than an hour, and does so again after that', async () => {
    const world = worldWith(free, () => ({ status: 429, headers: { 'Retry-After': '999999999' } }));
    const runner = runnerOver(world.ports);
    await runner.start(newRun(50));
    for (let minute = 0; minute < 130; minute++) {
      await world.clock.advance(60_000);
      await runner.tick();
    }
    expect(only(world.data.runs.values())).toMatchObject({
      state: 'paused',
      problem: { kind: 'throttled', message: 'Sample asks to wait for more than an hour.' },
    });
    expect(world.http.calls.length).toBeLessThan(20);
  });
});

describe('G4: at a dead API, across the ends of its process', () => {
  for (const [name, reply] of [
    ['answers 503', { status: 503 }],
    ['cannot be reached', { cause: 'network' }],
  ] as const)
    it(`that ${name}, 100 processes make no more calls than one, and the run pauses`, async () => {
      const dead = storedRequest({ ...free.definition, limits: { concurrency: 4 } });
      const world = worldWith(dead, () => reply);
      const first = mortalPorts(world.ports, 1_000_000);
      await world.clock.run(runnerOver(first.ports).start(newRun(1000)));
      first.kill();
      let lives = 0;
      for (; lives < 100 && only(world.data.runs.values()).state === 'running'; lives++) {
        const mortal = mortalPorts(world.ports, 1_000_000);
        const runner = runnerOver(mortal.ports);
        await recoverAfterCrash(mortal.ports);
        await runner.tick();
        await world.clock.advance(700 + 37 * (lives % 50));
        mortal.kill();
      }
      expect(world.http.calls.length).toBeLessThan(60);
      const last = runnerOver(world.ports);
      for (let minute = 0; minute < 5; minute++) {
        await last.tick();
        await world.clock.advance(60_000);
      }
      expect(only(world.data.runs.values())).toMatchObject({
        state: 'paused',
        problem: { kind: 'circuit-open' },
      });
      expect(world.http.calls.length).toBeLessThan(70);
      expect(lives).toBeGreaterThan(10);
    });

  it('forgets after some hours, and at once when a person resumes', async () => {
    const world = worldWith(free, () => ({ status: 503 }));
    await drive(world, runnerOver(world.ports), 50);
    const before = world.http.calls.length;
    const { id } = only(world.data.runs.values());
    const next = runnerOver(world.ports);
    await next.resume(id);
    await world.clock.advance(500);
    expect(world.http.calls.length).toBeGreaterThan(before + 3);
    await world.clock.run(next.idle());
    await world.clock.advance(11_000_000);
    const later = world.http.calls.length;
    await runnerOver(world.ports).start(newRun(50));
    await world.clock.advance(500);
    expect(world.http.calls.length).toBeGreaterThan(later + 3);
  });
});
