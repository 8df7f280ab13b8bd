import * as v from 'valibot';
import { expect, it } from 'vitest';
import { requestSchema } from '../request/definition.ts';
import { optionalVariables } from './optional.ts';

it('a variable may stay open where every place has a default, or leaves it out', () => {
  const definition = v.parse(requestSchema, {
    id: 'crm',
    name: 'CRM',
    url: 'https://crm.test/{{team ?? sales}}',
    method: 'POST',
    parameters: [
      { name: 'a', value: '{{left_out}}', whenEmpty: 'omit' },
      { name: 'b', value: '{{both}}', whenEmpty: 'omit' },
      { name: 'c', value: '{{needed}}' },
    ],
    body: { kind: 'json', template: '{"d": "{{domain}}", "e": "{{email | optional}}", "b": "{{both}}"}' },
    condition: { kind: 'rules', join: 'all', rules: [{ field: 'size', operator: 'filled' }] },
  });
  expect([...optionalVariables(definition)].sort()).toEqual(['email', 'left_out', 'size', 'team']);
});
