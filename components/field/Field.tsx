import { CircleAlert } from 'lucide-preact';
import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../sign/Icon.tsx';

/** Spread these on the control. */
export interface FieldWire {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  required?: true;
}

export interface FieldProps {
  label: ComponentChildren;
  /** Below the control, while there is no error. */
  help?: ComponentChildren;
  /** What to write: `Write a number, such as 500.` Set it when the field is left, clear it while typing. */
  error?: ComponentChildren;
  /** The label is only said aloud. */
  hideLabel?: boolean;
  required?: boolean;
  children: (wire: FieldWire) => VNode;
}

/** `<Field label="Name" help="…">{wire => <TextInput {...wire} value={v} onValue={set} />}</Field>` */
export function Field({ label, help, error, hideLabel = false, required = false, children }: FieldProps) {
  const id = useId();
  const note = error ?? help;
  const wire: FieldWire = { id };
  if (note) wire['aria-describedby'] = `${id}-note`;
  if (error) wire['aria-invalid'] = true;
  if (required) wire.required = true;
  return (
    <div class="Field">
      <label class={hideLabel ? 'spoken' : 'Field-label'} for={id}>
        {label}
      </label>
      {children(wire)}
      {error ? (
        <p class="Field-error" id={`${id}-note`} role="alert">
          <Icon of={CircleAlert} size="row" />
          <span>{error}</span>
        </p>
      ) : (
        help && (
          <p class="Field-help" id={`${id}-note`}>
            {help}
          </p>
        )
      )}
    </div>
  );
}
