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

test('what was found is known as it was', () => {
  const memory = createLineMemory();
  const spans: DetectedSpan[] = [
    { ...span, name: 'ACME', lead: true },
    { ...span, start: 9, end: 17, key: 'h:acme.com', name: null, domain: 'acme.com', listed: true },
    { ...span, start: 20, end: 32, name: null, domain: 'acme.com', reason: 'It is “said”.', confidence: 0.7 },
  ];
  memory.learn('Acme and acme.com or www.acme.com', false, spans);
  expect(memory.recall('Acme and acme.com or www.acme.com', false)).toEqual(spans);
});

test('of lines that are drawn once, the last ones are kept; of many that are drawn at once, all', () => {
  const memory = createLineMemory();
  const learnAll = (count: number): void => {
    for (let i = 0; i < count; i++) memory.learn(`Acme the ${i}th`, false, [span]);
  };
  learnAll(1000);
  expect(memory.recall('Acme the 1th', false)).toBeUndefined();
  expect(memory.recall('Acme the 900th', false)).toEqual([span]);
  memory.expect(1000);
  learnAll(1000);
  expect(memory.recall('Acme the 1th', false)).toEqual([span]);
});
