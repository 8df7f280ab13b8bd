import { expect, it } from 'vitest';
import type { RunCounts } from '../core/record/records.ts';
import { run } from '../store/fixtures.ts';
import { runShort } from './use-run.ts';

const counts = (more: Partial<RunCounts>): RunCounts => ({ ...run('r').counts, ...more });
const shown = (more: Parameters<typeof run>[1], now: number) =>
  runShort(run('r', { createdAt: Date.now() - 60_000, total: 100, ...more }), now, () => {});

it('tells the pace of what is asked, which what was known beforehand does not quicken', () => {
  expect(shown({ counts: counts({ found: 40, cached: 40 }) }, Date.now()).pace).toBe('Just started');
  expect(shown({ counts: counts({ found: 60, cached: 40 }) }, Date.now()).pace).toBe(
    '20 a minute · about 2 min left',
  );
});

it('says until when it waits, and why it paused', () => {
  const now = new Date(2026, 10, 23, 12).getTime();
  expect(shown({ notBefore: now + 60_000 }, now).waits).toBe('Waits until 12:01');
  expect(shown({ notBefore: now - 1 }, now)).not.toHaveProperty('waits');
  const problem = { kind: 'budget', message: 'The budget is used up.', next: { do: 'none' } } as const;
  expect(shown({ state: 'paused', problem }, now).pace).toBe('The budget is used up.');
});
