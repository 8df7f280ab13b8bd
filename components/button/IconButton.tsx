import { Icon, type LucideIcon } from '../sign/Icon.tsx';
import type { ButtonAttributes, ButtonKind, ButtonSize } from './Button.tsx';

export interface IconButtonProps extends ButtonAttributes {
  icon: LucideIcon;
  /** Its name: said aloud, and shown as the tooltip. */
  label: string;
  /** Shown in the tooltip: `Ctrl C`. */
  shortcut?: string;
  kind?: ButtonKind;
  size?: ButtonSize;
  disabled?: string | false;
}

/** `<IconButton icon={X} label="Close" onClick={…} />`: only for the few icons that need no word. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, shortcut, kind = 'plain', size = 'middle', disabled, onClick, ...rest } = props;
  const hint = shortcut ? `${label} (${shortcut})` : label;
  const state = disabled
    ? { 'aria-disabled': true, title: `${label}: ${disabled}` }
    : { title: hint, onClick };
  return (
    <button
      type="button"
      {...rest}
      {...state}
      class="Button"
      data-kind={kind}
      data-size={size}
      data-icon-only=""
      aria-label={label}
    >
      <Icon of={icon} size={size === 'small' ? 'row' : 'base'} />
    </button>
  );
}
