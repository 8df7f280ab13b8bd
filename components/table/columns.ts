import { Braces, Gauge, Globe, Send, Sigma, TextCursor } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { LucideIcon } from '../sign/Icon.tsx';

/** Where a column's values come from. */
export type ColumnKind = 'input' | 'domain' | 'request' | 'derived' | 'score' | 'push';

export interface GridColumn<Row> {
  id: string;
  name: string;
  kind: ColumnKind;
  /** Who fills it and the price: `Hunter · 1 cr`, `You`, `Formula`. */
  by?: string;
  /** Pixels. */
  width: number;
  /** Right-aligned, header and all. */
  numeric?: boolean;
  sortable?: boolean;
  title?: string;
  /** The cell's contents: text, or a `<State>`. Must depend on the row alone. */
  cell: (row: Row, index: number) => ComponentChildren;
}

export interface GridSort {
  column: string;
  descending: boolean;
}

export const COLUMN_ICONS: { readonly [K in ColumnKind]: LucideIcon } = {
  input: TextCursor,
  domain: Globe,
  request: Braces,
  derived: Sigma,
  score: Gauge,
  push: Send,
};

/** Widths of the two columns that the grid draws itself. */
export const SELECT_WIDTH = 32;
export const NUMBER_WIDTH = 44;
export const ROW_HEIGHT = 32;
export const HEAD_HEIGHT = 44;
