/** A number as text: what is being typed stays, and only what is a number is handed on. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';

interface Common {
  label: string;
  help?: ComponentChildren;
  min?: number;
  max?: number;
  whole?: boolean;
  /** After the number: `s`, `credits`. */
  unit?: string;
  placeholder?: string;
}

export interface NumberFieldProps extends Common {
  value: number;
  onValue: (value: number) => void;
}

export interface MaybeNumberFieldProps extends Common {
  value: number | null;
  /** Null when the field is empty. */
  onValue: (value: number | null) => void;
}

const read = (text: string, { min = 0, max = 1e9, whole = true }: Common): number | string => {
  const number = Number(text.trim().replaceAll(/[,\s]/g, ''));
  if (!Number.isFinite(number)) return 'Write a number, such as 500.';
  if (whole && !Number.isInteger(number)) return 'Write a whole number, such as 500.';
  if (number < min) return `Write at least ${min}.`;
  return number > max ? `Write at most ${max}.` : number;
};

/** `<NumberField label="Calls" value={10} onValue={set} min={1} />` */
export function NumberField({ value, onValue, ...rest }: NumberFieldProps) {
  return (
    <Box
      {...rest}
      value={value}
      onText={text => {
        if (text.trim() === '') return 'Write a number, such as 500.';
        const number = read(text, rest);
        if (typeof number === 'string') return number;
        onValue(number);
        return null;
      }}
    />
  );
}

/** The same, where no number means something: no limit, no budget. */
export function MaybeNumberField({ value, onValue, ...rest }: MaybeNumberFieldProps) {
  return (
    <Box
      {...rest}
      value={value}
      onText={text => {
        if (text.trim() === '') {
          onValue(null);
          return null;
        }
        const number = read(text, rest);
        if (typeof number === 'string') return number;
        onValue(number);
        return null;
      }}
    />
  );
}

function Box(props: Common & { value: number | null; onText: (text: string) => string | null }) {
  const { label, help, unit, placeholder, value, onText } = props;
  const [text, setText] = useState(value === null ? '' : String(value));
  const [fault, setFault] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  useEffect(() => {
    if (left && fault === null) setText(value === null ? '' : String(value));
  }, [value]);
  return (
    <Field label={label} help={help} error={left && fault ? fault : undefined}>
      {wire => (
        <TextInput
          {...wire}
          inputmode="decimal"
          placeholder={placeholder ?? ''}
          value={text}
          onFocus={() => setLeft(false)}
          onBlur={() => setLeft(true)}
          onValue={next => {
            setText(next);
            setFault(onText(next));
          }}
          {...(unit ? { end: <span class="t-micro">{unit}</span>, endWidth: 12 + unit.length * 7 } : {})}
        />
      )}
    </Field>
  );
}
