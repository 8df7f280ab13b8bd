/** Puts the proof of who sends a request into its place: with names of secrets, never with their values. */
import { parseTemplate } from '../template/parse.ts';
import type { Scope } from '../template/scope.ts';
import type { Auth } from './auth.ts';
import { type Fault, fillParts, missing, type Pieces, unsafe } from './pieces.ts';

export type AuthParts =
  | {
      readonly ok: true;
      readonly headers: readonly (readonly [name: string, value: Pieces])[];
      readonly query: readonly (readonly [name: string, value: Pieces])[];
    }
  | { readonly ok: false; readonly fault: Fault };

export function applyAuth(auth: Auth, scope: Scope): AuthParts {
  const headers = (...list: (readonly [string, Pieces])[]): AuthParts => ({
    ok: true,
    headers: list,
    query: [],
  });
  switch (auth.kind) {
    case 'none':
      return headers();
    case 'header':
      return headers([auth.header, [auth.prefix, { kind: 'secret', name: auth.secret, place: 'header' }]]);
    case 'bearer':
      return headers(['Authorization', ['Bearer ', { kind: 'secret', name: auth.secret, place: 'header' }]]);
    case 'query':
      return {
        ok: true,
        headers: [],
        query: [[auth.parameter, [{ kind: 'secret', name: auth.secret, place: 'query' }]]],
      };
    case 'basic': {
      const user = fillHeader('The user name', auth.user, 'basic-user', scope);
      if (!user.ok) return user;
      const password: Pieces = auth.secret
        ? [{ kind: 'secret', name: auth.secret, place: 'basic-password' }]
        : [];
      return headers(['Authorization', ['Basic ', { kind: 'basic', user: user.pieces, password }]]);
    }
    case 'custom': {
      const list: (readonly [string, Pieces])[] = [];
      for (const { name, value } of auth.headers) {
        const filled = fillHeader(name, value, 'header', scope);
        if (!filled.ok) return filled;
        list.push([name, filled.pieces]);
      }
      return headers(...list);
    }
    case 'login':
      return headers([auth.header, [auth.prefix, { kind: 'token', auth }]]);
    case 'oauth-client':
    case 'oauth-refresh':
    case 'oauth-code':
      return headers([auth.header ?? 'Authorization', [auth.prefix ?? 'Bearer ', { kind: 'token', auth }]]);
  }
}

type FilledHeader =
  | { readonly ok: true; readonly pieces: Pieces }
  | { readonly ok: false; readonly fault: Fault };

/** A template that must have a value, in a header or in Basic's user name. */
export function fillHeader(
  name: string,
  template: string,
  place: 'header' | 'basic-user' | 'text' | 'form',
  scope: Scope,
): FilledHeader {
  const parsed = parseTemplate(template);
  if (!parsed.ok)
    return {
      ok: false,
      fault: unsafe(name, `is not a template: ${parsed.problem.message.replace(/\.$/, '')}`),
    };
  const filled = fillParts(parsed.template.parts, place, scope);
  if (!filled.ok) return filled;
  return filled.missing === null
    ? { ok: true, pieces: filled.pieces }
    : { ok: false, fault: missing(filled.missing) };
}
