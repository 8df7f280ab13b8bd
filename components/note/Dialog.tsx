import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

export interface DialogProps {
  open: boolean;
  title: string;
  children: ComponentChildren;
  /** Buttons; put `autofocus` on the safe one, or on the field in the body. */
  foot?: ComponentChildren;
  wide?: boolean;
  /** Esc, or a press on what lies beneath. */
  onClose: () => void;
}

/** `<Dialog open={open} title="Keys" foot={…} onClose={…}>…</Dialog>`: modal; focus goes in, and back when it closes. */
export function Dialog({ open, title, children, foot, wide = false, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (!open) return element.close();
    element.showModal();
    element.querySelector<HTMLElement>('[autofocus]')?.focus();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key for it is Esc, which the browser sends as `cancel`
    <dialog
      ref={dialog}
      class="Dialog Float"
      aria-labelledby={id}
      data-wide={wide || undefined}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onClick={event => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {open && (
        <div>
          <h2 id={id} class="Dialog-title t-title">
            {title}
          </h2>
          <div class="Dialog-body">{children}</div>
          {foot && <div class="Dialog-foot">{foot}</div>}
        </div>
      )}
    </dialog>
  );
}
