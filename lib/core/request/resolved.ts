/** A request with its values filled in and its secrets still named. */
import type { Problem, ProblemKind } from '../outcome/problem.ts';
import { problem } from '../outcome/table.ts';
import type { RequestDefinition } from './definition.ts';
import type { Fault, Pieces } from './pieces.ts';

export interface ResolvedRequest {
  readonly requestId: string;
  readonly method: string;
  /** `https://api.example.com`: where it goes, and where its secrets must be bound to. */
  readonly origin: string;
  readonly url: Pieces;
  /** The URL with `x` for each value: the structure that the filled one must have. */
  readonly shape: string;
  readonly headers: readonly (readonly [name: string, value: Pieces])[];
  readonly body: Pieces | null;
  /** Names of the secrets that are filled in last. */
  readonly secrets: readonly string[];
  readonly needsToken: boolean;
  readonly session: boolean;
}

export type Resolution =
  | { readonly ok: true; readonly request: ResolvedRequest }
  | { readonly ok: false; readonly problem: Problem };

/** Where in the editor a fault is mended. */
export type Tab = 'request' | 'headers' | 'body' | 'auth' | 'paging' | 'fields';

export function refusal(
  def: Pick<RequestDefinition, 'id' | 'provider'>,
  kind: ProblemKind,
  message: string,
  tab: Tab,
  about?: string,
): { readonly ok: false; readonly problem: Problem } {
  const made = problem(kind, {
    provider: def.provider,
    requestId: def.id,
    message,
    ...(about ? { about } : {}),
  });
  return { ok: false, problem: { ...made, next: { do: 'edit-request', requestId: def.id, tab } } };
}

export const refuseFault = (def: Pick<RequestDefinition, 'id' | 'provider'>, fault: Fault, tab: Tab) =>
  refusal(def, fault.kind, fault.message, tab, fault.variable);
