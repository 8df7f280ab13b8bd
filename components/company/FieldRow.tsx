import type { ComponentChildren } from 'preact';
import { LinkButton } from '../button/LinkButton.tsx';
import { Badge } from '../sign/Badge.tsx';
import { State } from '../sign/State.tsx';
import type { FieldView, NextView } from './view.ts';

export interface FieldRowProps {
  field: FieldView;
  /** At the right, where no step is to be taken. */
  end?: ComponentChildren;
  /** The provenance box is shown beneath. */
  open: boolean;
  /** Beneath the row while `open`. */
  why?: ComponentChildren;
  onWhy: (field: FieldView) => void;
  onNext: (next: NextView) => void;
}

/** `<FieldRow field={field} end="Hunter, 3 d" open={false} onWhy={…} onNext={…} />`: the value is a button that shows where it comes from. */
export function FieldRow({ field, end, open, why, onWhy, onNext }: FieldRowProps) {
  const { label, text, state, next, fallback, number } = field;
  const link = next && <LinkButton onClick={() => onNext(next)}>{next.label}</LinkButton>;
  const value =
    state === 'none' ? (
      <span class="t-quiet" title={field.why ?? undefined}>
        <span aria-hidden="true">{text}</span>
        <span class="spoken">no value</span>
      </span>
    ) : state === 'filled' || state === 'stale' ? (
      <button
        type="button"
        class="FieldRow-value"
        aria-expanded={open}
        title={`${text}\nWhere it comes from`}
        data-number={number || undefined}
        onClick={() => onWhy(field)}
      >
        <State kind={state}>{text}</State>
      </button>
    ) : (
      <State kind={state} title={field.why ?? undefined}>
        {text}
      </State>
    );
  return (
    <div class="CardField" data-open={open || undefined}>
      <dt class="clip" title={label}>
        {label}
      </dt>
      <dd>
        {value}
        {fallback && (
          <Badge tone="outline" title={field.why ?? undefined}>
            fallback
          </Badge>
        )}
      </dd>
      {(link || end !== undefined) && <dd>{link ?? end}</dd>}
      {open && why && <dd class="FieldRow-why">{why}</dd>}
    </div>
  );
}
