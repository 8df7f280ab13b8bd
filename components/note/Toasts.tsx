import { Check, CircleAlert, Download, Hourglass, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../button/Button.tsx';
import { IconButton } from '../button/IconButton.tsx';
import { Icon } from '../sign/Icon.tsx';

export interface ToastMessage {
  id: string;
  /** `<><b>3 companies</b> added to Harbour tech</>` */
  text: ComponentChildren;
  tone?: 'done' | 'file' | 'waits' | 'problem';
  /** One plain action: Undo, Show file. */
  action?: { label: string; onPress: () => void };
}

export interface ToastsProps {
  toasts: readonly ToastMessage[];
  /** Its time is over, or it was closed, or its action was done. */
  onDismiss: (id: string) => void;
}

const ICONS = { done: Check, file: Download, waits: Hourglass, problem: CircleAlert } as const;
const STAYS = 6_000;
const STAYS_WITH_ACTION = 12_000;

function Toast({ toast, onDismiss }: { toast: ToastMessage; onDismiss: (id: string) => void }) {
  const { id, text, tone = 'done', action } = toast;
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = pointed || focused;
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;
  useLayoutEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss.current(id), action ? STAYS_WITH_ACTION : STAYS);
    return () => clearTimeout(timer);
  }, [held, id, action !== undefined]);
  return (
    <div
      class="Toast Float"
      data-tone={tone}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocusIn={() => setFocused(true)}
      onFocusOut={() => setFocused(false)}
    >
      <Icon of={ICONS[tone]} />
      <span class="grow">{text}</span>
      {action && (
        <Button
          kind="plain"
          size="small"
          onClick={() => {
            action.onPress();
            onDismiss(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon={X} label="Close" size="small" onClick={() => onDismiss(id)} />
    </div>
  );
}

/** `<Toasts toasts={list} onDismiss={drop} />`, once a page. Tells what was done; 6 s, 12 with an action, held while pointed at or focused. */
export function Toasts({ toasts, onDismiss }: ToastsProps) {
  return (
    <div class="ToastRegion" role="log" aria-label="Messages">
      {toasts.map(toast => (
        <Toast key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </div>
  );
}
