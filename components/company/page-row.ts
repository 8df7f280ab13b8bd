/** A company of a page, as one row of the side panel. */
import type { StateKind } from '../sign/State.tsx';

export type RowState =
  | { readonly kind: 'state'; readonly state: StateKind; readonly text: string; readonly why: string | null }
  | { readonly kind: 'value'; readonly value: string | null; readonly age: string; readonly stale: boolean }
  | { readonly kind: 'guess'; readonly sure: string; readonly why: string }
  | { readonly kind: 'no-domain' };

export interface PageRowView {
  readonly key: string;
  /** Its number on the page. */
  readonly id: number;
  readonly name: string;
  readonly domain: string | null;
  readonly guessed: boolean;
  /** `5 times`; null for once. */
  readonly times: string | null;
  readonly fact: string | null;
  /** Names of the person's lists that hold it. */
  readonly lists: readonly string[];
  readonly state: RowState;
}
