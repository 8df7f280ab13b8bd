import type { ComponentChildren, VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Icon, type LucideIcon } from '../sign/Icon.tsx';
import { type Align, placeUnder } from './place.ts';

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  /** At the right: a price (`1 credit`) or `<Kbd>`. */
  end?: ComponentChildren;
  tone?: 'red';
  /** Why it cannot be chosen now. */
  disabled?: string | false;
  onSelect: () => void;
}
/** `'rule'` parts groups. */
export type MenuEntry = MenuItem | 'rule';

/** Spread these on the button that opens the menu. */
export interface MenuWire {
  id: string;
  popovertarget: string;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
}

export interface MenuProps {
  label: string;
  items: readonly MenuEntry[];
  align?: Align;
  children: (wire: MenuWire) => VNode;
}

/** `<Menu label="More" items={items}>{wire => <Button {...wire}>More</Button>}</Menu>`: first item focused, arrows move, Esc gives focus back. */
export function Menu({ label, items, align = 'start', children }: MenuProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const buttonId = `${id}-button`;
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const focusAt = (index: number) => {
    const all = entries();
    all[(index + all.length) % all.length]?.focus();
  };

  const onBeforeToggle = (event: Event) => {
    if (!(event instanceof ToggleEvent)) return;
    const opens = event.newState === 'open';
    setOpen(opens);
    if (!opens) return;
    // The list has no size until it is shown; a frame later it has, and nothing has been painted yet.
    requestAnimationFrame(() => {
      const button = document.getElementById(buttonId);
      if (list.current && button) placeUnder(list.current, button, align);
      focusAt(0);
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const now = all.findIndex(item => item.matches(':focus'));
    if (event.key === 'ArrowDown') focusAt(now + 1);
    else if (event.key === 'ArrowUp') focusAt(now - 1);
    else if (event.key === 'Home') focusAt(0);
    else if (event.key === 'End') focusAt(-1);
    else if (event.key === 'Tab') list.current?.hidePopover();
    else if (
      event.key.length === 1 &&
      event.key !== ' ' &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      const letter = event.key.toLowerCase();
      const rotated = [...all.slice(now + 1), ...all.slice(0, now + 1)];
      rotated.find(item => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
    } else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  const choose = (item: MenuItem) => {
    if (item.disabled) return;
    list.current?.hidePopover();
    item.onSelect();
  };

  return (
    <>
      {children({ id: buttonId, popovertarget: id, 'aria-haspopup': 'menu', 'aria-expanded': open })}
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        class="Menu Float"
        onBeforeToggle={onBeforeToggle}
        onKeyDown={onKeyDown}
      >
        {items.map((item, i) =>
          item === 'rule' ? (
            <hr key={`rule-${i}`} />
          ) : (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-tone={item.tone}
              aria-disabled={item.disabled ? true : undefined}
              title={item.disabled || undefined}
              onClick={() => choose(item)}
            >
              {item.icon && <Icon of={item.icon} />}
              {item.label}
              {item.end !== undefined && <span class="Menu-end">{item.end}</span>}
            </button>
          ),
        )}
      </div>
    </>
  );
}
