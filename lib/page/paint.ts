import type { Mark } from './finds.ts';
import type { Layer } from './layer.ts';
import { createHighlight } from './mark.ts';
import { createPieces, type Emphasis, isDrawn } from './pieces.ts';
import { createTones } from './tone.ts';

/** While a page scrolls or changes, shapes are redrawn no more often than this. */
const REDRAW_MS = 100;

/** Shows marks: the highlight for all that came near the window, shapes for what is in view. */
export interface Painter {
  add(mark: Mark): void;
  drop(mark: Mark): void;
  /** Something moved, or a state changed. */
  refresh(): void;
  emphasise(change: Partial<Emphasis>): void;
  /** Marks whose element is near the window. */
  nearby(): Mark[];
  stop(): void;
}

export function createPainter(layer: Layer, name: string, onSeen: (marks: readonly Mark[]) => void): Painter {
  const highlight = createHighlight(name);
  const tones = createTones();
  const pieces = createPieces(layer, tones);
  const byParent = new Map<Element, Set<Mark>>();
  const near = new Set<Element>();
  let emphasis: Emphasis = { open: null, ring: null, flash: null };
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let drawnAt = 0;
  let stopped = false;

  const watcher = new IntersectionObserver(
    entries => {
      const seen: Mark[] = [];
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) near.delete(target);
        else if (!near.has(target)) {
          near.add(target);
          for (const mark of byParent.get(target) ?? []) {
            seen.push(mark);
            // Where the mark's own colour is not seen, or a link has its own line, only the layer draws.
            if (!mark.inLink && tones.of(target).kind === 'own') highlight.show(mark);
          }
        }
      }
      if (seen.length > 0) onSeen(seen);
      refresh();
    },
    { rootMargin: '25% 0px' },
  );

  const nearby = (): Mark[] => [...near].flatMap(parent => [...(byParent.get(parent) ?? [])]);

  const draw = (): void => {
    frame = 0;
    drawnAt = performance.now();
    const marks = nearby().filter(isDrawn);
    if (emphasis.open !== null) marks.unshift(emphasis.open);
    if (emphasis.ring !== null) marks.unshift(emphasis.ring);
    if (emphasis.flash !== null) marks.unshift(emphasis.flash);
    if (marks.length === 0) pieces.clear();
    else pieces.draw(new Set(marks), emphasis);
  };

  const refresh = (): void => {
    if (stopped || frame !== 0 || timer !== null) return;
    const wait = drawnAt + REDRAW_MS - performance.now();
    timer = setTimeout(
      () => {
        timer = null;
        if (!stopped) frame = requestAnimationFrame(draw);
      },
      Math.max(0, wait),
    );
  };

  const onTheme = (): void => {
    tones.forget();
    refresh();
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const listen = { capture: true, passive: true } as const;
  const moving = ['scroll', 'resize', 'load', 'transitionend', 'toggle'] as const;
  for (const type of moving) window.addEventListener(type, refresh, listen);
  dark.addEventListener('change', onTheme);
  const size = new ResizeObserver(refresh);
  size.observe(document.documentElement);
  if (document.body !== null) size.observe(document.body);

  return {
    add: mark => {
      const marks = byParent.get(mark.parent);
      if (marks !== undefined) {
        marks.add(mark);
        if (near.has(mark.parent)) {
          if (!mark.inLink && tones.of(mark.parent).kind === 'own') highlight.show(mark);
          onSeen([mark]);
          refresh();
        }
        return;
      }
      byParent.set(mark.parent, new Set([mark]));
      watcher.observe(mark.parent);
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
      if (emphasis.open === mark || emphasis.ring === mark || emphasis.flash === mark)
        emphasis = {
          open: emphasis.open === mark ? null : emphasis.open,
          ring: emphasis.ring === mark ? null : emphasis.ring,
          flash: emphasis.flash === mark ? null : emphasis.flash,
        };
      refresh();
    },
    refresh,
    emphasise: change => {
      emphasis = { ...emphasis, ...change };
      drawnAt = 0;
      refresh();
    },
    nearby,
    stop: () => {
      stopped = true;
      watcher.disconnect();
      size.disconnect();
      for (const type of moving) window.removeEventListener(type, refresh, listen);
      dark.removeEventListener('change', onTheme);
      if (timer !== null) clearTimeout(timer);
      if (frame !== 0) cancelAnimationFrame(frame);
      byParent.clear();
      near.clear();
      pieces.clear();
      highlight.clear();
    },
  };
}
