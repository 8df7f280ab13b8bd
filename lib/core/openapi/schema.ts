/** What a schema holds: a body template to send, and the values that an answer has. */
import { isNode, listOf, type Node, type OpenApi, textOf } from './document.ts';
import { variableFor } from './variable.ts';

const DEEPEST = 5;
const MOST = 40;

/** With `allOf` merged, and the first way of `oneOf` and `anyOf` taken. */
export function schemaOf(document: OpenApi, value: unknown, depth = 0): Node {
  const schema = document.at(value);
  if (!schema || depth > DEEPEST) return {};
  const parts = [
    ...listOf(schema['allOf']),
    ...listOf(schema['oneOf']).slice(0, 1),
    ...listOf(schema['anyOf']).slice(0, 1),
  ].map(part => schemaOf(document, part, depth + 1));
  if (parts.length === 0) return schema;
  const all = [...parts, schema];
  return {
    ...Object.assign({}, ...all),
    properties: Object.assign({}, ...all.map(part => (isNode(part['properties']) ? part['properties'] : {}))),
    required: all.flatMap(part => listOf(part['required'])),
  };
}

/** OpenAPI 3.1 may list several; null among them says nothing here. */
export const typeOf = (schema: Node): string => {
  const type = schema['type'];
  const [first = ''] = Array.isArray(type) ? type.filter(one => one !== 'null') : [type];
  if (typeof first === 'string' && first !== '') return first;
  return isNode(schema['properties']) ? 'object' : schema['items'] === undefined ? '' : 'array';
};

/** A value that the schema itself gives: a constant, a default, an example, the first of an enumeration. */
export const givenValue = (schema: Node): unknown =>
  schema['const'] ??
  schema['default'] ??
  schema['example'] ??
  listOf(schema['examples'])[0] ??
  listOf(schema['enum'])[0];

/** A JSON template: what varies is a variable of the property's name, typed; what is fixed stands as it is. */
export function bodyTemplate(document: OpenApi, value: unknown, name = 'value', depth = 0): string {
  const schema = schemaOf(document, value);
  const fixed = schema['const'] ?? schema['default'] ?? listOf(schema['enum'])[0];
  if (fixed !== undefined) return JSON.stringify(fixed);
  const type = typeOf(schema);
  const pad = '  '.repeat(depth + 1);
  if (type === 'object' && depth < DEEPEST) {
    const entries = propertiesOf(schema).map(
      ([key, held]) => `${pad}${JSON.stringify(key)}: ${bodyTemplate(document, held, key, depth + 1)}`,
    );
    return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${'  '.repeat(depth)}}`;
  }
  if (type === 'array' && depth < DEEPEST) {
    const item = schemaOf(document, schema['items']);
    return typeOf(item) === 'object'
      ? `[${bodyTemplate(document, item, name, depth)}]`
      : `["{{${variableFor(name)}}}"]`;
  }
  const isText = type === '' || type === 'string';
  return isText ? `"{{${variableFor(name)}}}"` : `{{${variableFor(name)}}}`;
}

/** The required ones; where none is, all that may be sent. */
export function propertiesOf(schema: Node): readonly (readonly [string, unknown])[] {
  const properties = isNode(schema['properties']) ? Object.entries(schema['properties']) : [];
  const required = new Set(listOf(schema['required']));
  const writable = properties.filter(([, held]) => !isNode(held) || held['readOnly'] !== true);
  const needed = writable.filter(([name]) => required.has(name));
  return (needed.length > 0 ? needed : writable).slice(0, MOST);
}

/** An answer in small, with a value of the right kind at each place. */
export function sampleOf(document: OpenApi, value: unknown, depth = 0): unknown {
  const schema = schemaOf(document, value);
  const type = typeOf(schema);
  if (type === 'object') {
    const properties = isNode(schema['properties']) ? Object.entries(schema['properties']) : [];
    if (depth >= DEEPEST) return {};
    return Object.fromEntries(
      properties.slice(0, MOST).map(([name, held]) => [name, sampleOf(document, held, depth + 1)]),
    );
  }
  if (type === 'array') return depth >= DEEPEST ? [] : [sampleOf(document, schema['items'], depth + 1)];
  const given = givenValue(schema);
  if (given !== undefined && typeof given !== 'object') return given;
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  const format = textOf(schema['format']);
  if (format === 'date-time') return '2026-01-02T03:04:05Z';
  if (format === 'date') return '2026-01-02';
  return format === 'uri' || format === 'url' ? 'https://example.com' : 'text';
}
