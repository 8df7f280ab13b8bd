import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Window } from '../core/request/definition.ts';
import { createGate, type Entry, type Gate } from './gate.ts';
import { simulatedClock } from './simulated-clock.ts';
import { simulatedData } from './simulated-data.ts';
import { simulatedStore } from './simulated-store.ts';

const signal = new AbortController().signal;

function entry(windows: readonly Window[], concurrency: number, more: Partial<Entry> = {}): Entry {
  return {
    scopes: [
      { key: 'request:a', windows, concurrency },
      { key: 'origin:o', windows: [], concurrency: 50 },
    ],
    priority: 'run',
    runId: 'r1',
    signal,
    ...more,
  };
}

const most = (starts: readonly number[], perMs: number): number => {
  let top = 0;
  for (let left = 0, right = 0; right < starts.length; right++) {
    while ((starts[right] ?? 0) - (starts[left] ?? 0) >= perMs) left += 1;
    top = Math.max(top, right - left + 1);
  }
  return top;
};

function world() {
  const clock = simulatedClock();
  const data = simulatedData();
  return { clock, data, journal: simulatedStore(data).journal };
}
type World = ReturnType<typeof world>;

/** One worker of a run: enters, writes down, starts, holds the slot, leaves; asks again when told to wait. */
async function work(gate: Gate, { clock, journal }: World, make: () => Entry, life: Life): Promise<void> {
  while (life.left > 0 && life.alive) {
    life.left -= 1;
    let admission = await gate.enter(make()).turn;
    while (!admission.ok && life.alive) {
      await clock.sleep(Math.max(0, admission.until - clock.now()));
      if (life.alive) admission = await gate.enter(make()).turn;
    }
    if (!admission.ok || !life.alive) return;
    await journal.saveLimits(admission.states());
    if (life.commitMs > 0) await clock.sleep(life.commitMs);
    if (!life.alive) return;
    await admission.start();
    life.starts.push(clock.monotonic());
    await clock.sleep(life.callMs);
    admission.release();
  }
}
interface Life {
  left: number;
  alive: boolean;
  readonly commitMs: number;
  readonly callMs: number;
  readonly starts: number[];
}

describe('the gate', () => {
  it('keeps to the calls at once', async () => {
    const here = world();
    const gate = createGate({ clock: here.clock, journal: here.journal });
    let open = 0;
    let top = 0;
    const one = async (): Promise<void> => {
      const slot = await gate.enter(entry([], 3)).turn;
      if (!slot.ok) throw new Error('refused');
      await slot.start();
      open += 1;
      top = Math.max(top, open);
      await here.clock.sleep(100);
      open -= 1;
      slot.release();
      slot.release();
    };
    await here.clock.run(Promise.all(Array.from({ length: 20 }, one)));
    expect(top).toBe(3);
    expect(gate.load()).toEqual({ open: 0, waiting: 0 });
  });

  it('B4: lets a person go before a run, and a joined call be hurried', async () => {
    const here = world();
    const gate = createGate({ clock: here.clock, journal: here.journal });
    const order: string[] = [];
    const windows = [{ calls: 1, perMs: 1000 }];
    const go = async (name: string, more: Partial<Entry>, hurry = false): Promise<void> => {
      const waiting = gate.enter(entry(windows, 4, more));
      if (hurry) here.clock.sleep(10).then(waiting.hurry);
      const slot = await waiting.turn;
      if (!slot.ok) throw new Error(`${name} was refused`);
      await slot.start();
      order.push(name);
      slot.release();
    };
    await here.clock.run(
      Promise.all([
        go('run 1', {}),
        go('run 2', {}),
        go('run 3', {}, true),
        go('person', { priority: 'person', runId: null }),
      ]),
    );
    expect(order[0]).toBe('run 1');
    expect(order.slice(1, 3).sort()).toEqual(['person', 'run 3']);
    expect(order[3]).toBe('run 2');
  });

  it('sends a run away with a time when the wait is long, and blocks an origin for at most an hour', async () => {
    const here = world();
    const gate = createGate({ clock: here.clock, journal: here.journal });
    const start = here.clock.now();
    await here.clock.run(gate.block('origin:o', start + 30_000));
    expect(await here.clock.run(gate.enter(entry([], 1)).turn)).toEqual({
      ok: false,
      until: start + 30_000,
      blocked: true,
    });
    expect(gate.blockedUntil('origin:o')).toBe(start + 30_000);
    await here.clock.run(gate.block('origin:o', start + 1e12));
    expect(gate.blockedUntil('origin:o')).toBe(start + 3_600_000);
    const later = createGate({ clock: here.clock, journal: here.journal });
    expect(await here.clock.run(later.enter(entry([], 1)).turn)).toMatchObject({
      ok: false,
      until: start + 3_600_000,
    });
  });

  it('leaves the line when aborted, and frees what never started', async () => {
    const here = world();
    const gate = createGate({ clock: here.clock, journal: here.journal });
    const windows = [{ calls: 1, perMs: 3000 }];
    const first = await gate.enter(entry(windows, 1)).turn;
    const abort = new AbortController();
    const second = gate.enter(entry(windows, 1, { signal: abort.signal })).turn;
    await here.clock.advance(5);
    abort.abort(new Error('stop'));
    await expect(second).rejects.toThrow('stop');
    if (first.ok) first.release();
    expect(await here.clock.run(gate.enter(entry(windows, 1)).turn)).toMatchObject({ ok: true });
  });

  it('F10: shares an origin: of two runs each gets at least 40 %, however greedy one is', async () => {
    const here = world();
    const gate = createGate({ clock: here.clock, journal: here.journal });
    const windows = [{ calls: 10, perMs: 1000 }];
    const life = (): Life => ({ left: 300, alive: true, commitMs: 3, callMs: 200, starts: [] });
    const greedy = life();
    const modest = life();
    const crowd = (runId: string, workers: number, each: Life): Promise<void>[] =>
      Array.from({ length: workers }, () => work(gate, here, () => entry(windows, 20, { runId }), each));
    const all = [...crowd('greedy', 30, greedy), ...crowd('modest', 6, modest)];
    await here.clock.run(Promise.all(all));
    const end = Math.min(greedy.starts.at(-1) ?? 0, modest.starts.at(-1) ?? 0);
    const share = (each: Life): number => each.starts.filter(time => time <= end).length;
    expect(share(modest) / (share(modest) + share(greedy))).toBeGreaterThanOrEqual(0.4);
    expect(share(greedy) / (share(modest) + share(greedy))).toBeGreaterThanOrEqual(0.4);
    expect(
      most(
        [...greedy.starts, ...modest.starts].sort((a, b) => a - b),
        1000,
      ),
    ).toBeLessThanOrEqual(10);
  });

  it('lets another request of the origin pass by one whose own limit is full', async () => {
    const here = world();
    const gate = createGate({ clock: here.clock, journal: here.journal });
    const slow = (): Entry => entry([{ calls: 1, perMs: 4000 }], 4, { runId: 'slow' });
    const fast = (): Entry => ({
      ...entry([], 4, { runId: 'fast' }),
      scopes: [
        { key: 'request:b', windows: [], concurrency: 2 },
        { key: 'origin:o', windows: [], concurrency: 50 },
      ],
    });
    const lives = [0, 1].map((): Life => ({ left: 40, alive: true, commitMs: 1, callMs: 100, starts: [] }));
    const [a, b] = lives;
    if (!a || !b) throw new Error('two lives');
    a.left = 3;
    await here.clock.run(
      Promise.all([
        work(gate, here, slow, a),
        work(gate, here, slow, a),
        work(gate, here, fast, b),
        work(gate, here, fast, b),
      ]),
    );
    expect((b.starts.at(-1) ?? 0) - (b.starts[0] ?? 0)).toBeLessThan(2500);
  });
});

/** The whole number: `LOUPE_SCHEDULES=20000 npx vitest run lib/engine/gate.test.ts`. */
const RUNS = Number(process.env['LOUPE_SCHEDULES'] ?? 2000);

describe('G3: the gate, over random schedules', () => {
  it(`lets no window be over in ${RUNS} schedules of runs, restarts and clocks set back and forth`, async () => {
    let schedules = 0;
    let least = 1;
    const windowOf = fc.oneof(
      fc.record({ calls: fc.integer({ min: 1, max: 30 }), perMs: fc.constantFrom(1000, 2000, 10_000) }),
      fc.record({ calls: fc.integer({ min: 20, max: 600 }), perMs: fc.constant(60_000) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(windowOf, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(0, 1, 20, 900, 2500),
        fc.constantFrom(1, 30, 400, 3000),
        fc.array(
          fc.record({
            afterMs: fc.integer({ min: 1, max: 6000 }),
            what: fc.constantFrom('restart', 'back', 'forth', 'block'),
            by: fc.constantFrom(1, 1000, 3_600_000, 86_400_000),
          }),
          { maxLength: 4 },
        ),
        async (windows, concurrency, runs, commitMs, callMs, events) => {
          const here = world();
          // One for each schedule: those who died in it never take their listeners off.
          const { signal } = new AbortController();
          const starts: number[] = [];
          const total = { left: 12 + Math.min(60, windows[0]?.calls ?? 1) };
          let life: Life = { ...total, alive: true, commitMs, callMs, starts };
          const begin = (): Promise<void>[] => {
            const gate = createGate({ clock: here.clock, journal: here.journal });
            return Array.from({ length: runs * concurrency }, (_, i) =>
              work(gate, here, () => entry(windows, concurrency, { runId: `r${i % runs}`, signal }), life),
            );
          };
          let working = begin();
          let shifted = false;
          for (const { afterMs, what, by } of events) {
            await here.clock.advance(afterMs);
            if (what === 'back') here.clock.jump(-by);
            // A clock set forward while nobody looks is like time gone by; within a life it must change nothing.
            else if (what === 'forth') {
              if (!events.some(event => event.what === 'restart')) here.clock.jump(by);
            } else if (what === 'restart') {
              life.alive = false;
              life = { ...life, alive: true };
              working = begin();
            }
            shifted ||= what !== 'forth';
          }
          await here.clock.run(Promise.all(working));
          starts.sort((a, b) => a - b);
          for (const { calls, perMs } of windows) {
            schedules += 1;
            const top = most(starts, perMs);
            if (top > calls) throw new Error(`${top} of ${calls} in ${perMs} ms`);
            if (
              !shifted &&
              windows.length === 1 &&
              commitMs <= 1 &&
              callMs === 1 &&
              starts.length > calls * 3
            ) {
              const span = (starts.at(-1) ?? 0) - (starts[0] ?? 0);
              const periods = Math.floor((starts.length - 1) / calls);
              const end = starts[periods * calls] ?? 0;
              if (span > 0) least = Math.min(least, (periods * perMs) / (end - (starts[0] ?? 0)));
            }
          }
        },
      ),
      { numRuns: RUNS, seed: 20261123 },
    );
    expect(schedules).toBeGreaterThanOrEqual(RUNS);
    // Of what is allowed, where rows are there all the time.
    expect(least).toBeGreaterThanOrEqual(0.95);
    console.log(`${schedules} windows watched; least use ${(least * 100).toFixed(1)} %`);
  }, 120_000);
});
