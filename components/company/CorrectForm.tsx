import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../button/Button.tsx';
import { Field } from '../field/Field.tsx';
import { TextInput } from '../field/TextInput.tsx';

export interface CorrectFormProps {
  /** What stands there now. */
  initial: string;
  label: string;
  /** @returns what is wrong with it, or null when it was taken. */
  onCorrect: (text: string) => Promise<string | null>;
  onClose: () => void;
}

/** `<CorrectForm label="Domain of Fjordlyst" initial="" onCorrect={…} onClose={…} />`: another domain than the one that was guessed. */
export function CorrectForm({ initial, label, onCorrect, onClose }: CorrectFormProps) {
  const [text, setText] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // `autofocus` is refused in a frame within a foreign page.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const wrong = await onCorrect(text);
    if (wrong) setError(wrong);
    else onClose();
  };
  return (
    <form class="CorrectForm" ref={form} onSubmit={submit}>
      <Field label={label} {...(error ? { error } : {})}>
        {wire => (
          <TextInput
            {...wire}
            spellcheck={false}
            placeholder="example.com"
            value={text}
            onValue={next => {
              setText(next);
              setError(null);
            }}
          />
        )}
      </Field>
      <div class="row">
        <Button type="submit" size="small">
          Use this
        </Button>
        <Button size="small" kind="plain" onClick={onClose}>
          Not now
        </Button>
      </div>
    </form>
  );
}
