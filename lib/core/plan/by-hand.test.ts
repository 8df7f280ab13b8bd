import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { StoredChain, StoredRequest } from '../record/records.ts';
import { requestSchema } from '../request/definition.ts';
import { plansByHand } from './by-hand.ts';
import { chainSchema } from './chain.ts';

const request = (id: string, more: { enabled?: boolean; fields?: number } = {}): StoredRequest => ({
  id,
  definition: v.parse(requestSchema, {
    id,
    name: id,
    url: 'https://api.example',
    fields: Array.from({ length: more.fields ?? 1 }, () => ({ name: 'a', label: 'A', path: '$.a' })),
  }),
  source: 'person',
  enabled: more.enabled ?? true,
  revision: 1,
  updatedAt: 0,
});
const chain = (id: string, steps: readonly string[], enabled = true): StoredChain => ({
  id,
  chain: v.parse(chainSchema, {
    id,
    name: id,
    steps: steps.map((requestId, i) => ({ id: `s${i}`, requestId })),
    outputs: [{ name: 'a', label: 'A', from: ['s0.a'] }],
  }),
  source: 'person',
  enabled,
  revision: 1,
  updatedAt: 0,
});

it('asks what is on and gives something, but not the one that finds domains', () => {
  const requests = [
    request('facts'),
    request('off', { enabled: false }),
    request('empty', { fields: 0 }),
    request('names'),
  ];
  expect(plansByHand(requests, [], [], 'names')).toEqual(['facts']);
});

it('leaves a request to the chain that asks it, as long as that chain can run', () => {
  const requests = [request('facts'), request('find'), request('detail')];
  expect(plansByHand(requests, [chain('both', ['find', 'detail'])], [], null)).toEqual(['facts', 'both']);
  expect(plansByHand(requests, [chain('both', ['find', 'detail'], false)], [], null)).toEqual([
    'facts',
    'find',
    'detail',
  ]);
  const broken = [request('facts'), request('find'), request('detail', { enabled: false })];
  expect(plansByHand(broken, [chain('both', ['find', 'detail'])], [], null)).toEqual(['facts', 'find']);
});

it('asks what was chosen, a step or a resolver too, as long as it is there and on', () => {
  const requests = [request('facts'), request('names'), request('off', { enabled: false })];
  const chains = [chain('both', ['facts'])];
  expect(plansByHand(requests, chains, ['names', 'off', 'gone'], 'names')).toEqual(['names']);
  expect(plansByHand(requests, chains, ['names', 'both', 'facts'], null)).toEqual(['names', 'both', 'facts']);
  expect(plansByHand(requests, chains, ['facts', 'both'], null)).toEqual(['facts', 'both']);
  expect(plansByHand(requests, chains, ['off', 'gone'], 'names')).toEqual(['both']);
});
