import type { Mark } from './finds.ts';
import { isIn, openingOf, rectsOf } from './pieces.ts';
import { createTones } from './tone.ts';

/** Between two looks at what stands in the window. Milliseconds. */
const LOOK_MS = 150;
/** What one look may take of the page's time. Milliseconds. */
const SLOT_MS = 4;

/** Tells once of each mark that stood in the window, never of one outside of it; on quiet pages too. */
export interface InView {
  add(mark: Mark): void;
  drop(mark: Mark): void;
  /** Something moved or changed. */
  look(): void;
  stop(): void;
}

export function createInView(tell: (marks: readonly Mark[]) => void): InView {
  const tones = createTones();
  const range = document.createRange();
  /** Not told yet, by their element. */
  const waiting = new Map<Element, Set<Mark>>();
  const near = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let frame = 0;

  const watcher = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting && waiting.has(target)) near.add(target);
      else near.delete(target);
    look();
  });

  const look = (): void => {
    if (timer !== null || frame !== 0 || near.size === 0) return;
    timer = setTimeout(() => {
      timer = null;
      // Right after a frame the layout is clean: reading it then costs nothing but the reading.
      frame = requestAnimationFrame(() => {
        frame = 0;
        timer = setTimeout(read, 0);
      });
    }, LOOK_MS);
  };

  const read = (): void => {
    timer = null;
    if (document.visibilityState !== 'visible') return;
    const until = performance.now() + SLOT_MS;
    const seen: Mark[] = [];
    let isWhole = true;
    for (const mark of [...near].flatMap(parent => [...(waiting.get(parent) ?? [])])) {
      isWhole = performance.now() < until;
      if (!isWhole) break;
      if (isInWindow(mark)) seen.push(mark);
    }
    for (const mark of seen) drop(mark);
    if (seen.length > 0) tell(seen);
    // Without progress a second look would see no more.
    if (!isWhole && seen.length > 0) look();
  };

  /** Some line of it is in the window as a whole, and nothing cuts it off. */
  const isInWindow = (mark: Mark): boolean => {
    if (!mark.parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const opening = openingOf(tones.of(mark.parent).clips);
    const rects = opening === null ? [] : rectsOf(range, mark);
    range.setStart(document, 0);
    range.collapse(true);
    return rects.some(
      rect =>
        rect.width >= 2 &&
        rect.top >= 0 &&
        rect.bottom <= window.innerHeight &&
        opening !== null &&
        isIn(rect, opening),
    );
  };

  const drop = (mark: Mark): void => {
    const marks = waiting.get(mark.parent);
    marks?.delete(mark);
    if (marks?.size !== 0) return;
    waiting.delete(mark.parent);
    near.delete(mark.parent);
    watcher.unobserve(mark.parent);
  };

  const listen = { capture: true, passive: true } as const;
  const moving = ['scroll', 'resize', 'toggle', 'transitionend', 'visibilitychange'] as const;
  for (const type of moving) window.addEventListener(type, look, listen);

  return {
    add: mark => {
      const marks = waiting.get(mark.parent);
      if (marks === undefined) {
        waiting.set(mark.parent, new Set([mark]));
        watcher.observe(mark.parent);
        return;
      }
      marks.add(mark);
      look();
    },
    drop,
    look,
    stop: () => {
      watcher.disconnect();
      for (const type of moving) window.removeEventListener(type, look, listen);
      if (timer !== null) clearTimeout(timer);
      if (frame !== 0) cancelAnimationFrame(frame);
      waiting.clear();
      near.clear();
    },
  };
}
