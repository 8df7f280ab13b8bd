import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface CheckboxProps {
  label: ComponentChildren;
  /** `'mixed'`: some of what it stands for. */
  checked: boolean | 'mixed';
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
  /** The label is only said aloud. */
  hideLabel?: boolean;
  title?: string;
  tabIndex?: number;
}

/** `<Checkbox label="Enabled" checked={on} onChecked={set} />` */
export function Checkbox(props: CheckboxProps) {
  const { label, checked, onChecked, disabled = false, hideLabel = false, title, tabIndex } = props;
  const box = useRef<HTMLInputElement>(null);
  // `indeterminate` is a property with no attribute.
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = checked === 'mixed';
  }, [checked]);
  return (
    <label class="Choice" title={title} data-hide-label={hideLabel || undefined}>
      <input
        ref={box}
        type="checkbox"
        class="Check"
        checked={checked === true}
        disabled={disabled}
        tabIndex={tabIndex}
        onChange={event => onChecked(event.currentTarget.checked)}
      />
      <span class={hideLabel ? 'spoken' : undefined}>{label}</span>
    </label>
  );
}
