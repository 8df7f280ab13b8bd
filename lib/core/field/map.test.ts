import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type FieldDefinition, fieldSchema } from './definition.ts';
import { compileFields, fallbackValues, mapFields } from './map.ts';

function field(path: string, rest: Partial<FieldDefinition> = {}): FieldDefinition {
  return v.parse(fieldSchema, { name: 'f', label: 'F', path, ...rest });
}

function one(value: unknown, path: string, rest: Partial<FieldDefinition> = {}) {
  return mapFields(value, [field(path, rest)])['f'];
}

const ANSWER = {
  name: ' Acme ',
  size: '1,240',
  rounds: [{ usd: 10.1, at: '2020-01-02' }, { usd: 20.2, at: '2019-05-01' }, { usd: null }],
  tags: ['a', 'b', 'a', null],
  people: [],
  parent: null,
  blank: ' ',
};

describe('mapFields', () => {
  it.each<[string, Partial<FieldDefinition>, unknown]>([
    ['$.name', {}, 'Acme'],
    ['$.size', { type: 'number' }, 1240],
    ['$.tags[*]', {}, 'a'],
    ['$.tags', { fold: 'last' }, 'a'],
    ['$.tags', { fold: 'join' }, 'a, b, a'],
    ['$.tags[*]', { fold: 'unique', separator: '/' }, 'a/b'],
    ['$.tags', { type: 'list', fold: 'unique' }, ['a', 'b']],
    ['$.tags', { type: 'list' }, ['a', 'b', 'a']],
    ['$.tags', { fold: 'count', type: 'number' }, 3],
    ['$.people', { fold: 'count', type: 'number' }, 0],
    ['$.people[*]', { fold: 'count', type: 'number' }, 0],
    ['$.rounds[*].usd', { fold: 'sum', type: 'number' }, 30.3],
    ['$.rounds[*].usd', { fold: 'average' }, 15.15],
    ['$.rounds[*].usd', { fold: 'maximum', type: 'number' }, 20.2],
    ['$.rounds[*].at', { fold: 'minimum', type: 'date' }, '2019-05-01'],
  ])('%s %j', (path, rest, value) => {
    const mapped = one(ANSWER, path, rest);
    expect(mapped).toMatchObject({ kind: 'filled' });
    if (mapped?.kind !== 'filled') return;
    if (typeof value === 'number') expect(mapped.value).toBeCloseTo(value, 12);
    else expect(mapped.value).toEqual(value);
  });

  it('says where a value came from', () => {
    expect(one(ANSWER, '$..usd', { type: 'number' })).toMatchObject({
      kind: 'filled',
      path: "$['rounds'][0]['usd']",
    });
  });

  it('says why nothing is there', () => {
    expect(one(ANSWER, '$.nam')).toMatchObject({ kind: 'empty', why: expect.stringContaining('name') });
    expect(one(ANSWER, '$.parent')).toEqual({ kind: 'empty', why: 'The answer leaves it blank.' });
    expect(one(ANSWER, '$.blank')).toMatchObject({ kind: 'empty' });
    expect(one(ANSWER, '$.staff[*]', { fold: 'count' })).toMatchObject({ kind: 'empty' });
  });

  it('names what cannot be read', () => {
    expect(one({ n: '51-200' }, '$.n', { type: 'number' })).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining('51-200'),
      raw: '51-200',
    });
    expect(one({ n: [1, 'x', 3] }, '$.n', { type: 'number', fold: 'sum' })).toMatchObject({
      kind: 'unreadable',
      raw: 'x',
    });
    expect(one({ n: { a: 1 } }, '$.n')).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining('values: a'),
    });
    expect(one({}, '$.[')).toMatchObject({ kind: 'unreadable' });
    expect(one({ u: 'javascript:alert(1)' }, '$.u', { type: 'url' })).toMatchObject({ kind: 'unreadable' });
  });

  it('falls back, and says why', () => {
    expect(one(ANSWER, '$.parent', { fallback: 'none' })).toEqual({
      kind: 'fallback',
      value: 'none',
      why: 'The answer leaves it blank.',
    });
    expect(one(ANSWER, '$.name', { type: 'number', fallback: 0 })).toMatchObject({
      kind: 'fallback',
      value: 0,
    });
    expect(fallbackValues([field('$.a', { fallback: false })], 'x')['f']).toEqual({
      kind: 'fallback',
      value: false,
      why: 'x',
    });
  });

  it('keeps hostile names of fields as data', () => {
    const mapped = mapFields({ a: 1 }, [
      field('$.a', { name: '__proto__' }),
      field('$.a', { name: 'constructor' }),
    ]);
    expect(Object.keys(mapped)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(mapped)).toBeNull();
  });

  it('maps many answers by fields compiled once, a broken one unreadable', () => {
    const compiled = compileFields([field('$.a'), field('b', { name: 'g' })]);
    expect(compiled.map({ a: 1 })).toMatchObject({ f: { value: '1' }, g: { kind: 'unreadable' } });
    expect(compiled.map(null)['f']).toMatchObject({ kind: 'empty' });
  });
});
