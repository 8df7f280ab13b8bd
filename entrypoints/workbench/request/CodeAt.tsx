/** A line of the definition that shows its own error: once it was left, or holds something. */
import { useState } from 'preact/hooks';
import { Field, type FieldProps } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { useEdit } from './edit.ts';
import { errorAt } from './trouble.ts';

export interface CodeAtProps extends Pick<FieldProps, 'label' | 'help'> {
  /** Its place in the definition: `auth.tokenUrl`. */
  at: string;
  value: string;
  onValue: (value: string) => void;
}

export function CodeAt({ at, value, onValue, ...field }: CodeAtProps) {
  const { troubles } = useEdit();
  const [left, setLeft] = useState(false);
  return (
    <Field {...field} {...(left || value !== '' ? errorAt(troubles, at) : {})}>
      {wire => <TextInput {...wire} code value={value} onValue={onValue} onBlur={() => setLeft(true)} />}
    </Field>
  );
}
