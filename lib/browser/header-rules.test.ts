import { describe, expect, it } from 'vitest';
import { createHeaderRules, type RuleBook } from './header-rules.ts';

const A = 'https://a.test';
const ua = (value: string) => [['User-Agent', value]] as const;

function world(fails: () => boolean = () => false) {
  const told: string[] = [];
  const book: RuleBook = {
    begin: async () => {
      told.push('begin');
      if (fails()) throw new Error('refused');
    },
    set: async (origin, headers) => {
      told.push(`${origin} ${JSON.stringify(headers)}`);
      if (fails()) throw new Error('refused');
    },
  };
  return { told, rules: createHeaderRules(book) };
}
const settled = () => new Promise(resolve => setTimeout(resolve, 0));

describe('headers by rule', () => {
  it('begins once, and writes nothing for calls that want nothing', async () => {
    const { told, rules } = world();
    const turns = await Promise.all([
      rules.enter(A, []),
      rules.enter(A, []),
      rules.enter('https://b.test', []),
    ]);
    for (const turn of turns) turn.leave();
    (await rules.enter(A, [])).leave();
    expect(told).toEqual(['begin']);
  });

  it('lets calls with the same headers go side by side, and others of that origin wait for them, in order', async () => {
    const { told, rules } = world();
    const one = await rules.enter(A, ua('x'));
    const two = await rules.enter(A, ua('x'));
    const order: string[] = [];
    const line = async (name: string, ...wanted: Parameters<typeof rules.enter>) => {
      const turn = await rules.enter(...wanted);
      order.push(name);
      return turn;
    };
    const plain = line('plain', A, []);
    const late = line('late', A, ua('x'));
    (await rules.enter('https://b.test', [])).leave();
    one.leave();
    await settled();
    expect(order).toEqual([]);
    two.leave();
    await settled();
    expect(order).toEqual(['plain']);
    (await plain).leave();
    (await late).leave();
    expect(told).toEqual(['begin', `${A} [["User-Agent","x"]]`, `${A} []`, `${A} [["User-Agent","x"]]`]);
  });

  it('keeps what is set between calls that want the same', async () => {
    const { told, rules } = world();
    for (let i = 0; i < 3; i++) (await rules.enter(A, ua('x'))).leave();
    expect(told).toHaveLength(2);
  });

  it('refuses what could not be set, lets go what wants nothing, and tries again the next time', async () => {
    let broken = true;
    const { told, rules } = world(() => broken);
    await expect(rules.enter(A, ua('x'))).rejects.toThrow('refused');
    (await rules.enter(A, [])).leave();
    broken = false;
    (await rules.enter(A, ua('x'))).leave();
    broken = true;
    await expect(rules.enter(A, ua('y'))).rejects.toThrow('refused');
    broken = false;
    (await rules.enter(A, [])).leave();
    expect(told.at(-1)).toBe(`${A} []`);
  });
});
