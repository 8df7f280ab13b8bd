import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface RadioOption<V extends string> {
  value: V;
  label: ComponentChildren;
  help?: string;
  disabled?: boolean;
}

export interface RadioGroupProps<V extends string> {
  label: string;
  value: V;
  options: readonly RadioOption<V>[];
  onValue: (value: V) => void;
  hideLabel?: boolean;
}

/** `<RadioGroup label="On this site" value={mode} options={…} onValue={set} />`: few choices that should all be read. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { label, value, options, onValue, hideLabel = false } = props;
  const name = useId();
  return (
    <fieldset class="RadioGroup">
      <legend class={hideLabel ? 'spoken' : 'Field-label'}>{label}</legend>
      {options.map(option => (
        <label class="Choice" key={option.value}>
          <input
            type="radio"
            class="Check"
            name={name}
            checked={option.value === value}
            disabled={option.disabled ?? false}
            onChange={() => onValue(option.value)}
          />
          <span>
            {option.label}
            {option.help && <span class="Field-help"> {option.help}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
