import type { Box } from './place.ts';
import type { Carrier } from './tone.ts';

/** Our box for what stands in an element that scrolls or sticks on its own, and the one in it that has the contents' place. */
interface Carried {
  readonly carrier: Carrier;
  readonly frame: HTMLElement;
  readonly inside: HTMLElement;
  written: string;
}

/**
 * Boxes of ours that go along with the page's own scrolling boxes, sidebars and sticky headers: what is drawn in them
 * stays on its text from frame to frame, and ends where the element ends.
 */
export interface Carriers {
  /** Where the contents of an element begin, in the window's pixels. Reads only. */
  cornerOf(carrier: Carrier, scale: number): Pick<Box, 'left' | 'top'>;
  /** Puts each box where its element is now, and makes those that are missing. Reads all before it writes. */
  follow(origin: HTMLElement, missing?: readonly Carrier[]): void;
  /** The box to draw in. */
  insideOf(carrier: Carrier): HTMLElement | null;
  /** Takes away the boxes in which nothing is drawn. */
  tidy(): void;
}

export function createCarriers(): Carriers {
  const carried = new Map<Element, Carried>();

  return {
    cornerOf: ({ element }, scale) => {
      const { left, top } = element.getBoundingClientRect();
      return { left: left - element.scrollLeft * scale, top: top - element.scrollTop * scale };
    },
    follow: (origin, missing = []) => {
      const made: Carried[] = [];
      for (const carrier of missing) {
        if (carried.has(carrier.element)) continue;
        const one: Carried = {
          carrier,
          frame: document.createElement('div'),
          inside: document.createElement('div'),
          written: '',
        };
        one.frame.className = carrier.cuts ? 'carrier cuts' : 'carrier';
        one.frame.append(one.inside);
        carried.set(carrier.element, one);
        made.push(one);
      }
      if (carried.size === 0) return;
      const base = origin.getBoundingClientRect();
      const places = [...carried.values()].map(one => ({ one, place: placeOf(one.carrier.element, base) }));
      for (const { one, place } of places) put(one, place);
      origin.append(...made.map(one => one.frame));
    },
    insideOf: ({ element }) => carried.get(element)?.inside ?? null,
    tidy: () => {
      for (const [element, { frame, inside }] of carried)
        if (inside.firstChild === null) {
          frame.remove();
          carried.delete(element);
        }
    },
  };
}

/** How much larger than its own pixels a page shows what is in it: `zoom` and transforms of its root. */
export const scaleOf = (base: DOMRect): number => (base.width > 0 ? base.width / 100 : 1);

const px = (value: number): string => `${Math.round(value * 100) / 100}px`;

interface Place {
  readonly frame: string;
  readonly inside: string;
}

function placeOf(element: Element, base: DOMRect): Place {
  const scale = scaleOf(base);
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = `translate:${px((left - base.left) / scale)} ${px((top - base.top) / scale)}`;
  return {
    frame: `${at};width:${px(width / scale)};height:${px(height / scale)}`,
    inside: `translate:${px(-element.scrollLeft)} ${px(-element.scrollTop)}`,
  };
}

function put(one: Carried, { frame, inside }: Place): void {
  if (one.written === frame + inside) return;
  one.written = frame + inside;
  one.frame.style.cssText = `${frame};z-index:${one.carrier.level}`;
  one.inside.style.cssText = inside;
}
