import { describe, expect, it } from 'vitest';
import { roveTo } from './roving.ts';

describe('roveTo', () => {
  it('goes round at both ends', () => {
    expect(roveTo('ArrowRight', 2, 3)).toBe(0);
    expect(roveTo('ArrowLeft', 0, 3)).toBe(2);
    expect(roveTo('ArrowDown', 0, 3)).toBe(1);
  });
  it('jumps to the ends, and leaves other keys alone', () => {
    expect(roveTo('Home', 2, 3)).toBe(0);
    expect(roveTo('End', 0, 3)).toBe(2);
    expect(roveTo('a', 0, 3)).toBeUndefined();
    expect(roveTo('ArrowRight', 0, 0)).toBeUndefined();
  });
});
