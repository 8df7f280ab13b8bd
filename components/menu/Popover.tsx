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
  const now = useRef({ open, anchor, align, onClose });
  now.current = { open, anchor, align, onClose };

  const closedAt = useRef<Anchor | null | undefined>(undefined);

  const show = (element: HTMLElement) => {
    element.showPopover();
    const at = now.current.anchor();
    if (at) placeUnder(element, at, now.current.align);
    const first = element.querySelector<HTMLElement>('[autofocus]');
    (first ?? element).focus({ preventScroll: true });
  };

  useLayoutEffect(() => {
    const element = float.current;
    if (!element || element.matches(':popover-open') === open) return;
    if (open) show(element);
    else element.hidePopover();
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

  const onBeforeToggle = (event: Event) => {
    if (event.target === float.current) closedAt.current = now.current.anchor();
  };
  const onToggle = (event: Event) => {
    const element = float.current;
    if (!element || event.target !== element || !(event instanceof ToggleEvent)) return;
    if (event.newState !== 'closed' || !now.current.open) return;
    // The press that closed it has already chosen another place to open under.
    if (now.current.anchor() !== closedAt.current) show(element);
    else now.current.onClose();
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
      onBeforeToggle={onBeforeToggle}
      onToggle={onToggle}
    >
      {open && children}
    </div>
  );
}
