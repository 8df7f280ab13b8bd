import { MARK_LUMINANCE } from './layer-css.ts';

/** What a mark is drawn with over an element: its own colours, or the text's where those would not be seen. */
export type Tone = { readonly kind: 'own' } | { readonly kind: 'text'; readonly colour: string };

const OWN: Tone = { kind: 'own' };
/** WCAG 1.4.11: graphics that carry meaning. */
const LEAST_CONTRAST = 3;
const DEEPEST = 40;

/** A box that scrolls or sticks on its own: what is drawn on its text has to go along with it. */
export interface Carrier {
  readonly element: Element;
  /** It cuts off what does not fit into it. */
  readonly cuts: boolean;
  readonly level: number;
}

/** What a climb from an element to the root tells. */
export interface Surroundings {
  readonly tone: Tone;
  /** Boxes that cut off what does not fit into them, from the inside out. */
  readonly clips: readonly Element[];
  /** The innermost one. */
  readonly carrier: Carrier | null;
  /** The outermost stacking level: shapes on the same level are above the text, and under headers and dialogs. */
  readonly level: number;
}

export interface Tones {
  of(element: Element): Surroundings;
  /** The page's theme or layout may have changed. */
  forget(): void;
}

export function createTones(): Tones {
  let known = new WeakMap<Element, Surroundings>();
  return {
    of: element => {
      const before = known.get(element);
      if (before !== undefined) return before;
      const surroundings = climb(element);
      known.set(element, surroundings);
      return surroundings;
    },
    forget: () => {
      known = new WeakMap();
    },
  };
}

function climb(element: Element): Surroundings {
  const colour = getComputedStyle(element).color;
  const clips: Element[] = [];
  let mover: Element | null = null;
  let level = 0;
  // Null over a picture, whose colour is not known.
  let background: number | null | undefined;
  let at: Element | null = element;
  for (let depth = 0; at !== null && depth < DEEPEST; depth++) {
    const style = getComputedStyle(at);
    if (background === undefined) {
      const fill = parseColour(style.backgroundColor);
      if (fill !== null && fill.alpha > 0.5) background = luminance(fill.rgb);
      else if (style.backgroundImage !== 'none') background = null;
    }
    const isRoot = at === document.documentElement || (at === document.body && givesItsOverflow());
    if (style.overflow !== 'visible' && !isRoot) clips.push(at);
    if (mover === null && !isRoot && movesAlone(style)) mover = at;
    if (style.zIndex !== 'auto') level = Number(style.zIndex);
    else if (isStackedAlone(style)) level = 0;
    // As it is drawn: what a slot takes in stands in the slot.
    at = at.assignedSlot ?? at.parentElement ?? shadowHost(at);
  }
  // Over a picture the text's own colour is the one that someone chose to be seen there.
  const isSeen = background !== null && contrast(background ?? canvas(), MARK_LUMINANCE) >= LEAST_CONTRAST;
  const tone: Tone = isSeen ? OWN : { kind: 'text', colour };
  if (!Number.isFinite(level)) level = 0;
  const carrier = mover === null ? null : { element: mover, cuts: clips.includes(mover), level };
  return { tone, clips, carrier, level };
}

/** The body's overflow is the window's, unless the root has its own (CSS Overflow 3, 3.3). */
const givesItsOverflow = (): boolean => getComputedStyle(document.documentElement).overflow === 'visible';

const movesAlone = ({ overflowX, overflowY, position }: CSSStyleDeclaration): boolean =>
  /auto|scroll/.test(overflowX + overflowY) || position === 'fixed' || position === 'sticky';

/** A stacking context without a level of its own counts as level 0 (CSS 2.1, appendix E). */
const isStackedAlone = (style: CSSStyleDeclaration): boolean =>
  style.position === 'fixed' ||
  style.position === 'sticky' ||
  style.transform !== 'none' ||
  style.opacity !== '1' ||
  style.isolation === 'isolate';

const canvas = (): number =>
  matchMedia('(prefers-color-scheme: dark)').matches && isDarkCanvas() ? 0.01 : 1;

function shadowHost(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** `color-scheme: dark` without a background of its own paints a dark canvas. */
const isDarkCanvas = (): boolean => getComputedStyle(document.documentElement).colorScheme.includes('dark');

const RGB = /^rgba?\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?), (\d+(?:\.\d+)?)(?:, (\d*\.?\d+))?\)$/;

/** Legacy colours are serialised as rgb()/rgba() (CSS Color 4, 15.2); newer ones count as not known. */
export function parseColour(text: string): { rgb: readonly [number, number, number]; alpha: number } | null {
  const match = RGB.exec(text);
  if (match === null) return null;
  const [, r, g, b, alpha] = match;
  return { rgb: [Number(r), Number(g), Number(b)], alpha: alpha === undefined ? 1 : Number(alpha) };
}

/** WCAG 2.x relative luminance of 8-bit sRGB. */
export function luminance([r, g, b]: readonly [number, number, number]): number {
  const linear = (value: number): number => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

export const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
