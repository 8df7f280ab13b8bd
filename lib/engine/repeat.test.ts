import { describe, expect, it } from 'vitest';
import { again, end, repeat } from './repeat.ts';

describe('repeat', () => {
  it('tries until there is an end, and counts what is left', async () => {
    let tries = 0;
    const seen: [string, number, number][] = [];
    const got = await repeat<string, string>({
      retries: 3,
      once: async () => (++tries < 3 ? again(`no ${tries}`) : end('yes')),
      between: async (failure, retry, left) => {
        seen.push([failure, retry, left]);
        return null;
      },
    });
    expect([got, tries, seen]).toEqual([
      'yes',
      3,
      [
        ['no 1', 1, 3],
        ['no 2', 2, 2],
      ],
    ]);
  });

  it('ends where it is told to, at the latest after the last try', async () => {
    let tries = 0;
    const run = (retries: number): Promise<string> =>
      repeat<string, string>({
        retries,
        once: async () => {
          tries += 1;
          return again('no');
        },
        between: async (_, retry, left) => (left === 0 || retry === 2 ? `ended at ${retry}` : null),
      });
    expect([await run(5), tries]).toEqual(['ended at 2', 2]);
    expect([await run(0), tries]).toEqual(['ended at 1', 3]);
  });

  it('repeats nothing that was thrown, a broken program and a broken store alike', async () => {
    for (const thrown of [new TypeError('broken'), new TypeError('Failed to fetch'), new Error('store')]) {
      let tries = 0;
      const work = repeat<string, string>({
        retries: 5,
        once: async () => {
          tries += 1;
          throw thrown;
        },
        between: async () => null,
      });
      await expect(work).rejects.toBe(thrown);
      expect(tries).toBe(1);
    }
  });
});
