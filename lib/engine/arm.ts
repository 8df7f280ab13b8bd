/** A call is armed: the permission, its secrets for this origin, its token. */
import type { Problem } from '../core/outcome/problem.ts';
import { problem } from '../core/outcome/table.ts';
import type { StoredRequest } from '../core/record/records.ts';
import type { CallContext } from './call.ts';
import type { Draft } from './draft.ts';
import type { HttpRequest, Ports } from './ports.ts';
import { namesOf } from './send.ts';
import type { TokenSource } from './tokens.ts';

/** A call with its secrets in place, and what must never be shown. */
export type Armed =
  | {
      readonly ok: true;
      readonly request: HttpRequest;
      readonly known: readonly string[];
      readonly rev: number | null;
    }
  | { readonly ok: false; readonly problem: Problem; readonly until?: number };

export interface ArmParts {
  readonly ports: Pick<Ports, 'secrets' | 'permissions'>;
  readonly tokens: TokenSource;
}

interface Unarmed {
  readonly stored: StoredRequest;
  readonly draft: Draft;
  readonly context: CallContext;
}

/** Permission, secrets for this origin, token. Nothing is sent but a token's renewal. */
export async function arm(
  { ports, tokens }: ArmParts,
  { stored, draft, context }: Unarmed,
  staleRev: number | null,
): Promise<Armed> {
  const names = { ...namesOf(stored), origin: draft.origin };
  if (!(await ports.permissions.has(draft.origin)))
    return { ok: false, problem: problem('permission', names) };
  const values = new Map<string, string>();
  for (const secret of draft.secrets) {
    const read = await ports.secrets.read(secret, draft.origin);
    if (!read.ok) return { ok: false, problem: problem(read.kind, { ...names, secret }) };
    values.set(secret, read.value);
  }
  const token = await tokens.get(stored, context, staleRev);
  if (!token.ok) return token;
  const filled = draft.fill(values, token.value);
  if (!filled.ok) return filled;
  const known = [
    ...values.values(),
    ...(token.value === null ? [] : [token.value]),
    ...pairs(filled.request),
  ];
  return { ok: true, request: filled.request, known, rev: token.rev };
}

/** The credentials that a header carries in their final form (`user:secret` in base64). */
const pairs = ({ headers }: HttpRequest): string[] =>
  headers.flatMap(([name, value]) =>
    name.toLowerCase() === 'authorization' ? [value.replace(/^[A-Za-z]+ +/, '')] : [],
  );
