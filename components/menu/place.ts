/** What a float stands under: an element, or a rectangle in the window (a mark's own). */
export type Anchor = Element | DOMRect;
/** Which edges are in line. */
export type Align = 'start' | 'end';

const EDGE = 8;

/** Puts a `position: fixed` float under its anchor; above it where there is more room there; never outside the window. */
export function placeUnder(float: HTMLElement, anchor: Anchor, align: Align = 'start', gap = 4): void {
  const at = anchor instanceof Element ? anchor.getBoundingClientRect() : anchor;
  const { offsetWidth: width, offsetHeight: height } = float;
  const { clientWidth, clientHeight } = document.documentElement;
  const below = clientHeight - at.bottom - gap - EDGE;
  const above = at.top - gap - EDGE;
  const flip = height > below && above > below;
  const left = align === 'start' ? at.left : at.right - width;
  const top = flip ? at.top - gap - height : at.bottom + gap;
  float.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - width - EDGE))}px`;
  float.style.top = `${Math.max(EDGE, Math.min(top, clientHeight - height - EDGE))}px`;
  float.dataset['side'] = flip ? 'above' : 'below';
}
