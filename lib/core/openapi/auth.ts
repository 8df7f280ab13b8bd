/** How an operation wants to be proved who sends, as an auth of ours; its key is only named. */
import type { RequestInput } from '../request/definition.ts';
import { isNode, listOf, type Node, type OpenApi, textOf } from './document.ts';

export interface ReadAuth {
  readonly auth: NonNullable<RequestInput['auth']>;
  /** Names of keys, and what each is for. */
  readonly keys: readonly { readonly name: string; readonly place: string }[];
  readonly notes: readonly string[];
}

const NONE: ReadAuth = { auth: { kind: 'none' }, keys: [], notes: [] };

/** The first way that can be used here. @param name of the key, such as `hunter` */
export function authOf(document: OpenApi, operation: Node, name: string): ReadAuth {
  const ways = listOf(operation['security'] ?? document.root['security']).filter(isNode);
  if (ways.length === 0 || ways.some(way => Object.keys(way).length === 0)) return NONE;
  const components = isNode(document.root['components']) ? document.root['components'] : {};
  const schemes = isNode(components['securitySchemes']) ? components['securitySchemes'] : {};
  const found = ways.map(way =>
    Object.entries(way).flatMap(([scheme, scopes]) => {
      const node = Object.hasOwn(schemes, scheme) ? document.at(schemes[scheme]) : undefined;
      return node ? [{ node, scopes: listOf(scopes).filter(one => typeof one === 'string') }] : [];
    }),
  );
  for (const way of found) {
    const read = wayOf(way, name);
    if (read) return read;
  }
  return { ...NONE, notes: ['Its authentication is of a kind that is not read here. Choose it under Auth.'] };
}

interface Scheme {
  readonly node: Node;
  readonly scopes: readonly string[];
}

function wayOf(way: readonly Scheme[], name: string): ReadAuth | null {
  const [first] = way;
  if (!first) return null;
  const headers = way.flatMap(({ node }) =>
    node['type'] === 'apiKey' && node['in'] === 'header' ? [textOf(node['name'])] : [],
  );
  if (way.length > 1 && headers.length === way.length) {
    const named = headers.map((header, i) => ({ header, key: i === 0 ? name : `${name}-${i + 1}` }));
    return {
      auth: {
        kind: 'custom',
        headers: named.map(one => ({ name: one.header, value: `{{secret.${one.key}}}` })),
      },
      keys: named.map(one => ({ name: one.key, place: `the header ${one.header}` })),
      notes: [],
    };
  }
  const read = schemeOf(first, name);
  if (!read || way.length === 1) return read;
  return {
    ...read,
    notes: [...read.notes, 'It wants more than one proof together; the first of them was taken.'],
  };
}

function schemeOf({ node, scopes }: Scheme, name: string): ReadAuth | null {
  const key = (place: string) => [{ name, place }];
  const said = textOf(node['name']);
  const scheme = textOf(node['scheme']).toLowerCase();
  if (node['type'] === 'apiKey' && node['in'] === 'header')
    return {
      auth: { kind: 'header', header: said, secret: name },
      keys: key(`the header ${said}`),
      notes: [],
    };
  if (node['type'] === 'apiKey' && node['in'] === 'query')
    return {
      auth: { kind: 'query', parameter: said, secret: name },
      keys: key(`the parameter ${said}`),
      notes: [],
    };
  if (node['type'] === 'http' && scheme === 'bearer')
    return { auth: { kind: 'bearer', secret: name }, keys: key('the Bearer token'), notes: [] };
  if (node['type'] === 'http' && scheme === 'basic')
    return {
      auth: { kind: 'basic', user: '', secret: name },
      keys: key('the password'),
      notes: ['Write the user name under Auth.'],
    };
  if (node['type'] !== 'oauth2' || !isNode(node['flows'])) return null;
  const scope = scopes.join(' ');
  const code = node['flows']['authorizationCode'];
  const client = node['flows']['clientCredentials'];
  const shared = { clientId: 'client-id', scope };
  if (isNode(client))
    return {
      auth: { kind: 'oauth-client', tokenUrl: textOf(client['tokenUrl']), clientSecret: name, ...shared },
      keys: key('the client secret'),
      notes: ['Write the client id under Auth.'],
    };
  if (isNode(code))
    return {
      auth: {
        kind: 'oauth-code',
        authorizeUrl: textOf(code['authorizationUrl']),
        tokenUrl: textOf(code['tokenUrl']),
        refreshSecret: `${name}-refresh`,
        ...shared,
      },
      keys: [],
      notes: ['Write the client id under Auth, then sign in there.'],
    };
  return null;
}
