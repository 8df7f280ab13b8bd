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

  it('cannot reach a prototype', () => {
    const evil = builtIn.replace('"name": "Built in"', '"name": "Built in", "__proto__": {"polluted": true}');
    expect(kindOf(evil)).toBe('invalid');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
