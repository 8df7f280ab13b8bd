import { expect, test } from 'vitest';
import { placeCard, roomFor } from './place.ts';

const view = { width: 1000, height: 700 };
const card = { width: 360, height: 300 };

test('stands 12 px under the mark, its text aligned with the name', () => {
  expect(placeCard({ left: 100, right: 180, top: 50, bottom: 70 }, card, view, false)).toEqual({
    left: 88,
    top: 82,
  });
});

test('turns above where there is more room, and stays inside in a corner', () => {
  expect(placeCard({ left: 900, right: 980, top: 600, bottom: 620 }, card, view, false)).toEqual({
    left: 632,
    top: 288,
  });
});

test('keeps its top as it grows, over its mark if it must, and gives way at the edge of the window alone', () => {
  const mark = { left: 100, right: 180, top: 500, bottom: 520 };
  const first = placeCard(mark, card, view, false);
  expect(first.top).toBe(188);
  const grown = (height: number) =>
    placeCard(mark, { ...card, height }, view, false, first.top - mark.top).top;
  expect(grown(360)).toBe(188);
  expect(grown(120)).toBe(188);
  expect(grown(560)).toBe(132);
  // It goes with its mark as the page scrolls.
  const up = { ...mark, top: 400, bottom: 420 };
  expect(placeCard(up, card, view, false, first.top - mark.top).top).toBe(88);
});

test('aligns right edges where the text runs from right to left', () => {
  expect(placeCard({ left: 800, right: 880, top: 50, bottom: 70 }, card, view, true)).toEqual({
    left: 532,
    top: 82,
  });
});

test('a window smaller than the card keeps the card’s beginning in view', () => {
  const small = { width: 300, height: 200 };
  expect(placeCard({ left: 10, right: 90, top: 50, bottom: 70 }, card, small, false)).toEqual({
    left: 8,
    top: 8,
  });
});

test('is no higher than the room beside its mark, nor, once shown, than what is under its top', () => {
  const low = { height: 400 };
  const mark = { left: 100, right: 180, top: 180, bottom: 200 };
  expect(roomFor(mark, low)).toBe(180);
  const height = roomFor(mark, low);
  const { top } = placeCard(mark, { width: 360, height }, { width: 1000, height: 400 }, false);
  expect(top).toBe(212);
  expect(roomFor(mark, low, top - mark.top)).toBe(180);
  // One that stands above may grow down over its mark, and no button of it moves.
  expect(roomFor({ ...mark, top: 370, bottom: 390 }, low, -300)).toBe(322);
  // In a window with no room on either side it is better over its mark than too small to read.
  expect(roomFor({ ...mark, top: 90, bottom: 110 }, { height: 200 })).toBe(160);
});
