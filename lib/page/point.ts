import type { Mark } from './finds.ts';
import { type Layer, unzoom } from './layer.ts';
import { rectsOf } from './pieces.ts';

/** Pointing at a mark this long shows the lens. */
const HOVER_MS = 300;
/** A press on a lens younger than this was aimed at what lay there before. */
const RIPE_MS = 400;
const LOOK_MS = 80;
const LEAVE_MS = 400;
const LENS = 24;

export interface Pointer {
  stop(): void;
  /** The lens goes away, as when the card opens. */
  hide(): void;
}

/** Shows a small lens beside the mark under the pointer; pressing it opens the card. Links stay the page's own. */
export function createPointer(
  layer: Layer,
  inside: (element: Element) => readonly Mark[],
  onOpen: (mark: Mark) => void,
): Pointer {
  const range = document.createRange();
  let looking: ReturnType<typeof setTimeout> | null = null;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let leaving: ReturnType<typeof setTimeout> | null = null;
  let target: Element | null = null;
  let x = 0;
  let y = 0;
  let under: Mark | null = null;
  let lens: { readonly element: HTMLButtonElement; readonly mark: Mark; readonly since: number } | null =
    null;

  const rectAt = (mark: Mark): DOMRect | undefined => {
    const rect = rectsOf(range, mark).find(
      r => x >= r.left && x <= r.right && y >= r.top - 1 && y <= r.bottom + 4,
    );
    range.setStart(document, 0);
    range.collapse(true);
    return rect;
  };

  const hide = (): void => {
    lens?.element.remove();
    lens = null;
    if (leaving !== null) clearTimeout(leaving);
    leaving = null;
  };

  const show = (mark: Mark): void => {
    waiting = null;
    const rect = rectAt(mark);
    if (rect === undefined || lens?.mark === mark || !mark.start.node.isConnected) return;
    hide();
    const element = lensButton(mark);
    unzoom(element);
    const top = Math.max(2, rect.top - LENS + 2);
    const left = Math.max(2, Math.min(rect.right - 4, window.innerWidth - LENS - 2));
    Object.assign(element.style, { left: `${left}px`, top: `${top}px` });
    element.addEventListener('click', event => {
      if (!event.isTrusted || lens === null || event.timeStamp - lens.since < RIPE_MS) return;
      event.stopPropagation();
      hide();
      onOpen(mark);
    });
    layer.root().append(element);
    element.showPopover();
    lens = { element, mark, since: performance.now() };
  };

  /** The browser has already found the element under the pointer; only marks in it are asked. */
  const here = (): Mark | null =>
    target === null ? null : (inside(target).find(mark => rectAt(mark) !== undefined) ?? null);

  const look = (): void => {
    looking = null;
    const mark = here();
    if (mark !== under) {
      under = mark;
      if (waiting !== null) clearTimeout(waiting);
      waiting = mark === null ? null : setTimeout(() => show(mark), HOVER_MS - LOOK_MS);
    }
    if (lens !== null && mark !== lens.mark && !overLens()) leaving ??= setTimeout(hide, LEAVE_MS);
    else if (leaving !== null) {
      clearTimeout(leaving);
      leaving = null;
    }
  };

  const overLens = (): boolean => {
    if (lens === null) return false;
    const rect = lens.element.getBoundingClientRect();
    return x >= rect.left - 4 && x <= rect.right + 4 && y >= rect.top - 4 && y <= rect.bottom + 4;
  };

  const aim = (event: PointerEvent): void => {
    x = event.clientX;
    y = event.clientY;
    const [inner] = event.composedPath();
    target = inner instanceof Element ? inner : null;
  };

  const onMove = (event: PointerEvent): void => {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    aim(event);
    looking ??= setTimeout(look, LOOK_MS);
  };

  // A touch has no hover: a long look is a tap on the mark itself, outside of links.
  const onTap = (event: MouseEvent): void => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || !event.isTrusted) return;
    aim(event);
    const mark = here();
    if (mark !== null && !mark.inLink) show(mark);
  };

  const passive = { capture: true, passive: true } as const;
  window.addEventListener('pointermove', onMove, passive);
  window.addEventListener('click', onTap, passive);
  window.addEventListener('scroll', hide, passive);

  return {
    hide,
    stop: () => {
      window.removeEventListener('pointermove', onMove, passive);
      window.removeEventListener('click', onTap, passive);
      window.removeEventListener('scroll', hide, passive);
      for (const timer of [looking, waiting]) if (timer !== null) clearTimeout(timer);
      hide();
    },
  };
}

/** The product's mark, a jeweller's folding loupe; the same drawing as public/icon.svg. */
const MARK_PATH =
  'M22.85 7.61L30.46 23.24A5.4 5.4 0 0 1 23.24 30.46L7.61 22.85A11.4 11.4 0 1 1 22.85 7.61ZM5.4 12.6a7.2 7.2 0 1 0 14.4 0a7.2 7.2 0 1 0 -14.4 0ZM23.7 25.6a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0Z';

function lensButton(mark: Mark): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'lens';
  button.popover = 'manual';
  const label = `Look up ${mark.company.name ?? mark.company.domain ?? ''}`.trim();
  button.title = label;
  button.setAttribute('aria-label', label);
  const svgSpace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('viewBox', '0 0 32 32');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgSpace, 'path');
  path.setAttribute('d', MARK_PATH);
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  button.append(svg);
  return button;
}
