import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Align, type Anchor, placeUnder } from './place.ts';

export interface PopoverProps {
  open: boolean;
  label: string;
  /** Asked when it opens, and again when something scrolls. */
  anchor: () => Anchor | null | undefined;
  align?: Align;
  /** Pixels. */
  width?: number;
  children: ComponentChildren;
  /** Esc, a press outside, or focus elsewhere closed it. Focus is already back where it was. */
  onClose: () => void;
}

/** `<Popover open={at !== undefined} anchor={() => cell} label="Where it comes from" onClose={…}>…</Popover>` */
export function Popover({ open, label, anchor, align = 'start', width, children, onClose }: PopoverProps) {
  const float = useRef<HTMLDivElement>(null);
  const now = useRef({ anchor, align, onClose });
  now.current = { anchor, align, onClose };

  useLayoutEffect(() => {
    const element = float.current;
    if (!element || element.matches(':popover-open') === open) return;
    if (!open) return element.hidePopover();
    element.showPopover();
    const at = now.current.anchor();
    if (at) placeUnder(element, at, now.current.align);
    const first = element.querySelector<HTMLElement>('[autofocus]');
    (first ?? element).focus({ preventScroll: true });
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const follow = () => {
      const at = now.current.anchor();
      if (float.current && at) placeUnder(float.current, at, now.current.align);
    };
    const sized = new ResizeObserver(follow);
    if (float.current) sized.observe(float.current);
    addEventListener('scroll', follow, { capture: true, passive: true });
    addEventListener('resize', follow);
    return () => {
      sized.disconnect();
      removeEventListener('scroll', follow, { capture: true });
      removeEventListener('resize', follow);
    };
  }, [open]);

  const onToggle = (event: Event) => {
    if (event.target === float.current && event instanceof ToggleEvent && event.newState === 'closed') {
      now.current.onClose();
    }
  };

  return (
    <div
      ref={float}
      popover="auto"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      class="Popover Float"
      style={width ? { width: `${width}px` } : undefined}
      onToggle={onToggle}
    >
      {open && children}
    </div>
  );
}
