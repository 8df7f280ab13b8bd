import * as v from 'valibot';
import { expect, it } from 'vitest';
import { parseJsonTemplate } from '../template/json-tree.ts';
import { checkRequest } from './check.ts';
import { type RequestInput, requestSchema } from './definition.ts';
import { repeatables } from './repeat.ts';
import { resolveRequest } from './resolve.ts';
import { sharedVariables } from './variables.ts';

const definition = (more: Partial<RequestInput> = {}) =>
  v.parse(requestSchema, {
    id: 'crm',
    name: 'CRM',
    url: 'https://crm.test/{{team}}',
    method: 'POST',
    ...more,
  });
const places = (text: string) => {
  const parsed = parseJsonTemplate(text);
  return parsed.ok ? repeatables(parsed.node) : parsed.problem.message;
};
const bodyOf = (template: string, path: string, scopes: readonly Record<string, unknown>[]) => {
  const made = resolveRequest(
    definition({ body: { kind: 'json', template } }),
    { team: 'a' },
    { repeat: { path, scopes } },
  );
  return made.ok ? (made.request.body ?? []).join('') : made.problem.message;
};

it('finds the lists of one item that hold a variable, the outermost first', () => {
  expect(
    places(
      '{"inputs": [{"d": "{{domain}}", "tags": ["{{tag}}"]}], "fixed": ["a"], "two": ["{{a}}", "{{b}}"]}',
    ),
  ).toEqual(['inputs']);
  expect(places('{"a": {"rows": [["{{x}}", "{{y}}"]]}, "ids": ["{{id}}"]}')).toEqual(['ids', 'a.rows']);
  expect(places('["{{x}}"]')).toEqual(['']);
  expect(places('{"key": ["{{secret.k}}"]}')).toEqual([]);
});

it('writes the item for each row, typed and escaped as for one', () => {
  expect(
    bodyOf('{"rows": [["{{d}}", {{n}}]]}', 'rows', [
      { d: 'a"b', n: '7' },
      { d: ']', n: ['x'] },
    ]),
  ).toBe('{"rows":[["a\\"b",7],["]",["x"]]]}');
  expect(bodyOf('[{"d": "{{d}}", "n": {{n | optional}}}]', '', [{ d: 1 }, { d: 2, n: 3 }])).toBe(
    '[{"d":"1"},{"d":"2","n":3}]',
  );
});

it('repeats within the variables of a GraphQL query', () => {
  const made = resolveRequest(
    definition({ body: { kind: 'graphql', query: 'mutation', variables: '{"o": [{"d": "{{d}}"}]}' } }),
    { team: 'a' },
    { repeat: { path: 'variables.o', scopes: [{ d: 'x' }, { d: 'y' }] } },
  );
  expect(made.ok && made.request.body).toEqual([
    '{"query":"mutation","variables":{"o":[{"d":"x"},{"d":"y"}]}}',
  ]);
});

it('says what a row lacks, and that a list is gone from the body', () => {
  expect(bodyOf('{"rows": ["{{d}}"]}', 'rows', [{ d: 1 }, {}])).toContain('“d” has no value');
  expect(bodyOf('{"rows": ["{{d}}"]}', 'items', [{ d: 1 }])).toContain('“items”');
});

it('names what rows of a batch must agree on', () => {
  const def = definition({
    parameters: [{ name: 'q', value: '{{q}}' }],
    body: {
      kind: 'json',
      template: '{"rows": [{"d": "{{domain}}"}], "list": "{{list}}", "who": "{{secret.k}}"}',
    },
  });
  expect(sharedVariables(def, 'rows')).toEqual(['team', 'q', 'list']);
});

it.each([
  [{ kind: 'json', template: '{"rows": ["{{d}}"]}' }, 'rows', []],
  [{ kind: 'json', template: '{"rows": ["{{d}}", 1]}' }, 'rows', ['no list “rows” of one item']],
  [{ kind: 'json', template: '{"rows": ["{{d}}"]}' }, '', ['not a list of one item']],
  [{ kind: 'form', fields: [] }, 'rows', ['only in a JSON body']],
] as const)('checks while it is written whether %j can repeat at “%s”', (body, path, words) => {
  const found = checkRequest(definition({ body: body as RequestInput['body'], batch: { path } })); // the cases are input
  const said = found.filter(one => one.field === 'batch.path').map(one => one.message);
  expect(said.length).toBe(words.length);
  for (const [i, word] of words.entries()) expect(said[i]).toContain(word);
});
