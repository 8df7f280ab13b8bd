import type { TextareaHTMLAttributes } from 'preact';

export interface TextAreaProps
  extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onInput' | 'class' | 'className'> {
  value: string;
  onValue: (value: string) => void;
  code?: boolean;
}

/** `<TextArea value={v} onValue={set} rows={6} code />` */
export function TextArea({ value, onValue, code = false, ...rest }: TextAreaProps) {
  const machine = code ? { 'data-code': '', spellcheck: false, autocapitalize: 'off' as const } : {};
  return (
    <textarea
      {...machine}
      {...rest}
      class="Input"
      value={value}
      onInput={event => onValue(event.currentTarget.value)}
    />
  );
}
