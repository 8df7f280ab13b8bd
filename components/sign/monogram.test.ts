import { describe, expect, it } from 'vitest';
import { monogram } from './monogram.ts';

describe('monogram', () => {
  it('takes the initials of two words, or two letters of one', () => {
    expect(monogram('Kestrel Robotics', 'kestrel.example').letters).toBe('KR');
    expect(monogram('Fjordlyst', 'fjordlyst.example').letters).toBe('FJ');
    expect(monogram('Tern & Tide', 'terntide.example').letters).toBe('TT');
    expect(monogram('', 'hunter.io').letters).toBe('HI');
  });
  it('keeps whole characters beyond the basic plane', () => {
    expect(monogram('𝒜𝒷𝒸', 'a.example').letters).toBe('𝒜𝒷');
    expect(monogram('日本電気', 'nec.example').letters).toBe('日本');
  });
  it('shows a question mark while the domain is a guess, or nothing is a letter', () => {
    expect(monogram('Fjordlyst', undefined)).toEqual({ letters: '?', hue: 0 });
    expect(monogram('***', 'x.example').letters).toBe('?');
  });
  it('gives the same domain the same hue in any case, and uses all five', () => {
    expect(monogram('A', 'ACME.example').hue).toBe(monogram('B', 'acme.example').hue);
    const hues = Array.from({ length: 200 }, (_, i) => monogram('A', `firm-${i}.example`).hue);
    for (const hue of [1, 2, 3, 4, 5]) expect(hues.filter(h => h === hue).length).toBeGreaterThan(15);
  });
  it('is quick on a name of a million letters', () => {
    expect(monogram('a'.repeat(1_000_000), 'a.example').letters).toBe('AA');
  });
});
