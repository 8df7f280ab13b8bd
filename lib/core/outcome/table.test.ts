import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { PROBLEM_KINDS } from './problem.ts';
import { OUTCOMES, problem } from './table.ts';

describe('the table of problems', () => {
  it('has a row for every kind, and no other', () => {
    expect(Object.keys(OUTCOMES).sort()).toEqual([...PROBLEM_KINDS].sort());
  });

  it.each(PROBLEM_KINDS)('%s: speaks as a person does, with and without names', kind => {
    for (const context of [
      {},
      { provider: 'Hunter', secret: 'hunter', origin: 'https://api.hunter.io', about: 'domain', status: 500 },
    ]) {
      const { message, detail = '', next } = problem(kind, context);
      expect(message).toMatch(/^[A-Z“].*\.$/s);
      expect(`${message} ${detail}`).not.toMatch(/undefined|null|sorry|please|successfully|!| {2}/i);
      expect(message).not.toMatch(/^\d/);
      expect(next.do).toBeTruthy();
    }
  });

  it('names the provider, and says what was charged', () => {
    expect(problem('unauthorized', { provider: 'Hunter' })).toMatchObject({
      message: 'Hunter refused the key.',
      detail: 'Nothing was charged.',
      next: { do: 'change-key' },
    });
    expect(problem('server', { provider: 'Hunter', status: 503 }).message).toBe(
      'Hunter is out of service for now (503).',
    );
    expect(problem('timeout', { charged: true }).detail).toBe('It may have been charged.');
  });
});

describe('classify', () => {
  const usual = { throttleStatuses: [], notFoundIsAnswer: true };
  it.each([
    [200, 'ok'],
    [204, 'ok'],
    [301, 'redirect'],
    [304, 'rejected'],
    [400, 'bad-request'],
    [401, 'unauthorized'],
    [402, 'payment'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [408, 'timeout'],
    [409, 'conflict'],
    [410, 'gone'],
    [418, 'rejected'],
    [422, 'bad-request'],
    [425, 'server'],
    [429, 'throttled'],
    [500, 'server'],
    [501, 'rejected'],
    [502, 'server'],
    [503, 'server'],
    [504, 'server'],
    [599, 'server'],
  ] as const)('%i is %s', (status, verdict) => {
    expect(classify(status, [], usual)).toBe(verdict);
  });
  it('knows the habits of vendors', () => {
    expect(classify(403, [['Retry-After', '60']], usual)).toBe('throttled');
    expect(classify(403, [['X-RateLimit-Remaining', '0']], usual)).toBe('throttled');
    expect(classify(403, [['X-RateLimit-Remaining', '10']], usual)).toBe('forbidden');
    expect(classify(420, [], { ...usual, throttleStatuses: [420] })).toBe('throttled');
    expect(classify(404, [], { ...usual, notFoundIsAnswer: false })).toBe('wrong-address');
  });
});
