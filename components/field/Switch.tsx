import type { ComponentChildren } from 'preact';

export interface SwitchProps {
  label: ComponentChildren;
  on: boolean;
  /** @returns false, at once or later, where it did not come to be: the switch goes back. */
  onSwitch: (on: boolean) => unknown;
  disabled?: boolean;
  hideLabel?: boolean;
  /** The word before the switch, as in the popup's head. */
  labelFirst?: boolean;
  title?: string;
}

/** `<Switch label="On for harbour.example" on={on} onSwitch={set} labelFirst />`: acts at once, nothing to save. */
export function Switch(props: SwitchProps) {
  const { label, on, onSwitch, disabled = false, hideLabel = false, labelFirst = false, title } = props;
  const turn = async (input: HTMLInputElement): Promise<void> => {
    if ((await onSwitch(input.checked)) === false) input.checked = on;
  };
  const word = <span class={hideLabel ? 'spoken' : 'clip'}>{label}</span>;
  return (
    <label class="Choice" title={title}>
      {labelFirst && word}
      <input
        type="checkbox"
        role="switch"
        class="Switch"
        checked={on}
        aria-checked={on}
        disabled={disabled}
        onChange={event => void turn(event.currentTarget)}
      />
      {!labelFirst && word}
    </label>
  );
}
