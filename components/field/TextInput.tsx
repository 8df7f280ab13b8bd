import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { Icon, type LucideIcon } from '../sign/Icon.tsx';

/** What a text field passes on: `id`, `placeholder`, `aria-*`, `data-*`, `onBlur`, `onKeyDown`, `autofocus`, `inputmode`, `ref` … */
export type InputAttributes = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'size' | 'value' | 'onInput' | 'class' | 'className' | 'icon'
>;

export interface TextInputProps extends InputAttributes {
  value: string;
  onValue: (value: string) => void;
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
    ...rest
  } = props;
  const machine = code ? { 'data-code': '', spellcheck: false, autocapitalize: 'off' } : {};
  const input = (
    <input
      autocomplete="off"
      {...machine}
      {...rest}
      type={type}
      class="Input"
      data-size={size}
      value={value}
      onInput={event => onValue(event.currentTarget.value)}
    />
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
