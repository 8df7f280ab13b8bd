import {
  CircleAlert,
  CircleDashed,
  CircleDotDashed,
  CircleQuestionMark,
  CircleSlash2,
  GitCompareArrows,
  Hourglass,
  Minus,
} from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { Icon, type LucideIcon } from './Icon.tsx';

export type StateKind =
  | 'filled'
  | 'stale'
  | 'line'
  | 'asking'
  | 'waits'
  | 'failed'
  | 'unknown'
  | 'other'
  | 'skipped'
  | 'missing';

const SIGNS: { readonly [K in StateKind]?: { icon: LucideIcon; word: string } } = {
  line: { icon: CircleDashed, word: 'In line' },
  asking: { icon: CircleDotDashed, word: 'Asking…' },
  waits: { icon: Hourglass, word: 'Waits' },
  failed: { icon: CircleAlert, word: 'Failed' },
  unknown: { icon: CircleQuestionMark, word: 'Unknown' },
  other: { icon: GitCompareArrows, word: 'Other firm?' },
  skipped: { icon: Minus, word: 'Skipped' },
  missing: { icon: CircleSlash2, word: 'Not found' },
};

export interface StateProps {
  kind: StateKind;
  /** The value (filled, stale), or words in place of the usual ones: a cause, `Waits · 14:32`. */
  children?: ComponentChildren;
  /** Age beside a value: `41 d`. */
  age?: string;
  /** The tooltip: the reason, or the whole of what is clipped. */
  title?: string;
  /** Icon alone, the word in the tooltip: for narrow columns. */
  narrow?: boolean;
}

/** `<State kind="failed">Key rejected</State>`: a cell's or field's state. Shape first, colour second; a filled one is plain ink. */
export function State({ kind, children, age, title, narrow = false }: StateProps) {
  const sign = SIGNS[kind];
  const word = children ?? sign?.word;
  const spoken = narrow && sign ? (title ?? sign.word) : undefined;
  return (
    <span class="State" data-state={kind} title={title ?? spoken}>
      {sign && <Icon of={sign.icon} size="row" />}
      <span class={narrow && sign ? 'spoken' : 'State-word'} dir="auto">
        {word}
      </span>
      {kind === 'stale' && <span class="spoken">, stale</span>}
      {age !== undefined && <span class="State-age">{age}</span>}
    </span>
  );
}
