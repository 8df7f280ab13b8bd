/** An operation as a request of ours: address, parameters, body, auth, and the fields that its answer probably gives. */
import type { ImportedRequest } from '../curl/definition.ts';
import type { FoundKey } from '../curl/keys.ts';
import { fieldsWithin } from '../field/within.ts';
import type { RequestInput } from '../request/definition.ts';
import { authOf } from './auth.ts';
import { isNode, type OpenApi, textOf } from './document.ts';
import type { Operation } from './operations.ts';
import { bodyTemplate, givenValue, propertiesOf, sampleOf, schemaOf, typeOf } from './schema.ts';
import { variableFor } from './variable.ts';

export interface ImportedOperation {
  readonly request: ImportedRequest;
  readonly warnings: readonly string[];
  /** Named, without a value. */
  readonly secrets: readonly FoundKey[];
}

type Row = NonNullable<RequestInput['parameters']>[number];

const MOST_FIELDS = 20;
/** Said by the authentication, the body or the browser. */
const OWN_HEADERS = /^(?:accept|content-type|authorization)$/i;

export function requestOf(opened: OpenApi, operation: Operation): ImportedOperation {
  const document = opened.fresh();
  const warnings: string[] = [];
  const info = isNode(document.root['info']) ? document.root['info'] : {};
  const provider = textOf(info['title']).slice(0, 60);
  const keyName =
    provider
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'api';
  const { auth, keys, notes } = authOf(document, operation.node, keyName);
  warnings.push(...notes);
  const request: ImportedRequest = {
    name: operation.title,
    provider,
    description: textOf(operation.node['description']).slice(0, 2000),
    method: operation.method,
    url: addressOf(operation, warnings),
    parameters: rowsIn(document, operation, 'query'),
    headers: rowsIn(document, operation, 'header').filter(row => !OWN_HEADERS.test(row.name)),
    body: bodyOf(document, operation, warnings),
    auth,
    fields: [...likelyFields(document, operation)],
  };
  if (operation.parameters.some(one => one['in'] === 'cookie'))
    warnings.push('It reads cookies, which a browser sends only with “Run as me”.');
  for (const reference of new Set([...operation.lost, ...document.missing]))
    warnings.push(
      `${reference.slice(0, 200)} lies elsewhere and is not loaded. What it describes is left out.`,
    );
  return {
    request,
    warnings,
    secrets: keys.map(({ name, place }) => ({ suggestedName: name, place, value: '' })),
  };
}

/** `{domain}` of the path becomes `{{domain}}`. */
function addressOf({ servers, path }: Operation, warnings: string[]): string {
  const [server] = servers;
  const variables = isNode(server?.['variables']) ? server['variables'] : {};
  let base = textOf(server?.['url']).replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = variables[name];
    return isNode(variable) ? String(givenValue(variable) ?? name) : name;
  });
  if (!/^https?:\/\//i.test(base)) {
    warnings.push('The document names no host. Put it into the address.');
    base = `https://api.example.com${base.startsWith('/') ? base : ''}`;
  }
  if (servers.length > 1) warnings.push(`It has ${servers.length} servers; the first was taken.`);
  const filled = path.replace(/\{([^{}]+)\}/g, (_, name: string) => `{{${variableFor(name)}}}`);
  return base.replace(/\/+$/, '') + filled;
}

function rowsIn(document: OpenApi, { parameters }: Operation, where: 'query' | 'header'): Row[] {
  return parameters.flatMap((parameter): Row[] => {
    const name = textOf(parameter['name']);
    if (parameter['in'] !== where || name === '') return [];
    const schema = schemaOf(document, parameter['schema']);
    const variable = variableFor(name);
    const isRow = variable === 'domain' || variable === 'company_name';
    const fixed = isRow ? undefined : (parameter['example'] ?? givenValue(schema));
    const isFixed = typeof fixed === 'string' || typeof fixed === 'number' || typeof fixed === 'boolean';
    const required = parameter['required'] === true;
    return [
      {
        name,
        value: isFixed ? String(fixed).replaceAll('{{', '{{ "{{" }}') : `{{${variable}}}`,
        enabled: required || isRow,
        whenEmpty: required ? 'error' : 'omit',
        // OpenAPI's own default is one parameter a value.
        list: typeOf(schema) === 'array' && parameter['explode'] === false ? 'comma' : 'repeat',
      },
    ];
  });
}

function bodyOf(
  document: OpenApi,
  { node, method }: Operation,
  warnings: string[],
): NonNullable<RequestInput['body']> {
  const body = document.at(node['requestBody']);
  const content = isNode(body?.['content']) ? body['content'] : {};
  const types = Object.keys(content);
  if (types.length === 0 || method === 'GET' || method === 'HEAD') return { kind: 'none' };
  const json = types.find(type => /[/+]json\b/i.test(type));
  const form = types.find(type => /x-www-form-urlencoded/i.test(type));
  const schema = (type: string): unknown => document.at(content[type])?.['schema'];
  if (json) return { kind: 'json', template: bodyTemplate(document, schema(json)) };
  if (form) {
    const fields = propertiesOf(schemaOf(document, schema(form))).map(
      ([name]): Row => ({ name, value: `{{${variableFor(name)}}}` }),
    );
    return { kind: 'form', fields };
  }
  warnings.push(`Its body is ${types[0]}, which is not built here. Write it as text.`);
  return { kind: 'text', contentType: types[0] ?? 'text/plain', template: '' };
}

/** Of the good answer's schema: each value, and of a list of objects those of its items. */
function likelyFields(document: OpenApi, { node }: Operation): NonNullable<RequestInput['fields']> {
  const responses = isNode(node['responses']) ? node['responses'] : {};
  const good = Object.keys(responses).find(status => /^2/.test(status)) ?? 'default';
  const response = document.at(responses[good]);
  const content = isNode(response?.['content']) ? response['content'] : {};
  const json = Object.keys(content).find(type => /[/+]json\b/i.test(type));
  if (!json) return [];
  const sample = sampleOf(document, document.at(content[json])?.['schema']);
  const found = [...fieldsWithin([], sample, [])];
  for (const { steps, items } of listsIn(sample)) {
    const inItems = fieldsWithin(
      [...steps, 0],
      items[0],
      found.map(field => field.name),
    );
    found.push(...inItems.map(field => ({ ...field, path: field.path.replace('[0]', '[*]') })));
  }
  return found.slice(0, MOST_FIELDS);
}

function listsIn(sample: unknown): readonly { steps: readonly string[]; items: readonly unknown[] }[] {
  if (Array.isArray(sample)) return isNode(sample[0]) ? [{ steps: [], items: sample }] : [];
  if (!isNode(sample)) return [];
  return Object.entries(sample).flatMap(([name, held]) =>
    Array.isArray(held) && isNode(held[0]) ? [{ steps: [name], items: held }] : [],
  );
}
