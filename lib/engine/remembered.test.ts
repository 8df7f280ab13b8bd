import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

const clockAt = (): { time: number; monotonic(): number } => ({
  time: 0,
  monotonic() {
    return this.time;
  },
});

it('reads a key once until its time is over, and each key by itself', async () => {
  const clock = clockAt();
  const read: string[] = [];
  const get = remembered(clock, 500, async key => {
    read.push(key);
    return read.length;
  });
  expect([await get('a'), await get('a'), await get('b')]).toEqual([1, 1, 2]);
  clock.time = 499;
  expect(await get('a')).toBe(1);
  clock.time = 500;
  expect(await get('a')).toBe(3);
  expect(read).toEqual(['a', 'b', 'a']);
});

it('does not remember a failure', async () => {
  const clock = clockAt();
  let times = 0;
  const get = remembered(clock, 500, async () => {
    times += 1;
    if (times === 1) throw new Error('closed');
    return 'there';
  });
  await expect(get('a')).rejects.toThrow('closed');
  expect(await get('a')).toBe('there');
});
