/** What a run reads for every row it reads once in a while; what changed meanwhile counts from the next reading on. */
import type { Clock } from './ports.ts';

/** @param ms how long a reading stands. A failed one is forgotten at once. */
export const remembered = <T>(
  clock: Pick<Clock, 'monotonic'>,
  ms: number,
  read: (key: string) => Promise<T>,
): ((key: string) => Promise<T>) => {
  const readings = new Map<string, { readonly at: number; readonly value: Promise<T> }>();
  return key => {
    const at = clock.monotonic();
    const last = readings.get(key);
    if (last && at - last.at < ms) return last.value;
    for (const [other, reading] of readings) if (at - reading.at >= ms) readings.delete(other);
    const value = read(key);
    const reading = { at, value };
    readings.set(key, reading);
    value.catch(() => {
      if (readings.get(key) === reading) readings.delete(key);
    });
    return value;
  };
};
