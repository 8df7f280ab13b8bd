/** R9: pages are recognised in the shapes that well-known vendors document, without knowing the vendor. */
import { describe, expect, it } from 'vitest';
import { SHAPES, some } from './detect.fixture.ts';
import { detectPaging } from './detect.ts';

const callOf = (url: string, body?: unknown) => ({
  url,
  body: body === undefined ? null : JSON.stringify(body),
});

const fits = (got: unknown, want: object): boolean => {
  try {
    expect(got).toMatchObject(want);
    return true;
  } catch {
    return false;
  }
};

describe('R9: what a first answer tells of its pages', () => {
  it(`is read right in at least 9 of 10 of ${SHAPES.length} vendors’ documented shapes`, () => {
    const wrong = SHAPES.flatMap(({ vendor, url, answer, headers = [], body, wants, or }) => {
      const [first] = detectPaging(answer, headers, callOf(url, body));
      if (fits(first?.paging, wants) || (or && fits(first?.paging, or))) return [];
      return [{ vendor, got: first?.paging ?? null }];
    });
    expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(Math.floor(SHAPES.length / 10));
  });

  it.each(SHAPES.map(shape => [shape.vendor, shape] as const))('%s: gives its evidence', (_, shape) => {
    const { url, answer, headers = [], body } = shape;
    for (const { evidence } of detectPaging(answer, headers, callOf(url, body)))
      expect(evidence).toMatch(/^[A-Z].*\.$/);
  });

  it('proposes nothing for one company, or for a list that is whole', () => {
    expect(detectPaging({ name: 'Acme', tags: ['a', 'b'], page: null }, [], callOf('https://x/y'))).toEqual(
      [],
    );
    expect(detectPaging({ data: some, total: 10 }, [], callOf('https://x/y'))).toEqual([]);
  });
});
