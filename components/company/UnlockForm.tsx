import { LockOpen } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../button/Button.tsx';
import { Field } from '../field/Field.tsx';
import { TextInput } from '../field/TextInput.tsx';

export interface UnlockFormProps {
  /** @returns what is wrong, or null when the keys are open. */
  onUnlock: (passphrase: string) => Promise<string | null>;
  onClose: () => void;
}

/** `<UnlockForm onUnlock={unlock} onClose={close} />`: the passphrase, where an answer waits for it. */
export function UnlockForm({ onUnlock, onClose }: UnlockFormProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // `autofocus` is refused in a frame within a foreign page.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (text === '' || busy) return;
    setBusy(true);
    const wrong = await onUnlock(text);
    setBusy(false);
    if (wrong) setError(wrong);
    else onClose();
  };
  return (
    <form class="UnlockForm" ref={form} onSubmit={submit}>
      <Field label="Passphrase" {...(error ? { error } : {})} help="Kept in memory until the browser closes.">
        {wire => (
          <TextInput
            {...wire}
            type="password"
            autocomplete="current-password"
            value={text}
            onValue={next => {
              setText(next);
              setError(null);
            }}
          />
        )}
      </Field>
      <div class="row">
        <Button type="submit" size="small" icon={LockOpen} disabled={busy && 'Checking'}>
          Unlock keys
        </Button>
        <Button size="small" kind="plain" onClick={onClose}>
          Not now
        </Button>
      </div>
    </form>
  );
}
