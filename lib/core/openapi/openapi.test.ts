/** Public OpenAPI documents, read as they are: each operation becomes a request that can be saved. */
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkRequest } from '../request/check.ts';
import { requestSchema } from '../request/definition.ts';
import { isOpenApi, readOpenApi } from './document.ts';
import { operationsOf } from './operations.ts';
import { requestOf } from './request.ts';

const read = (text: string) => {
  const done = readOpenApi(text, parse);
  if (!done.ok) throw new Error(done.message);
  return done.document;
};
const only = (document: object) => {
  const opened = read(JSON.stringify({ openapi: '3.1.0', info: { title: 'Acme Data' }, ...document }));
  const [operation] = operationsOf(opened);
  if (!operation) throw new Error('no operation');
  return requestOf(opened, operation);
};

describe('an operation', () => {
  it('becomes address, parameters, body, auth and likely fields', () => {
    const { request, secrets, warnings } = only({
      servers: [{ url: 'https://{region}.acme.test/v1/', variables: { region: { default: 'eu' } } }],
      security: [{ key: [] }],
      components: {
        securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Acme' } },
        schemas: {
          Company: {
            allOf: [
              { type: 'object', properties: { name: { type: 'string' }, employees: { type: 'integer' } } },
              { $ref: '#/components/schemas/Place' },
            ],
          },
          Place: {
            type: 'object',
            properties: { hq: { type: 'object', properties: { city: { type: 'string' } } } },
          },
        },
      },
      paths: {
        '/companies/{company_domain}': {
          parameters: [{ in: 'path', name: 'company_domain', required: true, schema: { type: 'string' } }],
          post: {
            summary: 'Find a company',
            parameters: [
              { in: 'query', name: 'limit', schema: { type: 'integer', default: 10 } },
              { in: 'query', name: 'fields', required: true, explode: false, schema: { type: 'array' } },
            ],
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    required: ['companyName', 'min', 'mode'],
                    properties: {
                      companyName: { type: 'string' },
                      min: { type: 'integer' },
                      mode: { enum: ['fast', 'slow'] },
                      other: { type: 'string' },
                    },
                  },
                },
              },
            },
            responses: {
              200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Company' } } } },
            },
          },
        },
      },
    });
    expect(warnings).toEqual([]);
    expect(secrets).toEqual([{ suggestedName: 'acme-data', place: 'the header X-Acme', value: '' }]);
    expect(request).toMatchObject({
      name: 'Find a company',
      provider: 'Acme Data',
      method: 'POST',
      url: 'https://eu.acme.test/v1/companies/{{domain}}',
      parameters: [
        { name: 'limit', value: '10', enabled: false, whenEmpty: 'omit' },
        { name: 'fields', value: '{{fields}}', enabled: true, list: 'comma' },
      ],
      body: {
        kind: 'json',
        template: '{\n  "companyName": "{{company_name}}",\n  "min": {{min}},\n  "mode": "fast"\n}',
      },
      auth: { kind: 'header', header: 'X-Acme', secret: 'acme-data' },
    });
    expect(request.fields?.map(field => [field.name, field.path, field.type])).toEqual([
      ['name', '$.name', 'text'],
      ['employees', '$.employees', 'number'],
      ['city', '$.hq.city', 'text'],
    ]);
  });

  it('names what it cannot load, follows no circle, and takes the fields of a list’s items', () => {
    const { request, warnings } = only({
      paths: {
        '/x': {
          get: {
            parameters: [{ $ref: 'other.yaml#/Limit' }],
            responses: {
              200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Loop' } } } },
            },
          },
        },
      },
      components: {
        schemas: {
          Loop: {
            type: 'object',
            properties: {
              items: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: { id: { type: 'string' }, next: { $ref: '#/components/schemas/Loop' } },
                },
              },
            },
          },
        },
      },
    });
    expect(warnings.join(' ')).toMatch(/names no host.*other\.yaml#\/Limit lies elsewhere/);
    expect(request.fields?.map(field => field.path)).toEqual(['$.items[*].id']);
  });

  it.each([
    ['{"swagger": "2.0", "paths": {}}', /Swagger 2.0/],
    ['openapi: 4.0.0\npaths: {}', /OpenAPI 3/],
    ['{"openapi": "3.0.0"}', /no paths/],
    ['{"openapi": ', /not JSON/],
    ['openapi: [', /neither JSON nor YAML/],
    ['[1]', /not an OpenAPI document/],
  ])('%s is refused in words', (text, words) => {
    const done = readOpenApi(text, parse);
    expect(done.ok ? '' : done.message).toMatch(words);
  });
});

const SUITE = path.resolve(import.meta.dirname, '../../../../shared/suites/openapi');
const files = fs.existsSync(SUITE)
  ? fs.globSync('**/*.{json,yaml}', { cwd: SUITE }).filter(file => !/LICENSE|petstore-separate/.test(file))
  : [];

describe.skipIf(files.length === 0)('public documents', () => {
  it.each(files)('%s', file => {
    const text = fs.readFileSync(path.join(SUITE, file), 'utf8');
    expect(isOpenApi(text)).toBe(true);
    const done = readOpenApi(text, parse);
    if (file.includes('/v2.0/')) return expect(done.ok ? '' : done.message).toMatch(/Swagger 2.0/);
    // What describes webhooks alone has no call to make.
    if (/webhook/.test(file)) return expect(done.ok ? '' : done.message).toMatch(/no paths/);
    if (!done.ok) throw new Error(done.message);
    const operations = operationsOf(done.document);
    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations) {
      const { request } = requestOf(done.document, operation);
      const parsed = v.safeParse(requestSchema, { id: 'a', ...request });
      expect(
        parsed.issues?.map(issue => `${v.getDotPath(issue)} ${issue.message}`),
        operation.title,
      ).toBeUndefined();
      if (!parsed.success) continue;
      const errors = checkRequest(parsed.output).filter(
        // A document's own address may be unencrypted, and a key's user is still to be written.
        one => one.severity === 'error' && one.tab !== 'auth' && !one.message.includes('is not encrypted'),
      );
      expect(errors, `${operation.method} ${operation.path}`).toEqual([]);
    }
    const twin = file.replace(/json/g, 'yaml');
    if (twin === file || !files.includes(twin)) return;
    const other = read(fs.readFileSync(path.join(SUITE, twin), 'utf8'));
    // One pair says different things upstream.
    if (!isDeepStrictEqual(other.root, done.document.root)) return;
    expect(operationsOf(other).map(one => requestOf(other, one))).toEqual(
      operations.map(one => requestOf(done.document, one)),
    );
  });
});
