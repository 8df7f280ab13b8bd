/** What a request sends by name: in its address, and in a JSON body or its GraphQL variables. */
import { readJson } from '../answer/json.ts';
import { parseUrl } from '../request/web.ts';

export interface Sent {
  readonly query: readonly string[];
  readonly body: readonly string[];
  /** Before a name in the body; null where the request sends no JSON. */
  readonly prefix: '' | 'variables.' | null;
  number(name: string): number | null;
}

export function sentBy(url: string, body: string | null): Sent {
  const query = queryOf(url);
  const whole = body === null ? null : jsonObject(body);
  const graphql = whole !== null && typeof whole['query'] === 'string' && /[{]/.test(whole['query']);
  const variables: unknown = graphql ? (whole['variables'] ?? {}) : whole;
  const held = typeof variables === 'object' && variables !== null ? Object.entries(variables) : [];
  return {
    query,
    body: held.map(([name]) => name),
    prefix: whole === null ? null : graphql ? 'variables.' : '',
    number: name => {
      const inBody = held.find(([key]) => key === name)?.[1];
      return typeof inBody === 'number' ? inBody : number(url, name);
    },
  };
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  const read = readJson(text);
  if (!read.ok || typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
    return null;
  return Object.fromEntries(Object.entries(read.value));
}

/** Names in order, decoded. */
function queryOf(url: string): string[] {
  const search = parseUrl(url)?.search.slice(1) ?? '';
  return search.split('&').flatMap(pair => (pair === '' ? [] : [decoded(pair.split('=')[0] ?? '')]));
}

function number(url: string, name: string): number | null {
  const search = parseUrl(url)?.search.slice(1) ?? '';
  const pair = search.split('&').find(each => decoded(each.split('=')[0] ?? '') === name);
  const value = Number(pair?.split('=')[1] ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 ? value : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
