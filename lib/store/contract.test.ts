/**
 * The engine is proven over a store in memory. That proof holds for the real one only if both answer alike, so the same
 * random story is told to both.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Journal, Settlement } from '../engine/ports.ts';
import { simulatedData } from '../engine/simulated-data.ts';
import { simulatedStore } from '../engine/simulated-store.ts';
import { answer, attempt, lookupResult, NOW, run, runRow, sessionMemory, testStore } from './fixtures.ts';
import { type StorePorts, storePorts } from './ports.ts';

const reserveStep = fc.record({
  do: fc.constant('reserve' as const),
  requestId: fc.constantFrom('hunter', 'gleif'),
  costs: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
  perDay: fc.option(fc.integer({ min: 0, max: 6 })),
});
const settleStep = fc.record({
  do: fc.constant('settle' as const),
  which: fc.nat(9),
  state: fc.constantFrom('answered' as const, 'failed' as const, 'unknown' as const),
  charged: fc.integer({ min: 0, max: 3 }),
});
type Step =
  | (typeof reserveStep extends fc.Arbitrary<infer T> ? T : never)
  | (typeof settleStep extends fc.Arbitrary<infer T> ? T : never);

/** Plays the steps; every attempt is settled at most once, as the engine does. */
async function play(journal: Journal, steps: readonly Step[]): Promise<unknown> {
  const seen: unknown[] = [];
  let made = 0;
  const waiting: string[] = [];
  for (const step of steps) {
    if (step.do === 'reserve') {
      const batch = step.costs.map(reserved => ({
        attempt: attempt(`${made++}`, { requestId: step.requestId, reserved }),
        budget: { perDay: step.perDay, perMonth: 9 },
        limits: [{ scope: step.requestId, starts: [made], blockedUntil: 0 }],
      }));
      const outcomes = await journal.reserve(batch);
      outcomes.forEach((each, i) => {
        if (each.ok) waiting.push(batch[i]?.attempt.id ?? '');
      });
      seen.push(outcomes.map(each => each.ok));
      continue;
    }
    const [attemptId] = waiting.splice(step.which % Math.max(1, waiting.length), 1);
    if (attemptId === undefined) continue;
    const { state, charged } = step;
    const kept = state === 'answered' ? answer(attemptId) : null;
    const settlement: Settlement = { attemptId, requestId: 'hunter', state, charged, answer: kept };
    await journal.settle([settlement]);
  }
  const byId = <T extends { id: string }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const id of ['hunter', 'gleif'])
    seen.push(await journal.spent(id, NOW), byId(await journal.ledger(id)));
  seen.push(byId(await journal.open()));
  seen.push([...(await journal.limits())].sort((a, b) => (a.scope < b.scope ? -1 : 1)));
  return seen;
}

async function both(): Promise<readonly [StorePorts, StorePorts]> {
  const real = storePorts(await testStore(), { clock: { now: () => NOW }, memory: sessionMemory() });
  return [simulatedStore(simulatedData()), real];
}

it('the journal answers as the simulated one does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(reserveStep, settleStep), { maxLength: 14 }), async steps => {
      const [simulated, real] = await both();
      expect(await play(real.journal, steps)).toEqual(await play(simulated.journal, steps));
    }),
    { numRuns: 60 },
  );
});

it('runs, results and answers answer as the simulated ones do', async () => {
  const seen: unknown[] = [];
  for (const { runs, results, journal, answers } of await both()) {
    const story: unknown[] = [];
    await runs.create(
      run('r'),
      [0, 1, 2, 3].map(seq => runRow('r', seq)),
    );
    story.push(await runs.active(), await runs.due('r', NOW, 2), await runs.nextDue('r'));
    const wait = runRow('r', 0, { state: 'waiting', notBefore: NOW + 50, waits: 1 });
    const rest = [1, 2, 3].map(seq => runRow('r', seq, { state: 'found' }));
    await runs.commit(run('r', { spent: 2 }), [wait, ...rest], [lookupResult('hunter', 'd:1.com')]);
    story.push(await runs.due('r', NOW, 9), await runs.due('r', NOW + 50, 9), await runs.nextDue('r'));
    await runs.commit(run('r', { spent: 3 }), [{ ...wait, state: 'working' }], []);
    await runs.recover('r', new Map());
    story.push(await runs.due('r', NOW + 50, 9), await runs.get('r'), await runs.get('gone'));
    await runs.setState('r', 'done', null, NOW + 60);
    story.push(await runs.active(), (await runs.get('r'))?.finishedAt);
    story.push([...(await results.get('hunter', ['d:1.com', 'd:2.com']))]);
    await journal.reserve([{ attempt: attempt('a'), budget: { perDay: null, perMonth: null }, limits: [] }]);
    const kept = answer('a', 'long '.repeat(1000));
    await journal.settle([
      { attemptId: 'a', requestId: 'hunter', state: 'answered', charged: 1, answer: kept },
    ]);
    const found = (await answers.get(['a', 'b'])).get('a');
    story.push(found && { ...found, stored: 0 }, [...(await answers.has(['b', 'a']))]);
    seen.push(story);
  }
  const [simulated, real] = seen;
  expect(JSON.parse(JSON.stringify(real))).toEqual(
    JSON.parse(JSON.stringify(simulated, (key, value) => (key === 'stored' ? 0 : value))),
  );
});
