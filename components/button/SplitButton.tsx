import { ChevronDown } from 'lucide-preact';
import { Menu, type MenuEntry } from '../menu/Menu.tsx';
import { Button, type ButtonProps } from './Button.tsx';
import { IconButton } from './IconButton.tsx';

export interface SplitButtonProps extends ButtonProps {
  /** The other ways to do it. */
  items: readonly MenuEntry[];
  /** What the arrow opens: `More ways to run`. */
  menuLabel: string;
}

/** `<SplitButton kind="primary" icon={Play} items={…} menuLabel="More ways to run" onClick={…}>Run</SplitButton>` */
export function SplitButton({ items, menuLabel, ...button }: SplitButtonProps) {
  return (
    <span class="SplitButton">
      <Button {...button} />
      <Menu label={menuLabel} items={items} align="end">
        {wire => (
          <IconButton
            {...wire}
            icon={ChevronDown}
            label={menuLabel}
            kind={button.kind ?? 'standard'}
            size={button.size ?? 'middle'}
          />
        )}
      </Menu>
    </span>
  );
}
