import { expect, test } from 'vitest';
import { MARK_SHEETS, markName, markSheet, nameOfSheet } from './mark-sheet.ts';

test('each sheet has a highlight of its own, whose name says nothing and is found by the path', () => {
  const names = Array.from({ length: MARK_SHEETS }, (_, n) => markName(n));
  expect(new Set(names).size).toBe(MARK_SHEETS);
  for (const name of names) expect(name).toMatch(/^h[0-9a-f]{8}$/);
  expect(nameOfSheet(markSheet(7))).toBe(names[7]);
  expect(nameOfSheet(`chrome-extension://x${markSheet(63)}`)).toBe(names[63]);
  expect(nameOfSheet('/other.css')).toBeNull();
});
