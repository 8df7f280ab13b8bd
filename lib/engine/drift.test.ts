import { describe, expect, it } from 'vitest';
import { type Finding, watchDrift } from './drift.ts';

/** How many findings of this kind it takes until the alarm rings; null when it never does. */
const ringsAt = (watch: ReturnType<typeof watchDrift>, finding: Finding, most = 300): number | null => {
  for (let n = 1; n <= most; n++) if (watch.note(finding, 'x')) return n;
  return null;
};
const seen = (found: number, notFound = 0, failed = 0) => ({ found, notFound, failed, cached: 0 });

describe('B7: the drift alarm', () => {
  it('rings when answers turn empty or fail, early or late', () => {
    expect(ringsAt(watchDrift('X'), 'bad')).toBe(30);
    const late = watchDrift('X');
    expect(ringsAt(late, 'good')).toBeNull();
    expect(ringsAt(late, 'bad')).toBe(15);
  });

  it('rings when a provider that knew most companies suddenly knows none, and not for usual misses', () => {
    const gone = watchDrift('X');
    expect(ringsAt(gone, 'good', 60)).toBeNull();
    expect(ringsAt(gone, 'missed')).toBe(29);
    expect(ringsAt(watchDrift('X'), 'missed'), 'a list of companies that it never knew').toBeNull();
    const mixed = watchDrift('X');
    for (let i = 0; i < 500; i++) expect(mixed.note(i % 3 === 0 ? 'good' : 'missed', 'x')).toBeNull();
  });

  it('says how many, and why', () => {
    const watch = watchDrift('Hunter');
    for (let i = 0; i < 29; i++) watch.note('bad', i % 5 ? 'the key was refused' : 'no field');
    expect(watch.note('bad', 'no field')).toMatchObject({
      message: '30 of the last 30 answers from Hunter were empty or failed.',
      detail: 'Most often: the key was refused. The run paused before it spent more.',
    });
  });

  it('does not stop again a run that a person resumed, and remembers the calm before a restart', () => {
    expect(ringsAt(watchDrift('X', seen(0, 0, 30)), 'bad')).toBeNull();
    expect(ringsAt(watchDrift('X', seen(100)), 'bad')).toBe(30);
    expect(ringsAt(watchDrift('X', seen(100)), 'missed')).toBe(30);
  });
});
