import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon, type LucideIcon } from '../sign/Icon.tsx';

export type ButtonKind = 'primary' | 'standard' | 'plain' | 'danger' | 'destroy';
export type ButtonSize = 'small' | 'middle' | 'large';

/** What every button passes on to the element: `popovertarget`, `aria-*`, `data-*`, `autofocus`, `form`, `ref` … */
export type ButtonAttributes = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'size' | 'icon' | 'disabled' | 'title' | 'children' | 'class' | 'className'
>;

export interface ButtonProps extends ButtonAttributes {
  children: ComponentChildren;
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: LucideIcon;
  endIcon?: LucideIcon;
  title?: string;
  /** Why it cannot be pressed now. It stays focusable, so that the reason can be read. */
  disabled?: string | false;
}

/** `<Button kind="primary" icon={Play} onClick={…}>Run 2 selected · 6 credits</Button>`: verb and object; one primary a view. */
export function Button(props: ButtonProps) {
  const {
    children,
    kind = 'standard',
    size = 'middle',
    icon,
    endIcon,
    title,
    disabled,
    onClick,
    ...rest
  } = props;
  const state = disabled ? { 'aria-disabled': true, title: disabled } : { title, onClick };
  const type = disabled ? 'button' : (rest.type ?? 'button');
  return (
    <button {...rest} {...state} type={type} class="Button" data-kind={kind} data-size={size}>
      {icon && <Icon of={icon} size={size === 'small' ? 'row' : 'base'} />}
      {children}
      {endIcon && <Icon of={endIcon} size="row" />}
    </button>
  );
}
