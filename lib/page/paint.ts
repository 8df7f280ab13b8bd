import type { Mark } from './finds.ts';
import type { Layer } from './layer.ts';
import { createHighlight } from './mark.ts';
import { createPieces, type Drawing, type Emphasis, isDrawn } from './pieces.ts';
import { createTones } from './tone.ts';

/** While a page scrolls or changes, shapes are drawn anew no more often than this. */
const REDRAW_MS = 100;
/** What reading places and colours may take of the time after a frame. */
const SLOT_MS = 4;
const MOST_DRAWN = 300;

/** Shows marks: the highlight for all that came near the window, shapes for what is in view. */
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

export function createPainter(layer: Layer, name: string): Painter {
  const highlight = createHighlight(name);
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
    { rootMargin: '25% 0px' },
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
    const near = nearby();
    // Apart: how many of the user's own companies stand here must not be told by what the highlight leaves out.
    const told = near.filter(mark => mark.told.length > 0).slice(0, MOST_DRAWN);
    const listed = near.filter(mark => mark.told.length === 0).slice(0, MOST_DRAWN);
    waiting = [...new Set([...first, ...told, ...listed])];
    pieces.keepOnly(new Set(waiting));
    next();
  };

  /** Right after a frame the layout is clean: reading it then costs nothing but the reading. */
  const next = (): void => {
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (waiting.length > 0) pieces.prepare();
      timer = setTimeout(slot, 0);
    });
  };

  const slot = (): void => {
    timer = null;
    if (stopped) return;
    const until = performance.now() + SLOT_MS;
    const drawings: Drawing[] = [];
    while (waiting.length > 0 && performance.now() < until) {
      const mark = waiting.shift();
      if (mark === undefined || !byParent.get(mark.parent)?.has(mark)) continue;
      // Where the mark's own colour is not seen, or a link has its own line, only the layer draws.
      if (!mark.inLink && tones.of(mark.parent).tone.kind === 'own') highlight.show(mark);
      const strong = mark === emphasis.open || mark === emphasis.ring || mark === emphasis.flash;
      drawings.push(strong || isDrawn(mark) ? pieces.read(mark, emphasis) : { mark, pieces: [] });
    }
    pieces.write(drawings);
    if (waiting.length > 0) {
      next();
      return;
    }
    drawnAt = performance.now();
    if (again) refresh();
  };

  const onTheme = (): void => {
    tones.forget();
    refresh();
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const listen = { capture: true, passive: true } as const;
  const moving = ['scroll', 'load', 'transitionend', 'toggle'] as const;
  for (const type of moving) window.addEventListener(type, refresh, listen);
  window.addEventListener('resize', onTheme, listen);
  dark.addEventListener('change', onTheme);
  const size = new ResizeObserver(refresh);
  size.observe(document.documentElement);
  if (document.body !== null) size.observe(document.body);

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
      highlight.hide(mark);
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
      window.removeEventListener('resize', onTheme, listen);
      dark.removeEventListener('change', onTheme);
      if (timer !== null) clearTimeout(timer);
      if (frame !== 0) cancelAnimationFrame(frame);
      byParent.clear();
      near.clear();
      pieces.keepOnly(new Set());
      highlight.clear();
    },
  };
}
