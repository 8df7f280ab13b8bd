import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Score, scoreSchema } from './definition.ts';
import { draftOf, type RuleDraft, readDraft } from './draft.ts';

const score: Score = {
  id: 'fit',
  name: 'Fit',
  rules: [
    { column: 'p:facts:employees', label: 'Employees', operator: 'between', value: [50, 1240], points: 20 },
    { column: 'v:Country', label: 'Country', operator: 'one-of', value: ['DK', 'SE'], points: 5.5 },
    { column: 'v:Seen', label: 'Seen', operator: 'newer-than-days', value: 30, points: 3 },
    { column: 'domain', label: 'Domain', operator: 'empty', points: -15 },
  ],
  bands: [
    { name: 'A', from: 20 },
    { name: 'B', from: null },
  ],
};
const rule = (more: Partial<RuleDraft>): RuleDraft => ({
  ...{ key: 9, column: 'v:Size', label: 'Size', operator: 'at-least', value: '50', upTo: '', points: '10' },
  ...more,
});
const withRule = (more: Partial<RuleDraft>) => readDraft({ ...draftOf(score), rules: [rule(more)] });

describe('a score while it is written', () => {
  it('comes back as it was, and passes the door', () => {
    const read = readDraft(draftOf(score));
    expect(read).toMatchObject({ score, whole: true, keys: [0, 1, 2, 3] });
    expect(v.is(scoreSchema, read.score)).toBe(true);
  });
  it('takes numbers as people type them', () => {
    expect(withRule({ operator: 'equals', value: '1,240' }).score?.rules[0]?.value).toBe(1240);
    expect(withRule({ operator: 'equals', value: 'false' }).score?.rules[0]?.value).toBe(false);
    expect(withRule({ value: '1,240', points: '\u22125' }).score?.rules[0]).toMatchObject({
      value: 1240,
      points: -5,
    });
  });
  it.each<[Partial<RuleDraft>, string]>([
    [{ column: '' }, 'Choose a column.'],
    [{ value: 'many' }, 'Write a number, such as 500.'],
    [{ value: '' }, 'Write a number, such as 500.'],
    [{ operator: 'between', value: '200', upTo: '50' }, 'Write the smaller number first.'],
    [{ operator: 'between', value: '200' }, 'Write two numbers, such as 50 and 200.'],
    [{ operator: 'older-than-days', value: '-3' }, 'Write days, such as 90.'],
    [{ operator: 'one-of', value: ' , ' }, 'Write what to compare with.'],
    [{ points: '' }, 'Write points, such as 10 or -5.'],
    [{ points: '5000' }, 'Write at most 1,000 points.'],
  ])('says what is missing: %o', (more, fault) => {
    const read = withRule(more);
    expect(read.faults.rules.get(9)).toBe(fault);
    expect([read.score, read.whole]).toEqual([null, false]);
  });
  it('shows what is whole of it, and sorts the bands', () => {
    const bands = [
      { key: 1, name: 'C', from: '' },
      { key: 2, name: 'A', from: '50' },
      { key: 3, name: '', from: '20' },
    ];
    const read = readDraft({
      ...draftOf(score),
      name: ' ',
      rules: [rule({}), rule({ key: 10, value: '' })],
      bands,
    });
    expect(read.score).toMatchObject({ name: 'Score', bands: [{ name: 'A' }, { name: 'C' }] });
    expect(read.keys).toEqual([9]);
    expect(read.faults.name).toBe('Write a name, such as Fit.');
    expect([...read.faults.bands]).toEqual([[3, 'Write a name, such as A.']]);
    expect(read.whole).toBe(false);
  });
  it('refuses two bands of one name or one beginning', () => {
    const of = (a: string, b: string) =>
      readDraft({
        ...draftOf(score),
        bands: [
          { key: 1, name: 'A', from: a },
          { key: 2, name: 'B', from: b },
        ],
      }).faults.bands.get(2);
    expect(of('5', '5')).toBe('Two bands begin at these points.');
    expect(of('', '')).toBe('Only one band can be for the rest.');
    expect(of('5', '3')).toBeUndefined();
  });
});
