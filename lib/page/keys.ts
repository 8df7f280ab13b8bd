import type { Mark } from './finds.ts';

export interface KeyWalk {
  /** Goes to the next mark, as the shortcut does. */
  next(): void;
  stop(): void;
}

export interface KeyWalkOptions {
  /** All marks in page order. */
  readonly marks: () => readonly Mark[];
  readonly onRing: (mark: Mark | null) => void;
  readonly onOpen: (mark: Mark) => void;
}

/**
 * Walks through the marks by keyboard: Alt+Shift+L goes on, with arrows in both directions, Enter opens, Escape ends.
 * Any other key ends it too and reaches the page. The page's focus is not moved.
 */
export function createKeyWalk(options: KeyWalkOptions): KeyWalk {
  let at: Mark | null = null;

  const go = (step: 1 | -1): void => {
    const marks = options.marks();
    const now = at === null ? -1 : marks.indexOf(at);
    const start = now === -1 ? firstInView(marks) : now + step;
    ring(marks[(start + marks.length) % marks.length] ?? null);
  };

  const ring = (mark: Mark | null): void => {
    at = mark;
    mark?.start.node.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    options.onRing(mark);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.isComposing) return;
    const isShortcut =
      event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyL';
    if (isShortcut) go(1);
    else if (at === null) return;
    else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') go(1);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'Enter') {
      const mark = at;
      ring(null);
      options.onOpen(mark);
    } else {
      if (['Shift', 'Alt', 'Control', 'Meta'].includes(event.key)) return;
      ring(null);
      if (event.key !== 'Escape') return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKey, true);

  return {
    next: () => go(1),
    stop: () => {
      window.removeEventListener('keydown', onKey, true);
      at = null;
    },
  };
}

function firstInView(marks: readonly Mark[]): number {
  const index = marks.findIndex(mark => mark.parent.getBoundingClientRect().bottom > 0);
  return Math.max(0, index);
}
