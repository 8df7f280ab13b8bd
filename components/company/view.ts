/** A company as the screens show it: fields with their state and their source. Texts are ready to read. */
import type { Problem } from '../../lib/core/outcome/problem.ts';
import type { Cell } from '../../lib/core/record/records.ts';
import type { StateKind } from '../sign/State.tsx';

/** What a link beside a problem does. */
export interface NextView {
  readonly label: string;
  readonly problem: Problem;
  readonly planId: string;
}

export interface FieldView {
  /** Unique within the company. */
  readonly key: string;
  readonly label: string;
  /** Words of a state, or the value. */
  readonly text: string;
  readonly state: StateKind | 'none';
  /** Tooltip: the reason. */
  readonly why: string | null;
  /** Who answered: `Hunter`. */
  readonly source: string;
  /** `3 d`, `today`. Null where there is no answer. */
  readonly age: string | null;
  readonly stale: boolean;
  /** The value stands in for one that was not there. */
  readonly fallback: boolean;
  readonly number: boolean;
  readonly next: NextView | null;
  /** What it was made of; null for states. */
  readonly cell: Cell | null;
  readonly cost: string;
}

export interface GroupView {
  readonly planId: string;
  readonly provider: string;
  /** `3 days ago · 1 credit` */
  readonly meta: string;
  readonly stale: boolean;
  /** A chain's values come from several providers: each says its own. */
  readonly mixed: boolean;
  /** Asking this one again: `Ask Hunter again · 1 credit`. Null where it cannot be asked, or a step stands beside it. */
  readonly again: string | null;
  readonly fields: readonly FieldView[];
}

export interface MismatchView {
  readonly planId: string;
  readonly provider: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly why: string;
}

export interface CompanyView {
  readonly groups: readonly GroupView[];
  readonly mismatches: readonly MismatchView[];
  readonly stale: boolean;
  /** Is anything known or under way? */
  readonly asked: boolean;
}

/** Why a value is what it is, for the provenance box. */
export interface Provenance {
  readonly label: string;
  readonly value: string;
  readonly rows: readonly { readonly label: string; readonly text: string; readonly code?: boolean }[];
  /** The raw answer around the value; null where no answer is kept. */
  readonly raw: { readonly before: string; readonly value: string; readonly after: string } | null;
}
