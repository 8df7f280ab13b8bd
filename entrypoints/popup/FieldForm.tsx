import { Search } from 'lucide-preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { TextInput } from '../../components/field/TextInput.tsx';
import { Kbd } from '../../components/sign/Kbd.tsx';
import type { OneField } from '../../lib/screen/use-field.ts';

export interface FieldFormProps {
  field: OneField;
  /** The tab shows something of the browser's own. */
  nothingHere: boolean;
  onSubmit: () => void;
}

/** The one field. Enter looks up. */
export function FieldForm({ field, nothingHere, onSubmit }: FieldFormProps) {
  const input = useRef<HTMLInputElement>(null);
  // What was not written by hand goes with the first key.
  useLayoutEffect(() => {
    if (!field.touched && document.activeElement === input.current) input.current?.select();
  }, [field.text, field.touched]);
  const submit = (event: Event) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <search>
      <form class="Popup-field" onSubmit={submit}>
        <TextInput
          ref={input}
          size="large"
          icon={Search}
          aria-label="Domain, address or company"
          placeholder="Domain or company"
          spellcheck={false}
          autofocus
          enterkeyhint="search"
          value={field.text}
          onValue={field.write}
          onFocus={event => event.currentTarget.select()}
          end={<Kbd keys="Enter" />}
          endWidth={64}
          {...(field.error ? { 'aria-invalid': true, 'aria-describedby': 'field-error' } : {})}
        />
        {field.error && (
          <p id="field-error" class="Field-error" role="alert">
            {field.error}
          </p>
        )}
        {nothingHere && field.text === '' && (
          <p class="Field-help">
            This is the browser’s own page: there is nothing to read here. Write a domain or a name.
          </p>
        )}
      </form>
    </search>
  );
}
