/** A key chosen by name, or made in place and bound to where the request goes. */
import { KeyRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { LinkButton } from '../../../components/button/LinkButton.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import type { SecretSummary } from '../../../lib/store/secrets.ts';
import { useBench } from '../bench.ts';
import { useBoxes } from '../keys/box.ts';
import { KeyDialog } from '../keys/KeyDialog.tsx';

export interface SecretFieldProps {
  label: string;
  value: string;
  onValue: (name: string) => void;
  secrets: readonly SecretSummary[];
  /** Where it will be sent; null while that is not known. */
  origin: string | null;
  /** An empty choice, in words: `No password`. */
  none?: string;
  /** Offered as the name of a new one: `hunter`. */
  suggested?: string;
}

export function SecretField({
  label,
  value,
  onValue,
  secrets,
  origin,
  none,
  suggested = '',
}: SecretFieldProps) {
  const { toast } = useBench();
  const boxes = useBoxes();
  const [making, setMaking] = useState(false);
  const chosen = secrets.find(one => one.name === value);
  const unbound = chosen && origin !== null && !chosen.origins.includes(origin);
  const host = origin ? new URL(origin).host : '';
  const options = [
    { value: '', label: none ?? 'Choose a key' },
    ...secrets.map(one => ({ value: one.name, label: one.name })),
    ...(value !== '' && !chosen ? [{ value, label: `${value} (not there yet)` }] : []),
  ];
  const bind = async () => {
    if (!chosen || origin === null) return;
    const done = await boxes.secrets.bind(chosen.name, [...chosen.origins, origin]);
    if (!done.ok) toast({ text: done.problem.message, tone: 'problem' });
  };
  const help = !chosen ? (
    value ? (
      `There is no key named ${value} yet.`
    ) : (
      'Its value is kept in one place, encrypted, and sent only where you allow.'
    )
  ) : unbound ? (
    <>
      This key may not go to {host} yet.{' '}
      <LinkButton onClick={() => void bind()}>Allow it to go to {host}</LinkButton>
    </>
  ) : (
    `Goes only to ${chosen.origins.map(one => new URL(one).host).join(', ') || 'nowhere yet'}.`
  );
  return (
    <div class="Form-secret">
      <Field label={label} help={help}>
        {wire => <Select {...wire} value={value} options={options} onValue={onValue} />}
      </Field>
      <Button icon={KeyRound} onClick={() => setMaking(true)}>
        {value !== '' && !chosen ? `Enter ${value}` : 'New key'}
      </Button>
      <KeyDialog
        open={making}
        name={chosen ? '' : value || suggested}
        origins={origin ? [origin] : []}
        taken={secrets.map(one => one.name)}
        onSaved={name => {
          onValue(name);
          setMaking(false);
        }}
        onClose={() => setMaking(false)}
      />
    </div>
  );
}
