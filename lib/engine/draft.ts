/** A call as the engine handles it: built from a definition and values, its secrets still names. */
import type { Problem } from '../core/outcome/problem.ts';
import type { PageOverride } from '../core/paging/next.ts';
import type { RequestDefinition } from '../core/request/definition.ts';
import type { Scope } from '../core/template/scope.ts';
import type { HttpRequest } from './ports.ts';

export interface Draft {
  /** `https://api.hunter.io`: where it goes, and what its secrets must be bound to. */
  readonly origin: string;
  /** The same text for the same call; secrets as names. */
  readonly canonical: string;
  readonly secrets: readonly string[];
  /** As it may be shown and kept. */
  readonly masked: HttpRequest;
  fill(
    secrets: ReadonlyMap<string, string>,
    token: string | null,
  ): { readonly ok: true; readonly request: HttpRequest } | { readonly ok: false; readonly problem: Problem };
}

export type Drafted =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly problem: Problem };

export type DraftRequest = (
  definition: RequestDefinition,
  scope: Scope,
  override: PageOverride | null,
) => Drafted;

/** Not wired yet. */
export const draftRequest: DraftRequest = () => {
  throw new Error('No builder.');
};
