import { expect, test } from 'vitest';
import { MARK_LUMINANCE } from './layer-css.ts';
import { contrast, luminance, parseColour } from './tone.ts';

test('reads what browsers serialise, and nothing else', () => {
  expect(parseColour('rgb(255, 0, 10)')).toEqual({ rgb: [255, 0, 10], alpha: 1 });
  expect(parseColour('rgba(0, 0, 0, 0)')).toEqual({ rgb: [0, 0, 0], alpha: 0 });
  expect(parseColour('oklch(0.5 0.1 20)')).toBe(null);
  expect(parseColour('')).toBe(null);
});

test('the mark is seen on white and on dark grey, and not on its own colour', () => {
  expect(contrast(luminance([255, 255, 255]), MARK_LUMINANCE)).toBeGreaterThan(4);
  expect(contrast(luminance([32, 33, 36]), MARK_LUMINANCE)).toBeGreaterThan(3);
  expect(contrast(luminance([42, 138, 136]), MARK_LUMINANCE)).toBeLessThan(3);
});
