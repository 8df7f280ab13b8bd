import { describe, expect, it } from 'vitest';
import { moveInGrid } from './gridMove.ts';

const size = { rows: 100_000, columns: 8, page: 20 };
const at = { row: 50, column: 3 };

describe('moveInGrid', () => {
  it.each([
    ['ArrowDown', false, { row: 51, column: 3 }],
    ['ArrowUp', false, { row: 49, column: 3 }],
    ['ArrowLeft', false, { row: 50, column: 2 }],
    ['ArrowRight', false, { row: 50, column: 4 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', false, { row: 50, column: 7 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99_999, column: 7 }],
    ['PageDown', false, { row: 70, column: 3 }],
    ['PageUp', false, { row: 30, column: 3 }],
    ['ArrowDown', true, { row: 99_999, column: 3 }],
  ])('%s, ctrl %s', (key, ctrl, to) => expect(moveInGrid(key, ctrl, at, size)).toEqual(to));

  it('reaches the header from the first row, and stops there', () => {
    expect(moveInGrid('ArrowUp', false, { row: 0, column: 1 }, size)).toEqual({ row: -1, column: 1 });
    expect(moveInGrid('ArrowUp', false, { row: -1, column: 1 }, size)).toEqual({ row: -1, column: 1 });
    expect(moveInGrid('PageUp', false, { row: 3, column: 1 }, size)).toEqual({ row: 0, column: 1 });
  });
  it('stays in an empty grid', () => {
    const none = { rows: 0, columns: 3, page: 20 };
    expect(moveInGrid('End', true, { row: -1, column: 0 }, none)).toEqual({ row: -1, column: 2 });
    expect(moveInGrid('ArrowDown', false, { row: -1, column: 0 }, none)).toEqual({ row: -1, column: 0 });
  });
  it('leaves other keys alone', () => {
    expect(moveInGrid('a', false, at, size)).toBeUndefined();
    expect(moveInGrid('Tab', false, at, size)).toBeUndefined();
  });
});
