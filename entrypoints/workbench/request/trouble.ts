/** What is wrong with a definition while it is written, each with its place and, where there is one, its mend. */
import * as v from 'valibot';
import { compileDerived } from '../../../lib/core/field/derived.ts';
import { nearestName } from '../../../lib/core/jsonpath/nearest.ts';
import { isJsonType, textPlace } from '../../../lib/core/request/body.ts';
import { checkRequest, type RequestProblem } from '../../../lib/core/request/check.ts';
import { type RequestDefinition, requestSchema } from '../../../lib/core/request/definition.ts';
import { forbiddenHeader } from '../../../lib/core/request/forbidden.ts';
import { parseUrlTemplate } from '../../../lib/core/request/url-template.ts';
import { parseTemplate } from '../../../lib/core/template/parse.ts';
import { lookUp } from '../../../lib/core/template/scope.ts';
import type { VariableBook } from '../form/variables.ts';
import { keyTroubles } from './key-trouble.ts';
import { bareInQuotes } from './quotes.ts';
import type { TabId } from './tab-list.ts';

export interface Trouble {
  readonly tab: TabId | 'address';
  /** `url`, `name`, `parameters.0`, `headers.2`, `body`, `fields.1`, `derived.0`. */
  readonly at: string;
  readonly message: string;
  /** Puts the right name in the place of the wrong one. */
  readonly mend?: { readonly label: string; readonly from: string; readonly to: string };
  /** A change elsewhere in the definition that mends it. */
  readonly offer?: {
    readonly label: string;
    readonly patch: Partial<RequestDefinition>;
    /** Goes into the box first, bound to where the request goes. */
    readonly key?: { readonly name: string; readonly value: string };
  };
  /** It can be saved all the same: a warning, or only the run of a row without the value fails. */
  readonly soft?: true;
  /** Nothing is wrong as it stands: a word on what would be better. */
  readonly advice?: true;
}

/** What a field at this place shows below it; spread on it. */
export const errorAt = (troubles: readonly Trouble[], at: string): { error?: string } => {
  const found = troubles.find(one => one.at === at && !one.advice);
  return found ? { error: found.message } : {};
};

type Add = (trouble: Trouble) => void;

const checkNames = (
  text: string,
  place: Pick<Trouble, 'tab' | 'at'>,
  book: VariableBook,
  add: Add,
  /** Rows may be pushed to it: then its variables are mapped to whatever columns there are. */
  sends: boolean,
): void => {
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
    add({
      ...place,
      ...mend,
      soft: true,
      ...(sends && !near ? { advice: true } : {}),
      message: `No column is called ${one.name}.${sends ? ' A push maps it to one.' : ''}`,
    });
  }
};

const checkQuotes = (text: string, place: Pick<Trouble, 'tab' | 'at'>, inJson: boolean, add: Add): void => {
  for (const { name, end } of bareInQuotes(text, inJson))
    add({
      ...place,
      soft: true,
      advice: true,
      message: `A value such as O'Reilly would end the quotes around ${name}. Where they are doubled (SQL, OData), write | sql.`,
      mend: {
        label: 'Escape it',
        from: text,
        to: `${text.slice(0, end - 2).trimEnd()} | escape${text.slice(end - 2)}`,
      },
    });
};

/** `Line 3, column 7`, as an editor counts. */
const lineOf = (text: string, at: number): string => {
  const before = text.slice(0, at).split('\n');
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

/** The place in the form of a place in the definition: a table's row, a field, the body, the address. */
const placeOf = (field: string): string => {
  if (field.startsWith('body.fields.')) return `body.${field.split('.')[2]}`;
  if (field === 'body.query' || field === 'body.contentType') return field;
  if (field.startsWith('body')) return 'body';
  return /^(?:parameters|headers|fields|derived)\.\d+/.exec(field)?.[0] ?? field;
};

/** What a problem's place is about, for its mend. */
const textAt = (definition: RequestDefinition, field: string): string => {
  const value = lookUp(definition, field.split('.'));
  return typeof value === 'string' ? value : '';
};

const troubleOf = (definition: RequestDefinition, problem: RequestProblem): Trouble => {
  const { field, message, severity, suggestion } = problem;
  const [key = ''] = field.split('.');
  const at = placeOf(field);
  const text = textAt(definition, field);
  const line = field.startsWith('body.') && problem.at !== undefined && text.includes('\n');
  return {
    tab: TAB_OF_KEY[key] ?? 'advanced',
    at,
    message: line ? `${lineOf(text, problem.at ?? 0)}: ${message}` : message,
    ...(suggestion ? { mend: { label: `Use ${suggestion}`, from: text, to: suggestion } } : {}),
    ...(severity === 'warning' ? { soft: true, advice: true } : {}),
    ...byRule(definition, at),
  };
};

/** A header that the browser can set by a rule: it is offered for this address alone. */
const byRule = (definition: RequestDefinition, at: string): Pick<Trouble, 'offer'> => {
  const [list, index] = at.split('.');
  const row = list === 'headers' ? definition.headers[Number(index)] : undefined;
  const url = parseUrlTemplate(definition.url);
  if (!row || !url.ok || !forbiddenHeader(row.name, row.value, definition.browserHeaders)?.byRule) return {};
  const { host } = new URL(url.url.origin);
  return { offer: { label: `Set it by a rule, for ${host} alone`, patch: { browserHeaders: true } } };
};

/** Every template of the definition, with its place. */
const templatesOf = ({ url, parameters, headers, body }: RequestDefinition) => {
  const rows = (
    list: 'parameters' | 'headers' | 'body',
    all: readonly { value: string; enabled: boolean }[],
  ) =>
    all.flatMap((row, index) =>
      row.enabled ? [{ tab: TAB_OF_KEY[list] ?? 'params', at: `${list}.${index}`, text: row.value }] : [],
    );
  const whole = (text: string) => [{ tab: 'body' as const, at: 'body', text }];
  return [
    { tab: 'address' as const, at: 'url', text: url },
    ...rows('parameters', parameters),
    ...rows('headers', headers),
    ...(body.kind === 'form' ? rows('body', body.fields) : []),
    ...(body.kind === 'json' || body.kind === 'text' ? whole(body.template) : []),
    ...(body.kind === 'graphql' ? whole(body.variables) : []),
  ];
};

const TAB_OF_KEY: Readonly<Record<string, Trouble['tab']>> = {
  name: 'address',
  url: 'address',
  parameters: 'params',
  headers: 'headers',
  auth: 'auth',
  body: 'body',
  batch: 'body',
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
  if (/^auth\.(?:parameters|headers)\.\d+\.name$/.test(path)) return 'Give each row a name, or remove it.';
  if (/^condition\.rules\.\d+\.field$/.test(path)) return 'Name the column of the rule.';
  const last = path.split('.').at(-1) ?? path;
  return /^Invalid (?:length|type|format)/.test(message) ? `Fill in “${last}”.` : message;
};

export const findTroubles = (definition: RequestDefinition, book: VariableBook): readonly Trouble[] => {
  const found: Trouble[] = [];
  const add: Add = trouble => found.push(trouble);
  if (definition.url.trim() === '') add({ tab: 'address', at: 'url', message: 'Write the address.' });
  for (const problem of checkRequest(definition)) {
    const trouble = troubleOf(definition, problem);
    if (trouble.at !== 'url' || definition.url.trim() !== '') add(trouble);
  }
  const { body, method } = definition;
  const sends = method !== 'GET' && method !== 'HEAD';
  for (const { tab, at, text } of templatesOf(definition)) {
    checkNames(text, { tab, at }, book, add, sends);
    const type = body.kind === 'text' ? body.contentType : '';
    // XML's own quotes are the encoder's affair.
    if (at === 'body' && textPlace(type) === 'xml') continue;
    checkQuotes(text, { tab, at }, at === 'body' && (body.kind !== 'text' || isJsonType(type)), add);
  }
  for (const { field, ...key } of keyTroubles(definition, name => book.isKnown(`secret.${name}`)))
    add({ tab: TAB_OF_KEY[field.split('.')[0] ?? ''] ?? 'advanced', at: placeOf(field), soft: true, ...key });
  for (const [index, field] of definition.derived.entries()) {
    const compiled = compileDerived(field.expression);
    if (!compiled.ok) add({ tab: 'fields', at: `derived.${index}`, message: compiled.problem.message });
  }
  if (definition.condition?.kind === 'formula') {
    const compiled = compileDerived(definition.condition.expression);
    if (!compiled.ok) add({ tab: 'conditions', at: 'condition', message: compiled.problem.message });
  }
  checkSchema(definition, found, add);
  return found;
};
