import type { Mark } from './finds.ts';
import type { Layer } from './layer.ts';
import { createPieces, type Drawing, type Emphasis } from './pieces.ts';
import { createTones } from './tone.ts';

/** While a page scrolls or changes, shapes are drawn anew no more often than this. */
const REDRAW_MS = 100;
/** What reading places and colours may take of the time after a frame. */
const SLOT_MS = 4;

/** Shows marks: shapes in the closed layer over what is near the window. */
export interface Painter {
  add(mark: Mark): void;
  drop(mark: Mark): void;
  /** Something moved, or a state changed. */
  refresh(): void;
  emphasise(change: Partial<Emphasis>): void;
  /** Marks whose element is near the window. */
  nearby(): Mark[];
  /** Marks that stand in this element, as far as they may be under the pointer. */
  inside(element: Element): readonly Mark[];
  stop(): void;
}

export function createPainter(layer: Layer): Painter {
  const tones = createTones();
  const pieces = createPieces(layer, tones);
  const byParent = new Map<Element, Set<Mark>>();
  const near = new Set<Element>();
  let emphasis: Emphasis = { open: null, ring: null, flash: null };
  /** Marks of this pass that have not been drawn yet. */
  let waiting: Mark[] = [];
  let again = false;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let drawnAt = 0;
  let stopped = false;

  const watcher = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries)
        if (!isIntersecting) near.delete(target);
        else if (byParent.has(target)) near.add(target);
      refresh();
    },
    // The second for what scrolls within the page; browsers that do not know it leave it out.
    { rootMargin: '100% 0px', scrollMargin: '100% 0px' },
  );

  const nearby = (): Mark[] => [...near].flatMap(parent => [...(byParent.get(parent) ?? [])]);

  const refresh = (): void => {
    if (stopped) return;
    if (frame !== 0 || timer !== null) {
      again = waiting.length > 0;
      return;
    }
    const wait = drawnAt + REDRAW_MS - performance.now();
    timer = setTimeout(begin, Math.max(0, wait));
  };

  const begin = (): void => {
    timer = null;
    if (stopped) return;
    again = false;
    const { open, ring, flash } = emphasis;
    const first = [open, ring, flash].filter(mark => mark !== null);
    waiting = [...new Set([...first, ...nearby()])];
    pieces.keepOnly(new Set(waiting));
    next();
  };

  /** Right after a frame the layout is clean: reading it then costs nothing but the reading. */
  const next = (): void => {
    frame = requestAnimationFrame(() => {
      frame = 0;
      timer = setTimeout(slot, 0);
    });
  };

  /**
   * Our box comes beside the page's before the first shape does, whatever was found: that it is there tells a page
   * nothing. It has the browser lay out the root and then look at every box of the page for what reaches out of it (10
   * ms of 60,000): each of the two has a task of its own, and what is painted in the next frame another one.
   */
  const stand = (): void => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port2.close();
      // A hit test is the one question for which a browser looks at all boxes and does not paint them.
      if (!stopped) document.elementFromPoint(0, 0);
    };
    // Before the layout, so that it is in the queue before the next frame is.
    port1.postMessage(null);
    pieces.stand();
    next();
  };

  const slot = (): void => {
    timer = null;
    if (stopped) return;
    if (!pieces.stands) {
      stand();
      return;
    }
    pieces.write(readUntil(performance.now() + SLOT_MS));
    if (waiting.length > 0) {
      next();
      return;
    }
    drawnAt = performance.now();
    if (again) refresh();
  };

  const readUntil = (until: number): Drawing[] => {
    const drawings: Drawing[] = [];
    while (waiting.length > 0 && performance.now() < until) {
      const mark = waiting.shift();
      if (mark !== undefined && byParent.get(mark.parent)?.has(mark))
        drawings.push(pieces.read(mark, emphasis));
    }
    return drawings;
  };

  const onTheme = (): void => {
    tones.forget();
    refresh();
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const forced = matchMedia('(forced-colors: active)');
  const listen = { capture: true, passive: true } as const;
  const moving = ['scroll', 'load', 'transitionend', 'toggle'] as const;
  for (const type of moving) window.addEventListener(type, refresh, listen);
  window.addEventListener('scroll', pieces.follow, listen);
  window.addEventListener('resize', onTheme, listen);
  dark.addEventListener('change', onTheme);
  forced.addEventListener('change', onTheme);
  const size = new ResizeObserver(refresh);
  size.observe(document.documentElement);
  if (document.body !== null) size.observe(document.body);

  refresh();

  return {
    add: mark => {
      const marks = byParent.get(mark.parent);
      if (marks === undefined) {
        byParent.set(mark.parent, new Set([mark]));
        watcher.observe(mark.parent);
        return;
      }
      marks.add(mark);
      if (near.has(mark.parent)) refresh();
    },
    drop: mark => {
      const marks = byParent.get(mark.parent);
      marks?.delete(mark);
      if (marks?.size === 0) {
        byParent.delete(mark.parent);
        near.delete(mark.parent);
        watcher.unobserve(mark.parent);
      }
      const { open, ring, flash } = emphasis;
      const without = (one: Mark | null): Mark | null => (one === mark ? null : one);
      emphasis = { open: without(open), ring: without(ring), flash: without(flash) };
      if (pieces.has(mark)) refresh();
    },
    refresh,
    emphasise: change => {
      emphasis = { ...emphasis, ...change };
      drawnAt = 0;
      refresh();
    },
    nearby,
    inside: element => {
      const marks = [...(byParent.get(element) ?? [])];
      return marks.length > 40 ? marks.filter(pieces.has) : marks;
    },
    stop: () => {
      stopped = true;
      watcher.disconnect();
      size.disconnect();
      for (const type of moving) window.removeEventListener(type, refresh, listen);
      window.removeEventListener('scroll', pieces.follow, listen);
      window.removeEventListener('resize', onTheme, listen);
      dark.removeEventListener('change', onTheme);
      forced.removeEventListener('change', onTheme);
      if (timer !== null) clearTimeout(timer);
      if (frame !== 0) cancelAnimationFrame(frame);
      byParent.clear();
      near.clear();
      pieces.keepOnly(new Set());
    },
  };
}
