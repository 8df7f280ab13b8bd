import { expect, it } from 'vitest';
import { keepShown, lastShown } from './last-shown.ts';

const memory = (refuses = false): Storage => {
  const kept = new Map<string, string>();
  return {
    length: 0,
    clear: () => kept.clear(),
    key: () => null,
    getItem: key => kept.get(key) ?? null,
    removeItem: key => void kept.delete(key),
    setItem: (key, value) => {
      if (refuses) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
  };
};
const recent = [{ subject: 'd:a.example', name: 'A', domain: 'a.example', at: 1 }];

it('keeps what is given, and of the rest what was kept', () => {
  const kept = memory();
  keepShown({ recent, asks: true }, kept);
  keepShown({ theme: 'dark' }, kept);
  expect(lastShown(kept)).toMatchObject({ theme: 'dark', asks: true, recent, sites: [], budget: null });
});

it('takes what it does not know for nothing', () => {
  const never = lastShown(memory());
  for (const strange of ['', '{', '[]', '{"theme":"dark"}', '{"recent":[{"name":1}]}']) {
    const kept = memory();
    kept.setItem('last-shown', strange);
    expect(lastShown(kept), strange).toEqual(never);
    keepShown({ recent }, kept);
    expect(lastShown(kept).recent, strange).toEqual(recent);
  }
});

it('lives without a memory', () => {
  const full = memory(true);
  keepShown({ recent }, full);
  expect(lastShown(full).recent).toEqual([]);
});
