import type { ComponentChildren, PartialInputHTMLAttributes, TargetedInputEvent } from 'preact';
import { Icon, type LucideIcon } from '../sign/Icon.tsx';

/** What a text field passes on: `id`, `placeholder`, `aria-*`, `data-*`, `onBlur`, `onKeyDown`, `autofocus`, `inputmode`, `ref` … */
export type InputAttributes = Omit<
  PartialInputHTMLAttributes<HTMLInputElement>,
  'size' | 'role' | 'type' | 'list' | 'value' | 'onInput' | 'class' | 'className' | 'icon'
>;

export interface TextInputProps extends InputAttributes {
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'url' | 'email' | 'password' | 'time';
  /** The id of a `<datalist>`; for words and addresses. */
  list?: string;
  size?: 'small' | 'middle' | 'large';
  /** In the code face, and left alone by spelling. */
  code?: boolean;
  icon?: LucideIcon;
  /** Inside, at the right: a key, an eye button. */
  end?: ComponentChildren;
  /** Pixels kept free for `end`; 30 unless said. */
  endWidth?: number;
}

/** `<TextInput value={v} onValue={set} placeholder="Company facts" />` inside a Field, or with an `aria-label`. */
export function TextInput(props: TextInputProps) {
  const {
    value,
    onValue,
    size = 'middle',
    code = false,
    icon,
    end,
    endWidth,
    type = 'text',
    list,
    ...rest
  } = props;
  const machine = code ? { 'data-code': '', spellcheck: false, autocapitalize: 'off' as const } : {};
  const attributes = {
    autocomplete: 'off' as const,
    ...machine,
    ...rest,
    class: 'Input',
    'data-size': size,
    value,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value),
  };
  const input =
    type === 'password' ? (
      <input {...attributes} type="password" />
    ) : type === 'time' ? (
      <input {...attributes} type="time" />
    ) : (
      <input {...attributes} type={type} list={list} />
    );
  if (!icon && end === undefined) return input;
  return (
    <span class="InputFrame" style={endWidth ? { '--end': `${endWidth}px` } : undefined}>
      {icon && <Icon of={icon} />}
      {input}
      {end !== undefined && <span class="InputFrame-end">{end}</span>}
    </span>
  );
}
