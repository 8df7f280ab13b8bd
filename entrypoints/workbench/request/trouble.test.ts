import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type RequestInput, requestSchema } from '../../../lib/core/request/definition.ts';
import { blankRequest } from './blank.ts';
import { renameSecret } from './rename-secret.ts';
import { findTroubles } from './trouble.ts';

const book = {
  suggestions: [{ name: 'employee_min', sample: '', from: 'row' }],
  isKnown: (name: string) => name === 'domain' || name === 'employee_min',
};
const of = (input: Partial<RequestInput>) =>
  findTroubles(
    v.parse(requestSchema, { id: 'a', name: 'A', url: 'https://x.example/{{domain}}', ...input }),
    book,
  );

describe('what is wrong with a definition', () => {
  it('is nothing for a good one', () => expect(of({})).toEqual([]));

  it('names the unknown column, and the near one', () => {
    const [found] = of({ parameters: [{ name: 'min', value: '{{employe_min}}' }] });
    expect(found).toMatchObject({
      tab: 'params',
      at: 'parameters.0',
      soft: true,
      mend: { to: 'employee_min' },
    });
  });

  it('takes a column that there is not for no fault where rows are pushed, unless it is like one that there is', () => {
    const body = (template: string) => ({
      method: 'POST' as const,
      body: { kind: 'json' as const, template },
    });
    const [open] = of(body('{"o": "{{owner}}"}'));
    expect(open).toMatchObject({
      soft: true,
      advice: true,
      message: expect.stringContaining('A push maps it'),
    });
    const [near] = of(body('{"e": {{employe_min}}}'));
    expect(near?.advice).toBeUndefined();
  });

  it.each<[Partial<RequestInput>, string]>([
    [{ headers: [{ name: 'Cookie', value: 'a' }] }, 'headers.0'],
    [{ headers: [{ name: 'X', value: 'é' }] }, 'headers.0'],
    [{ url: 'https://{{domain}}/x' }, 'url'],
    [{ url: 'http://x.example/' }, 'url'],
    [{ method: 'POST', body: { kind: 'json', template: '{"a": }' } }, 'body'],
    [{ body: { kind: 'json', template: '{}' } }, 'body'],
    [{ fields: [{ name: 'a', label: 'A', path: '$.a[' }] }, 'fields.0'],
    [{ derived: [{ name: 'a', label: 'A', expression: '$eval("1")' }] }, 'derived.0'],
    [{ paging: { kind: 'link', itemsPath: '$.[' } }, 'paging.itemsPath'],
    [{ condition: { kind: 'formula', expression: '((' } }, 'condition'],
  ])('%j stands at %s', (input, at) =>
    expect(
      of(input)
        .filter(one => !one.soft)
        .map(one => one.at),
    ).toContain(at),
  );

  it('asks a blank one for its name and address', () =>
    expect(
      findTroubles(blankRequest('x'), book)
        .map(one => one.at)
        .sort(),
    ).toEqual(['name', 'url']));

  it('asks for the key that a kind of authentication needs', () => {
    const blank = { ...blankRequest('x'), name: 'X', url: 'https://x.example/' };
    const found = findTroubles({ ...blank, auth: { kind: 'bearer', secret: '' } }, book);
    expect(found).toMatchObject([{ tab: 'auth', message: 'Choose a key.' }]);
  });
});

describe('renaming a key', () => {
  it('touches its name alone', () => {
    const before = { auth: { secret: 'key', header: 'key' }, url: '{{secret.key}} {{secret.key-2}} key' };
    expect(renameSecret(before, 'key', 'hunter')).toEqual({
      auth: { secret: 'hunter', header: 'key' },
      url: '{{secret.hunter}} {{secret.key-2}} key',
    });
  });
});
