import { expect, it } from 'vitest';
import { LOOK_AGAIN_MS } from '../core/schedule/turn.ts';
import { createDue, eachTurn } from './due.ts';
import { simulatedClock } from './simulated-clock.ts';

it('looks one look at a time, and once more for those that came meanwhile', async () => {
  const clock = simulatedClock();
  let looks = 0;
  let open = 0;
  const take = async () => {
    looks += 1;
    open += 1;
    expect(open).toBe(1);
    await clock.sleep(1000);
    open -= 1;
    return null;
  };
  const due = createDue({ take: [take], clock, wakeAt: async () => {} });
  await clock.run(Promise.all([due.tick(), due.tick(), due.tick()]));
  expect(looks).toBe(2);
  const first = due.tick();
  await clock.advance(500);
  await clock.run(Promise.all([first, due.tick(), due.tick()]));
  expect(looks).toBe(4);
});

it('sets the alarm for what is next; a part that fails is told, keeps no other, and is tried again soon', async () => {
  const clock = simulatedClock();
  const woken: number[] = [];
  const later = clock.now() + 9e6;
  const due = createDue({
    take: [() => Promise.reject(new Error('full')), async () => later, async () => null],
    clock,
    wakeAt: async time => void woken.push(time),
  });
  await expect(clock.run(due.tick())).rejects.toThrow('full');
  expect(woken).toEqual([clock.now() + LOOK_AGAIN_MS, later]);
});

it('takes the turns of the others where one fails, and leaves what is paused alone', async () => {
  const clock = simulatedClock();
  const turns = {
    timetable: { every: 'hours', hours: 6 },
    paused: false,
    lastDue: 0,
    held: null,
    rev: 1,
  } as const;
  const due = { ...turns, nextDue: clock.now() };
  const items = [
    { ...due, name: 'broken' },
    { ...due, name: 'paused', paused: true },
    { ...due, name: 'whole' },
  ];
  const taken: string[] = [];
  const take = async ({ name }: { name: string }): Promise<number> => {
    taken.push(name);
    if (name === 'broken') throw new Error('broken');
    return 7;
  };
  await expect(eachTurn(items, { clock, take, move: async () => {} })).rejects.toThrow('broken');
  expect(taken).toEqual(['broken', 'whole']);
  expect(await eachTurn(items.slice(1), { clock, take, move: async () => {} })).toBe(7);
  expect(await eachTurn([], { clock, take, move: async () => {} })).toBeNull();
});
