/** What is wrong with a definition while it is written, each with its place and, where there is one, its mend. */
import * as v from 'valibot';
import { compileDerived } from '../../../lib/core/field/derived.ts';
import { compilePath } from '../../../lib/core/jsonpath/compile.ts';
import { nearestName } from '../../../lib/core/jsonpath/nearest.ts';
import {
  type Parameter,
  type RequestDefinition,
  requestSchema,
} from '../../../lib/core/request/definition.ts';
import { forbiddenHeader } from '../../../lib/core/request/forbidden.ts';
import { classifyOrigin } from '../../../lib/core/request/origin.ts';
import { parseUrlTemplate } from '../../../lib/core/request/url-template.ts';
import { parseJsonTemplate } from '../../../lib/core/template/json-tree.ts';
import { parseTemplate } from '../../../lib/core/template/parse.ts';
import type { VariableBook } from '../form/variables.ts';
import type { TabId } from './tab-list.ts';

export interface Trouble {
  readonly tab: TabId | 'address';
  /** `url`, `name`, `parameters.0`, `headers.2`, `body`, `fields.1`, `derived.0`. */
  readonly at: string;
  readonly message: string;
  /** Puts the right name in the place of the wrong one. */
  readonly mend?: { readonly label: string; readonly from: string; readonly to: string };
  /** It can be saved all the same: only the run of a row without the value fails. */
  readonly soft?: true;
}

type Add = (trouble: Trouble) => void;

const checkNames = (text: string, place: Pick<Trouble, 'tab' | 'at'>, book: VariableBook, add: Add): void => {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return;
  for (const one of parsed.template.variables) {
    if (one.path.length === 0 || book.isKnown(one.name)) continue;
    if (one.secret !== null) {
      add({ ...place, soft: true, message: `There is no key named ${one.secret}.` });
      continue;
    }
    const near = nearestName(
      one.name,
      book.suggestions.map(each => each.name),
    );
    const mend = near ? { mend: { label: `Use ${near}`, from: one.name, to: near } } : {};
    add({ ...place, ...mend, soft: true, message: `No column is called ${one.name}.` });
  }
};

const checkRows = (
  rows: readonly Parameter[],
  tab: 'params' | 'headers' | 'body',
  list: string,
  book: VariableBook,
  add: Add,
): void => {
  for (const [index, row] of rows.entries()) {
    if (!row.enabled) continue;
    const place = { tab, at: `${list}.${index}` };
    if (tab === 'headers') {
      const forbidden = forbiddenHeader(row.name, row.value);
      if (forbidden) add({ ...place, message: forbidden.message });
      else if (row.name !== '' && !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(row.name.trim()))
        add({ ...place, message: `“${row.name}” is not a header name. Use letters, digits and -.` });
      if (/[^\t\x20-\x7e]/.test(row.value))
        add({ ...place, message: 'Headers carry only ASCII. Send this in the query or the body.' });
    }
    if (row.name.trim() === '' && row.value !== '')
      add({ ...place, message: 'Write a name for this value.' });
    const parsed = parseTemplate(row.value);
    if (!parsed.ok) add({ ...place, message: parsed.problem.message });
    else checkNames(row.value, place, book, add);
  }
};

/** `Line 3, column 7`, as an editor counts. */
const lineOf = (text: string, at: number): string => {
  const before = text.slice(0, at).split('\n');
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

const checkBody = ({ body, method }: RequestDefinition, book: VariableBook, add: Add): void => {
  const place = { tab: 'body', at: 'body' } as const;
  if (body.kind === 'none') return;
  if (method === 'GET' || method === 'HEAD')
    add({ ...place, message: `A ${method} request has no body. Choose POST, or no body.` });
  if (body.kind === 'form') {
    checkRows(body.fields, 'body', 'body', book, add);
    return;
  }
  const isJson = body.kind === 'json' || body.kind === 'graphql';
  const text = body.kind === 'graphql' ? body.variables.trim() || '{}' : body.template;
  const parsed = isJson ? parseJsonTemplate(text) : parseTemplate(text);
  if (!parsed.ok) add({ ...place, message: `${lineOf(text, parsed.problem.at)}: ${parsed.problem.message}` });
  else checkNames(text, place, book, add);
  if (body.kind === 'graphql' && body.query.trim() === '') add({ ...place, message: 'Write the query.' });
};

const checkFields = ({ fields, derived }: RequestDefinition, add: Add): void => {
  const names = [...fields, ...derived].map(field => field.name);
  const check = (name: string, place: Pick<Trouble, 'tab' | 'at'>) => {
    if (names.indexOf(name) !== names.lastIndexOf(name))
      add({ ...place, message: `Two fields are named ${name}. Rename one.` });
  };
  for (const [index, field] of fields.entries()) {
    const place = { tab: 'fields', at: `fields.${index}` } as const;
    const path = compilePath(field.path);
    if (!path.ok) {
      const { suggestion } = path.problem;
      const mend = suggestion
        ? { mend: { label: `Use ${suggestion}`, from: field.path, to: suggestion } }
        : {};
      add({ ...place, ...mend, message: path.problem.message });
    }
    check(field.name, place);
  }
  for (const [index, field] of derived.entries()) {
    const place = { tab: 'fields', at: `derived.${index}` } as const;
    const compiled = compileDerived(field.expression);
    if (!compiled.ok) add({ ...place, message: compiled.problem.message });
    check(field.name, place);
  }
};

/** Every other path of the definition, where it is filled in. */
const checkPaths = ({ answer, paging, identity }: RequestDefinition, add: Add): void => {
  const check = (tab: TabId, at: string, path: string | null | undefined): void => {
    if (!path) return;
    const compiled = compilePath(path);
    if (!compiled.ok) add({ tab, at, message: `${path}: ${compiled.problem.message}` });
  };
  for (const test of [...answer.failWhen, ...answer.notFoundWhen]) check('advanced', 'answer', test.path);
  check('advanced', 'answer.messagePath', answer.messagePath);
  check('advanced', 'answer.poll', answer.poll?.urlPath);
  check('advanced', 'answer.poll', answer.poll?.doneWhen?.path);
  check('fields', 'identity.namePath', identity.namePath);
  check('fields', 'identity.domainPath', identity.domainPath);
  if (paging.kind === 'none') return;
  for (const key of ['itemsPath', 'totalPath', 'morePath', 'identityPath'] as const)
    check('paging', `paging.${key}`, paging[key]);
  if (paging.kind === 'next-url') check('paging', 'paging.path', paging.path);
  if (paging.kind === 'cursor' && paging.from.in === 'body') check('paging', 'paging.from', paging.from.path);
};

const TAB_OF_KEY: Readonly<Record<string, Trouble['tab']>> = {
  name: 'address',
  url: 'address',
  parameters: 'params',
  headers: 'headers',
  auth: 'auth',
  body: 'body',
  paging: 'paging',
  fields: 'fields',
  derived: 'fields',
  identity: 'fields',
  condition: 'conditions',
  cost: 'limits',
  limits: 'limits',
};

/** What the schema refuses, where nothing better was said of the same place. */
const checkSchema = (definition: RequestDefinition, found: readonly Trouble[], add: Add): void => {
  const parsed = v.safeParse(requestSchema, definition);
  if (parsed.success) return;
  for (const issue of parsed.issues) {
    const path = v.getDotPath(issue) ?? '';
    const [key = ''] = path.split('.');
    const at = /^(?:parameters|headers|fields|derived)\.\d+/.exec(path)?.[0] ?? path;
    if (found.some(one => one.at === at || (key === 'url' && one.at === 'url'))) continue;
    add({ tab: TAB_OF_KEY[key] ?? 'advanced', at, message: wordsOf(path, issue.message) });
  }
};

const wordsOf = (path: string, message: string): string => {
  if (path === 'name') return 'Name the request.';
  if (/secret$/i.test(path)) return 'Choose a key.';
  if (/^condition\.rules\.\d+\.field$/.test(path)) return 'Name the column of the rule.';
  const last = path.split('.').at(-1) ?? path;
  return /^Invalid (?:length|type|format)/.test(message) ? `Fill in “${last}”.` : message;
};

export const findTroubles = (definition: RequestDefinition, book: VariableBook): readonly Trouble[] => {
  const found: Trouble[] = [];
  const add: Add = trouble => found.push(trouble);
  const url = parseUrlTemplate(definition.url);
  if (definition.url.trim() === '') add({ tab: 'address', at: 'url', message: 'Write the address.' });
  else if (!url.ok) add({ tab: 'address', at: 'url', message: url.problem.message });
  else {
    const { base, origin } = url.url;
    if (/^http:/i.test(base) && classifyOrigin(origin) !== 'loopback')
      add({ tab: 'address', at: 'url', message: `${origin} is not encrypted. Use https://.` });
    checkNames(definition.url, { tab: 'address', at: 'url' }, book, add);
  }
  checkRows(definition.parameters, 'params', 'parameters', book, add);
  checkRows(definition.headers, 'headers', 'headers', book, add);
  checkBody(definition, book, add);
  checkFields(definition, add);
  checkPaths(definition, add);
  if (definition.condition?.kind === 'formula') {
    const compiled = compileDerived(definition.condition.expression);
    if (!compiled.ok) add({ tab: 'conditions', at: 'condition', message: compiled.problem.message });
  }
  checkSchema(definition, found, add);
  return found;
};
