import { Field, type FieldProps } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';

export interface CodeFieldProps extends Pick<FieldProps, 'label' | 'help' | 'error'> {
  value: string;
  onValue: (value: string) => void;
}

/** `<CodeField label="Header" value={v} onValue={set} />`: one line that a machine will read, with its label. */
export function CodeField({ value, onValue, ...field }: CodeFieldProps) {
  return <Field {...field}>{wire => <TextInput {...wire} code value={value} onValue={onValue} />}</Field>;
}
