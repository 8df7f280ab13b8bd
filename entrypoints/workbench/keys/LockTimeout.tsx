/** After how much rest the passphrase is asked again. */
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { useLive } from '../../../lib/store/live.ts';
import { setSetting, setting } from '../../../lib/store/settings.ts';
import { useBench } from '../bench.ts';

const RESTS = [
  { value: '300000', label: '5 minutes' },
  { value: '900000', label: '15 minutes' },
  { value: '3600000', label: '1 hour' },
  { value: '28800000', label: '8 hours' },
  { value: 'never', label: 'When the browser closes' },
] as const;

export function LockTimeout() {
  const { db } = useBench();
  const rest = useLive(() => setting(db, 'lockAfterMs'), [db], 3_600_000 as number | null).value;
  const value = RESTS.find(one => one.value === (rest === null ? 'never' : String(rest)))?.value ?? '3600000';
  return (
    <Field label="Lock after rest" help="Counted from the last call or edit that needed a key.">
      {wire => (
        <Select
          {...wire}
          value={value}
          options={RESTS}
          onValue={next => void setSetting(db, 'lockAfterMs', next === 'never' ? null : Number(next))}
        />
      )}
    </Field>
  );
}
