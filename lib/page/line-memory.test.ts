import { expect, test } from 'vitest';
import type { DetectedSpan } from '../core/detect/detector.ts';
import { createLineMemory } from './line-memory.ts';

const span: DetectedSpan = {
  start: 0,
  end: 4,
  key: 'n:acme',
  name: 'Acme',
  domain: null,
  confidence: 1,
  reason: '',
};

test('a line is known once it was learnt, and a cell of companies is another line', () => {
  const memory = createLineMemory();
  expect(memory.recall('Acme grew', false)).toBeUndefined();
  memory.learn('Acme grew', false, [span]);
  expect(memory.recall('Acme grew', false)).toEqual([span]);
  expect(memory.recall('Acme grew', true)).toBeUndefined();
});

test('a line without a find is known with other numbers too, one with a find is not', () => {
  const memory = createLineMemory();
  memory.learn('up 12.34 today', false, []);
  memory.learn('Acme up 12.34', false, [span]);
  expect(memory.recall('up 98.76 today', false)).toEqual([]);
  expect(memory.recall('Acme up 98.76', false)).toBeUndefined();
  memory.learn('see 4x4 there', false, []);
  expect(memory.recall('see 8x8 there', false)).toBeUndefined();
  expect(memory.recall('12:30 – 99', false)).toEqual([]);
});
