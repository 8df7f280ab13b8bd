/** Which variables a request reads, wherever they stand in it. */
import { parseTemplate } from '../template/parse.ts';
import type { Variable } from '../template/template.ts';
import type { Auth } from './auth.ts';
import { jsonOf } from './body.ts';
import type { RequestDefinition } from './definition.ts';
import { outside, variablesIn } from './repeat.ts';

const templatesOfAuth = (auth: Auth): readonly string[] => {
  switch (auth.kind) {
    case 'basic':
      return [auth.user];
    case 'custom':
      return auth.headers.map(header => header.value);
    case 'login':
      return [auth.body, ...auth.headers.map(header => header.value)];
    case 'oauth-client':
    case 'oauth-refresh':
    case 'oauth-code':
      return [auth.clientId, ...(auth.parameters ?? []).map(row => row.value)];
    default:
      return [];
  }
};

const templatesOf = ({ url, parameters, headers, body, auth }: RequestDefinition): readonly string[] => {
  const rows = [...parameters, ...headers, ...(body.kind === 'form' ? body.fields : [])];
  const inBody =
    body.kind === 'json' || body.kind === 'text'
      ? [body.template]
      : body.kind === 'graphql'
        ? [body.variables]
        : [];
  return [url, ...rows.filter(row => row.enabled).map(row => row.value), ...inBody, ...templatesOfAuth(auth)];
};

/** A template that does not parse has no variables; the editor says so in its own place. */
export const templateVariables = (definition: RequestDefinition): readonly Variable[] =>
  templatesOf(definition).flatMap(text => {
    const parsed = parseTemplate(text);
    return parsed.ok ? parsed.template.variables : [];
  });

/** Names as written (`domain`, `legal.lei`), once each; secrets are not among them. */
export const variablesOf = (definition: RequestDefinition): readonly string[] =>
  namesOf(templateVariables(definition));

const namesOf = (variables: readonly Variable[]): readonly string[] => [
  ...new Set(
    variables.flatMap(({ name, secret, path }) => (secret === null && path.length > 0 ? [name] : [])),
  ),
];

/** Of those, the ones that a batch of rows has to agree on: they stand outside the list that repeats. */
export function sharedVariables(definition: RequestDefinition, path: string): readonly string[] {
  const json = jsonOf(definition.body);
  const inBody = json?.ok ? variablesIn(outside(json.node, path)) : [];
  return namesOf([...templateVariables({ ...definition, body: { kind: 'none' } }), ...inBody]);
}
