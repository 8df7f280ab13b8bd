import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { fieldSchema } from '../field/definition.ts';
import { mapFields } from '../field/map.ts';
import { compare, sampleOf, sampleSchema } from './sample.ts';
import { goneFrom, shapeOf } from './shape.ts';

const field = (name: string, path: string, more: object = {}) =>
  v.parse(fieldSchema, { name, label: name.toUpperCase(), path, ...more });
const fields = [
  field('size', '$.company.size', { type: 'number' }),
  field('city', '$.company.offices[*].city'),
  field('twitter', '$.company.twitter'),
];
const good = { company: { size: 41, offices: [{ city: 'Bergen' }], twitter: null, founded: 2014 } };
const sample = sampleOf(fields, mapFields(good, fields), good, 7);
const changesIn = (answer: unknown, of = fields) => compare(sample, of, mapFields(answer, of), answer);

it('finds nothing where only values differ, a list grew or emptied, or a field was empty before', () => {
  const now = { company: { size: 43, offices: [{ city: 'Oslo' }, { city: 'Bergen' }], founded: 2013 } };
  expect(changesIn(now)).toMatchObject({ fields: [], gone: [] });
  expect(changesIn({ company: { ...good.company, offices: [] } }).gone).toEqual([]);
});

it('tells a field that was filled and is empty, with what it was and why', () => {
  const { size: _, ...rest } = good.company;
  const { fields: found, gone } = changesIn({ company: { ...rest, employees: 41 } });
  expect(found).toEqual([
    { kind: 'empty', what: 'SIZE', path: '$.company.size', was: '41', now: expect.stringMatching(/size/) },
  ]);
  expect(gone).toMatchObject([{ kind: 'gone', path: '$.company.size', was: 'number' }]);
});

it('tells a field that is another type now', () => {
  const now = { company: { ...good.company, offices: [{ city: { name: 'Bergen' } }] } };
  expect(changesIn({ company: { ...good.company, size: 'about forty' } }).fields).toMatchObject([
    { kind: 'empty', what: 'SIZE', was: '41' },
  ]);
  expect(changesIn(now).fields).toMatchObject([{ what: 'CITY', was: 'Bergen' }]);
  const plain = [field('size', '$.company.size', { type: 'text' })];
  const before = sampleOf(plain, mapFields(good, plain), good, 7);
  const asList = compare(
    before,
    [field('size', '$.company.size', { type: 'list' })],
    mapFields(good, [field('size', '$.company.size', { type: 'list' })]),
    good,
  );
  expect(asList.fields).toMatchObject([{ kind: 'type', what: 'SIZE' }]);
});

it('tells only the outermost path that is gone', () => {
  expect(changesIn({ firm: good.company }).gone.map(one => one.path)).toEqual(['$.company']);
});

it('takes a new field, a mended path and a first value into the sample, and keeps what was filled', () => {
  const more = [...fields, field('year', '$.company.founded', { type: 'number' })];
  const mended = [field('size', '$.company.staff', { type: 'number' }), ...more.slice(1)];
  const answer = { company: { ...good.company, staff: 5, twitter: '@x' } };
  const { fields: found, sample: next } = changesIn(answer, mended);
  expect(found).toEqual([]);
  expect(next.fields).toMatchObject({
    size: { path: '$.company.staff', text: '5' },
    twitter: { text: '@x' },
    year: { text: '2014' },
  });
});

it('takes a fallback for empty: it stands in for what is gone', () => {
  const kept = [field('size', '$.company.size', { type: 'number', fallback: 0 })];
  const before = sampleOf(kept, mapFields(good, kept), good, 7);
  expect(compare(before, kept, mapFields({}, kept), {}).fields).toMatchObject([{ kind: 'empty', was: '41' }]);
});

it('stays within its bounds and its schema, whatever the answer is, and finds nothing against itself', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 10, maxKeys: 60 }), answer => {
      const made = sampleOf(fields, mapFields(answer, fields), answer, 0);
      expect(v.is(sampleSchema, JSON.parse(JSON.stringify(made)))).toBe(true);
      expect(Object.keys(made.shape).length).toBeLessThanOrEqual(300);
      expect(goneFrom(shapeOf(answer), shapeOf(answer))).toEqual([]);
      expect(compare(made, fields, mapFields(answer, fields), answer).fields).toEqual([]);
    }),
  );
});
