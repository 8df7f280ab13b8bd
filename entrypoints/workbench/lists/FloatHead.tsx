import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { IconButton } from '../../../components/button/IconButton.tsx';

export interface FloatHeadProps {
  title: ComponentChildren;
  line: string;
  onClose: () => void;
  /** Beside the title: badges. */
  children?: ComponentChildren;
}

/** What stands at the top of a cell's popover. */
export function FloatHead({ title, line, onClose, children }: FloatHeadProps) {
  return (
    <header class="Float-head">
      <div class="grow">
        <div class="row">
          <b class="Float-title clip">{title}</b>
          {children}
        </div>
        <p class="t-micro clip">{line}</p>
      </div>
      <IconButton icon={X} label="Close" size="small" onClick={onClose} />
    </header>
  );
}
