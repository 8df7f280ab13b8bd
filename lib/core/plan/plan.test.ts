import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { type Chain, chainSchema } from './chain.ts';
import { checkChain, needsOf, type RequestShape } from './check.ts';
import { dueSteps, type Ended, winnerOf } from './order.ts';

const chain = (input: Partial<v.InferInput<typeof chainSchema>>): Chain =>
  v.parse(chainSchema, { id: 'c', name: 'C', steps: [{ id: 'a', requestId: 'ra' }], ...input });
const shapes = new Map<string, RequestShape>([
  ['ra', { variables: ['domain'], fields: ['lei', 'site'] }],
  ['rb', { variables: ['lei'], fields: ['size'] }],
  ['rc', { variables: ['domain'], fields: ['size'] }],
]);
const messages = (one: Chain): string[] => checkChain(one, shapes).map(problem => problem.message);
const filled = (...fields: string[]): Ended => ({ filled: new Set(fields) });
const partsOf = (one: Chain, cost: Record<string, number> = {}) => ({
  needs: new Map(one.steps.map(step => [step.id, needsOf(step, one.steps, shapes.get(step.requestId))])),
  cost: new Map(Object.entries(cost)),
});
const due = (
  one: Chain,
  ended: Record<string, Ended>,
  started: string[],
  cost?: Record<string, number>,
): string[] =>
  dueSteps(one, new Map(Object.entries(ended)), new Set(started), partsOf(one, cost)).map(step => step.id);

describe('a chain', () => {
  it('is refused when its steps wait for each other, each named', () => {
    const one = chain({
      steps: [
        { id: 'a', requestId: 'ra', inputs: { domain: '{{b.size}}' } },
        { id: 'b', requestId: 'rb', inputs: { lei: '{{a.lei}}' } },
      ],
    });
    expect(messages(one)).toEqual(['These steps wait for each other: a → b → a.']);
  });

  it('of fifty steps that all read all before them is checked at once', () => {
    const steps = Array.from({ length: 50 }, (_, i) => ({
      id: `s${i}`,
      requestId: 'ra',
      inputs: Object.fromEntries(Array.from({ length: i }, (_, j) => [`x${j}`, `{{s${j}.lei}}`])),
    }));
    const before = cpuMs();
    expect(messages(chain({ steps }))).toEqual([]);
    expect(cpuMs() - before).toBeLessThan(500);
  });

  it('is refused when a step needs what no step gives', () => {
    const one = chain({
      steps: [
        { id: 'a', requestId: 'ra' },
        { id: 'b', requestId: 'rb', inputs: { lei: '{{a.number}}' } },
        { id: 'd', requestId: 'gone' },
      ],
      outputs: [{ name: 'x', label: 'X', from: ['a.number', 'z.lei'] }],
    });
    expect(messages(one)).toEqual([
      'Step "b" needs "number", which step "a" does not give.',
      'Step "d" asks a request that is not there.',
      '"X" wants "a.number", but step "a" does not give "number".',
      '"X" wants "z.lei", but there is no step "z".',
    ]);
  });

  it('starts independent steps side by side and the dependent one after', () => {
    const one = chain({
      steps: [
        { id: 'a', requestId: 'ra' },
        { id: 'b', requestId: 'rb', inputs: { lei: '{{a.lei}}' } },
        { id: 'c', requestId: 'rc' },
      ],
    });
    expect(due(one, {}, [])).toEqual(['a', 'c']);
    expect(due(one, { a: filled('lei') }, ['a', 'c'])).toEqual(['b']);
    expect(messages(one)).toEqual([]);
  });

  it('as a waterfall asks the next only when the one before filled nothing', () => {
    const one = chain({
      steps: [
        { id: 'a', requestId: 'ra' },
        { id: 'b', requestId: 'rb', inputs: { lei: '{{a.lei}}' } },
        { id: 'c', requestId: 'rc' },
      ],
      outputs: [{ name: 'size', label: 'Size', from: ['c.size', 'b.size'] }],
    });
    expect(due(one, {}, [])).toEqual(['c']);
    expect(due(one, { c: filled('size') }, ['c'])).toEqual([]);
    expect(due(one, { c: filled() }, ['c'])).toEqual(['a']);
    expect(due(one, { c: filled(), a: filled('lei') }, ['c', 'a'])).toEqual(['b']);
  });

  it('takes the cheapest first where the user says so', () => {
    const one = chain({
      order: 'cheapest',
      steps: [
        { id: 'b', requestId: 'rb' },
        { id: 'c', requestId: 'rc' },
      ],
      outputs: [{ name: 'size', label: 'Size', from: ['b.size', 'c.size'] }],
    });
    expect(due(one, {}, [], { b: 2, c: 1 })).toEqual(['c']);
    const [output] = one.outputs;
    if (!output) throw new Error('no output');
    const ended = new Map([
      ['b', filled('size')],
      ['c', filled('size')],
    ]);
    expect(
      winnerOf(
        one,
        output,
        ended,
        new Map([
          ['b', 2],
          ['c', 1],
        ]),
      )?.step,
    ).toBe('c');
  });
});
