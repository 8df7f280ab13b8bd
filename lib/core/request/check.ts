/** Everything that is wrong with a request before it is saved, each with the place where it is mended. */
import { checkJsonTemplate } from '../template/json-tree.ts';
import { parseTemplate } from '../template/parse.ts';
import type { Filter, Template, TemplateProblem } from '../template/template.ts';
import { isJsonType, jsonOf } from './body.ts';
import { checkAuth, checkSecrets, secretNamesOf } from './check-auth.ts';
import { checkFields } from './check-fields.ts';
import type { Parameter, RequestDefinition } from './definition.ts';
import { forbiddenHeader } from './forbidden.ts';
import { looksAlike } from './look-alike.ts';
import { classifyOrigin } from './origin.ts';
import { repeatAt } from './repeat.ts';
import type { Tab } from './resolved.ts';
import { hasDotSegments, parseUrlTemplate } from './url-template.ts';

export interface RequestProblem {
  /** An error prevents saving; a warning is shown. */
  readonly severity: 'error' | 'warning';
  readonly tab: Tab;
  /** Dotted place in the definition: `url`, `parameters.2.value`, `body.template`. */
  readonly field: string;
  readonly message: string;
  /** Offsets within that field's text, where it is a template. */
  readonly at?: number;
  readonly end?: number;
  /** What was probably meant in the place of the whole text. */
  readonly suggestion?: string;
}

export interface Known {
  /** Names of the secrets that are kept. Without it they are not checked. */
  readonly secrets?: readonly string[];
}

export function checkRequest(def: RequestDefinition, known: Known = {}): readonly RequestProblem[] {
  return [
    ...checkUrl(def),
    ...checkRows(def.parameters, 'parameters', 'request'),
    ...checkHeaders(def),
    ...checkBody(def),
    ...checkBatch(def),
    ...checkAuth(def),
    ...(known.secrets ? checkSecrets(secretNamesOf(def), known.secrets) : []),
    ...checkFields(def),
  ];
}

const error = (
  tab: Tab,
  field: string,
  message: string,
  where?: { at: number; end: number },
): RequestProblem => ({
  severity: 'error',
  tab,
  field,
  message,
  ...(where ? { at: where.at, end: where.end } : {}),
});
const warning = (tab: Tab, field: string, message: string): RequestProblem => ({
  severity: 'warning',
  tab,
  field,
  message,
});
const ofTemplate = (tab: Tab, field: string, problem: TemplateProblem): RequestProblem =>
  error(tab, field, problem.message, problem);

function checkUrl(def: RequestDefinition): RequestProblem[] {
  const parsed = parseUrlTemplate(def.url);
  if (!parsed.ok) return [ofTemplate('request', 'url', parsed.problem)];
  const { url } = parsed;
  const problems: RequestProblem[] = [];
  const kind = classifyOrigin(url.origin);
  if (url.origin.startsWith('http:') && kind !== 'loopback') {
    problems.push(
      error(
        'request',
        'url',
        `${url.origin} is not encrypted, so anyone on the way could read keys and answers. Use https://.`,
      ),
    );
  }
  if (kind === 'private' || kind === 'link-local') {
    problems.push(
      warning(
        'request',
        'url',
        `${url.origin} lies in a private network. It is called only where you typed it yourself, never from a pack.`,
      ),
    );
  }
  if (kind === 'odd')
    problems.push(error('request', 'url', `${url.origin} is not an address that can be called.`));
  const alike = looksAlike(url.origin);
  if (alike) problems.push(warning('request', 'url', alike.message));
  if (hasDotSegments(url))
    problems.push(
      warning(
        'request',
        'url',
        'The path holds . or .. parts, which a browser takes away. Write the path that is meant.',
      ),
    );
  if (/#/.test(def.url.replace(/\{\{[^}]*\}\}/g, '')))
    problems.push(
      warning(
        'request',
        'url',
        'What follows # is never sent to a server. Write %23 where the character itself is meant.',
      ),
    );
  const inline = url.query.map(pair =>
    pair.name.map(part => (part.kind === 'literal' ? part.text : '')).join(''),
  );
  def.parameters.forEach((row, i) => {
    if (row.enabled && row.name && inline.includes(row.name)) {
      problems.push(
        warning(
          'request',
          `parameters.${i}.name`,
          `"${row.name}" stands in the address too, so it is sent twice.`,
        ),
      );
    }
  });
  return problems;
}

function checkRows(rows: readonly Parameter[], field: string, tab: Tab): RequestProblem[] {
  const problems: RequestProblem[] = [];
  const seen = new Set<string>();
  rows.forEach((row, i) => {
    if (!row.enabled) return;
    const name = field === 'headers' ? row.name.toLowerCase() : row.name;
    if (name === '' && row.value !== '')
      problems.push(error(tab, `${field}.${i}.name`, 'Give this row a name, or remove it.'));
    if (name !== '' && seen.has(name))
      problems.push(warning(tab, `${field}.${i}.name`, `"${row.name}" stands here twice; both are sent.`));
    seen.add(name);
    if (row.name.includes('{{'))
      problems.push(
        error(tab, `${field}.${i}.name`, 'A name cannot hold a variable. Write the name itself.'),
      );
    const parsed = parseTemplate(row.value);
    if (!parsed.ok) problems.push(ofTemplate(tab, `${field}.${i}.value`, parsed.problem));
    else {
      const place = `${field}.${i}.value`;
      if (field !== 'parameters')
        problems.push(...misplaced('raw', 'in an address', parsed.template, tab, place));
      problems.push(...misplaced('optional', 'in a JSON body', parsed.template, tab, place, LEAVE_OUT));
    }
  });
  return problems;
}

const LEAVE_OUT = 'Choose “Leave out” in its row.';

const misplaced = (
  filter: Filter,
  where: string,
  template: Template,
  tab: Tab,
  field: string,
  mend = 'Remove it.',
): RequestProblem[] =>
  template.variables
    .filter(variable => variable.filters.includes(filter))
    .map(variable => error(tab, field, `The filter ${filter} works ${where} only. ${mend}`, variable));

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function checkHeaders(def: RequestDefinition): RequestProblem[] {
  const problems = checkRows(def.headers, 'headers', 'headers');
  def.headers.forEach((row, i) => {
    const name = row.name.trim();
    if (!row.enabled || name === '') return;
    if (!HEADER_NAME.test(name))
      problems.push(
        error(
          'headers',
          `headers.${i}.name`,
          `"${name.slice(0, 60)}" is not a header name. Use letters, digits and -.`,
        ),
      );
    const forbidden = forbiddenHeader(name, row.value, def.browserHeaders);
    if (forbidden) problems.push(error('headers', `headers.${i}.name`, forbidden.message));
    const parsed = parseTemplate(row.value);
    const odd =
      parsed.ok &&
      parsed.template.parts.find(part => part.kind === 'literal' && /[^\t\x20-\x7e]/.test(part.text));
    if (odd)
      problems.push(
        error(
          'headers',
          `headers.${i}.value`,
          'A header holds plain letters only: no line breaks, accents or symbols.',
          odd,
        ),
      );
  });
  return problems;
}

function checkBody(def: RequestDefinition): RequestProblem[] {
  const { body, method } = def;
  const problems: RequestProblem[] = [];
  if (body.kind !== 'none' && (method === 'GET' || method === 'HEAD')) {
    problems.push(error('body', 'body', `A ${method} request has no body. Choose POST, or remove the body.`));
  }
  const json = (text: string, field: string) =>
    problems.push(...checkJsonTemplate(text).map(problem => ofTemplate('body', field, problem)));
  switch (body.kind) {
    case 'none':
      break;
    case 'json':
      json(body.template, 'body.template');
      break;
    case 'form':
      problems.push(...checkRows(body.fields, 'body.fields', 'body'));
      break;
    case 'text': {
      if (/[^\t\x20-\x7e]/.test(body.contentType))
        problems.push(
          error('body', 'body.contentType', 'A content type holds plain letters only, such as text/plain.'),
        );
      if (isJsonType(body.contentType)) {
        json(body.template, 'body.template');
        break;
      }
      const parsed = parseTemplate(body.template);
      if (!parsed.ok) problems.push(ofTemplate('body', 'body.template', parsed.problem));
      break;
    }
    case 'graphql': {
      if (body.query.trim() === '') problems.push(error('body', 'body.query', 'Write the query.'));
      const at = body.query.indexOf('{{');
      if (at >= 0)
        problems.push(
          error(
            'body',
            'body.query',
            'The query holds no {{variables}}: declare $name in it, and give it below as {"name": "{{…}}"}.',
            { at, end: at + 2 },
          ),
        );
      if (body.variables.trim() !== '') json(body.variables, 'body.variables');
    }
  }
  return problems;
}

/** Rows that are pushed in batches: the list that repeats must be in the body. A body that is no JSON was named above. */
function checkBatch({ batch, body }: RequestDefinition): RequestProblem[] {
  if (!batch) return [];
  const json = jsonOf(body);
  if (json && (!json.ok || repeatAt(json.node, { path: batch.path, scopes: [] }))) return [];
  const message = json
    ? `${batch.path === '' ? 'The body is not a list of one item' : `The body has no list “${batch.path}” of one item`}. Write the item for one row, or send one row a call.`
    : 'Rows go in batches only in a JSON body. Choose JSON, or send one row a call.';
  return [error('body', 'batch.path', message)];
}
