import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPack, writePack } from './read.ts';

const builtIn = readFileSync(new URL('../../../public/packs/built-in.json', import.meta.url), 'utf8');
const pack = (change: (pack: Record<string, unknown>) => void): string => {
  const value = JSON.parse(builtIn);
  change(value);
  return JSON.stringify(value);
};
const kindOf = (text: string): string => {
  const read = readPack(text);
  return read.ok ? 'ok' : read.problem.kind;
};

describe('a pack', () => {
  it('is read with its defaults, and written back to the same', () => {
    const read = readPack(builtIn);
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    expect(read.pack.requests.map(one => one.method)).toEqual(['GET', 'GET']);
    expect(readPack(writePack(read.pack))).toEqual(read);
  });

  it.each([
    ['', 'malformed'],
    ['[]', 'not-a-pack'],
    ['{"loupe":"pack","version":2}', 'newer'],
    ['{"loupe":"pack","version":1}', 'invalid'],
    [pack(value => Object.assign(value, { code: 'alert(1)' })), 'invalid'],
    [pack(value => Object.assign(value, { name: 'fdp.\u202etac' })), 'invalid'],
    [
      pack(value =>
        Object.assign(value, { requests: [...(value['requests'] as []), ...(value['requests'] as [])] }),
      ),
      'invalid',
    ],
    [`{"loupe":"pack","version":1,"a":${'['.repeat(100)}${']'.repeat(100)}}`, 'malformed'],
    ['x'.repeat(3_000_000), 'too-large'],
  ])('is refused whole with a named reason: %.60s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it('brings neither a session nor a budget', () => {
    const read = readPack(
      pack(value => {
        const [request] = value['requests'] as [Record<string, unknown>];
        request['session'] = true;
        request['cost'] = { amount: 0, budget: { perDay: 1e9 } };
      }),
    );
    expect(read.ok && read.pack.requests[0]).toMatchObject({ session: false, cost: { budget: {} } });
    expect(read.ok && read.notes).toHaveLength(2);
  });

  describe('with lists', () => {
    const score = (more: object = {}) => ({
      ...{ id: 'fit', name: 'Fit', bands: [] },
      rules: [{ column: 'v:Size', label: 'Size', operator: 'at-least', value: 5, points: 1 }],
      ...more,
    });
    const lists = (...all: object[]) =>
      pack(value =>
        Object.assign(value, { lists: all.map((more, i) => ({ id: `l${i}`, name: `L${i}`, ...more })) }),
      );
    const nested = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`);
    it('reads columns and scores', () => {
      expect(kindOf(lists({ columns: ['Size'], scores: [score()] }))).toBe('ok');
    });
    it.each([
      ['rows', lists({ rows: [] })],
      ['a plan that it does not bring', lists({ plans: ['hunter'] })],
      ['two lists of one id', lists({ id: 'x' }, { id: 'x' })],
      ['two scores of one id', lists({ scores: [score(), score()] })],
      [
        'code in a rule',
        lists({
          scores: [
            score({ rules: [{ column: 'v:Size', label: '', operator: 'eval', value: 'x', points: 1 }] }),
          ],
        }),
      ],
      ['a name that turns its direction', lists({ scores: [score({ name: 'tiF\u202e' })] })],
      ['a band that does', lists({ scores: [score({ bands: [{ name: '\u202eA', from: 1 }] })] })],
      [
        'a value that is no value',
        lists({
          scores: [
            score({ rules: [{ column: 'v:Size', label: '', operator: 'equals', value: {}, points: 1 }] }),
          ],
        }),
      ],
      [
        'a prototype as a column’s rule',
        lists({
          scores: [score({ rules: [{ column: '__proto__', label: '', operator: 'filled', points: 1 }] })],
        }),
      ],
      ['too many rules', lists({ scores: [score({ rules: Array(61).fill(score().rules[0]) })] })],
    ])('refuses %s', (_, text) => {
      expect(kindOf(text)).toBe('invalid');
    });
    it('refuses what is nested without end', () => {
      expect(kindOf(lists({ scores: nested }))).toBe('malformed');
    });
  });

  it('cannot reach a prototype', () => {
    const evil = builtIn.replace('"name": "Built in"', '"name": "Built in", "__proto__": {"polluted": true}');
    expect(kindOf(evil)).toBe('invalid');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
