import { expect, it } from 'vitest';
import { mapFields } from './map.ts';
import { fieldsWithin } from './within.ts';

const answer = {
  data: {
    name: 'Acme',
    founded: '2001-03-04',
    metrics: { employees: 120, growth: { yearly: 0.4 } },
    hq: { name: 'Oslo', 'post code': '0150' },
    tags: ['b2b', 'saas'],
    people: [{ name: 'Ada' }],
    parent: null,
    ['__proto__x']: 'odd',
  },
};

it('makes a field of each value within, named apart, typed, and filled from the same answer', () => {
  const fields = fieldsWithin(['data'], answer.data, ['name']);
  const shown = Object.fromEntries(
    fields.map(field => {
      const value = mapFields(answer, [field])[field.name];
      return [field.path, [field.name, field.type, value?.kind === 'filled' ? value.value : value?.kind]];
    }),
  );
  expect(shown).toEqual({
    '$.data.name': ['name_2', 'text', 'Acme'],
    '$.data.founded': ['founded', 'date', '2001-03-04'],
    '$.data.metrics.employees': ['employees', 'number', 120],
    '$.data.metrics.growth.yearly': ['yearly', 'number', 0.4],
    '$.data.hq.name': ['hq_name', 'text', 'Oslo'],
    "$.data.hq['post code']": ['post_code', 'text', '0150'],
    '$.data.tags': ['tags', 'list', ['b2b', 'saas']],
    '$.data.__proto__x': ['proto_x', 'text', 'odd'],
  });
});

it('stops at sixty, and finds nothing in a plain value’s stead', () => {
  const wide = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`k${i}`, i]));
  expect(fieldsWithin([], wide, [])).toHaveLength(60);
  expect(new Set(fieldsWithin([], wide, []).map(field => field.name)).size).toBe(60);
  expect(fieldsWithin([], null, [])).toEqual([]);
});
