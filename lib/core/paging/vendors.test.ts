/** Is the scheme found that each vendor documents, and none where there is none? */
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { pagingSchema } from '../request/paging.ts';
import { detectPaging } from './detect.ts';
import { BY_ADDRESS } from './testing/by-address.ts';
import { BY_CURSOR } from './testing/by-cursor.ts';
import { BY_NUMBER } from './testing/by-number.ts';
import { list, type Shape } from './testing/shape.ts';

const SHAPES = [...BY_ADDRESS, ...BY_CURSOR, ...BY_NUMBER];

/** Answers that have lists, and nothing more to come. */
const WHOLE: readonly (readonly [string, unknown])[] = [
  [
    'one company',
    {
      id: '1',
      name: 'Acme',
      domain: 'a.example',
      tags: ['x', 'y'],
      tech: list(8),
      metrics: { employees: 12 },
      crunchbase: { handle: 'organization/acme' },
    },
  ],
  ['a list without more', { data: list(3) }],
  ['no list', { name: 'Acme', page: 'https://a.example', next: 'https://a.example/next' }],
  ['an empty one', { results: [], total: 0 }],
  [
    'DNS',
    {
      Status: 0,
      TC: false,
      Question: list(1),
      Answer: list(3, () => ({ name: 'a', type: 15, TTL: 300, data: '1 mx' })),
    },
  ],
];

const best = ({ url, body, headers = [], answer }: Omit<Shape, 'vendor' | 'right'>) =>
  detectPaging(answer, headers, {
    url,
    body: body === undefined || typeof body === 'string' ? (body ?? null) : JSON.stringify(body),
  })[0];

it.each(SHAPES.map(shape => [shape.vendor, shape] as const))('%s', (_, shape) => {
  const found = best(shape);
  expect(v.safeParse(pagingSchema, found?.paging).success).toBe(true);
  const fits = shape.right.some(one => {
    try {
      expect(found?.paging).toMatchObject(one);
      return true;
    } catch {
      return false;
    }
  });
  if (!fits) expect(found?.paging).toMatchObject(shape.right[0] ?? {});
  expect(found?.evidence).toMatch(/\.$/);
});

it.each(WHOLE)('nothing is proposed for %s', (_, answer) =>
  expect(best({ url: 'https://api.example.com/x?domain=a.example', answer })).toBeUndefined(),
);
