/** T2: forty answers that try to reach a prototype, through everything that an answer goes through. */
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { fieldSchema } from '../field/definition.ts';
import { compileDerived } from '../field/derived.ts';
import { mapFields } from '../field/map.ts';
import { fieldsWithin } from '../field/within.ts';
import { itemsOf, withItems } from '../paging/items.ts';
import { readAnswer } from './read.ts';

const POISON = '{"polluted":1}';
const wrap = (depth: number, inner: string): string => '{"a":'.repeat(depth) + inner + '}'.repeat(depth);
const names = [
  '__proto__',
  'constructor',
  'prototype',
  '\\u005f_proto__',
  '__pro\\u0074o__',
  'const\\u0072uctor',
];

const JSON_PAYLOADS: readonly string[] = [
  ...names.map(name => `{"${name}":${POISON}}`),
  ...names.map(name => `{"data":[{"${name}":${POISON},"x":1}]}`),
  ...names.slice(0, 3).map(name => wrap(50, `{"${name}":${POISON}}`)),
  ...names.slice(0, 3).map(name => `[{"${name}":${POISON}},{"${name}":[1]}]`),
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"a":{"constructor":{"prototype":{"polluted":1}}}}',
  '{"__proto__":{"__proto__":{"polluted":1}}}',
  '{"__proto__":[{"polluted":1}]}',
  '{"__proto__":null,"polluted":1}',
  '{"__proto__":"polluted"}',
  '{"__proto__.polluted":1}',
  '{"constructor.prototype.polluted":1}',
  '{"a.__proto__.polluted":1}',
  '{"a[__proto__][polluted]":1}',
  '{"__defineGetter__":{"polluted":1}}',
  '{"toString":{"polluted":1},"valueOf":1,"hasOwnProperty":1}',
  '{"length":-1,"polluted":1}',
  '{"then":{"polluted":1}}',
  '{"toJSON":{"polluted":1}}',
  '{"__proto__":{"toString":"polluted"},"data":[1]}',
];
const OTHERS: readonly (readonly [text: string, type: string])[] = [
  ['<r><__proto__><polluted>1</polluted></__proto__></r>', 'text/xml'],
  ['<__proto__ polluted="1"/>', 'text/xml'],
  ['<r><constructor><prototype polluted="1"/></constructor></r>', 'text/xml'],
  ['__proto__,polluted\n1,2\n', 'text/csv'],
  ['constructor,__proto__\npolluted,1\n', 'text/csv'],
  ['{"__proto__":{"polluted":1}}\n{"constructor":{"prototype":{"polluted":1}}}\n', 'application/x-ndjson'],
];
const PAYLOADS = [...JSON_PAYLOADS.map(text => [text, 'application/json'] as const), ...OTHERS];

const fields = [
  '$',
  '$..polluted',
  '$.__proto__.polluted',
  '$.constructor.prototype',
  '$.data[0]',
  '$..*',
].map((path, i) => v.parse(fieldSchema, { name: `f${i}`, label: 'F', path, fold: 'join' }));

const untouched = Object.getOwnPropertyNames(Object.prototype).length;
afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'polluted');
});

describe('T2: prototype pollution', () => {
  it(`has ${PAYLOADS.length} payloads`, () => expect(PAYLOADS.length).toBeGreaterThanOrEqual(40));

  it.each(PAYLOADS)('%s as %s changes no prototype, and stays visible', async (text, contentType) => {
    const read = readAnswer({ bytes: new TextEncoder().encode(text), contentType });
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const { value } = read;
    mapFields(value, fields);
    mapFields(value, fieldsWithin([], value, []));
    withItems('$.data', value, [...itemsOf('$.data', value), { polluted: 1 }]);
    withItems('$', value, itemsOf('$', value));
    for (const expression of [
      '$merge([answer, {"x": 1}])',
      'answer.**',
      '$spread(answer)',
      '$keys(answer)',
    ]) {
      const derived = compileDerived(expression);
      if (derived.ok) await derived.evaluate({ fields: {}, row: {}, answer: value }, { now: 0 });
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get([], 'polluted')).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(untouched);
    expect(JSON.stringify(value)).toContain('polluted');
  });
});
