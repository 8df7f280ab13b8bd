import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button, type ButtonProps } from '../../components/button/Button.tsx';
import { Popover } from '../../components/menu/Popover.tsx';

export interface ButtonPopoverProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  words: ComponentChildren;
  label: string;
  width?: number;
  align?: 'start' | 'end';
  children: (close: () => void) => ComponentChildren;
}

/** A button with what it opens under it. */
export function ButtonPopover({
  words,
  label,
  width = 280,
  align = 'end',
  children,
  ...button
}: ButtonPopoverProps) {
  const at = useRef<HTMLSpanElement>(null);
  const closed = useRef(0);
  const [open, setOpen] = useState(false);
  const close = () => {
    closed.current = performance.now();
    setOpen(false);
  };
  // The press that closed it from outside may be on this very button.
  const press = () => {
    if (performance.now() - closed.current > 200) setOpen(true);
  };
  return (
    <span ref={at}>
      <Button {...button} aria-haspopup="dialog" aria-expanded={open} onClick={press}>
        {words}
      </Button>
      <Popover
        open={open}
        label={label}
        width={width}
        align={align}
        anchor={() => at.current}
        onClose={close}
      >
        {children(close)}
      </Popover>
    </span>
  );
}
