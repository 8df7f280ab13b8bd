import { MARK_LUMINANCE } from './layer-css.ts';

/** What a mark is drawn with over an element: its own colours, or the text's where those would not be seen. */
export type Tone = { readonly kind: 'own' } | { readonly kind: 'text'; readonly colour: string };

const OWN: Tone = { kind: 'own' };
/** WCAG 1.4.11: graphics that carry meaning. */
const LEAST_CONTRAST = 3;
const DEEPEST = 40;

export interface Tones {
  of(element: Element): Tone;
  /** The page's theme may have changed. */
  forget(): void;
}

export function createTones(): Tones {
  let known = new WeakMap<Element, Tone>();
  return {
    of: element => {
      const before = known.get(element);
      if (before !== undefined) return before;
      const tone = toneOf(element);
      known.set(element, tone);
      return tone;
    },
    forget: () => {
      known = new WeakMap();
    },
  };
}

function toneOf(element: Element): Tone {
  const colour = getComputedStyle(element).color;
  const background = backgroundLuminance(element) ?? guessBackground(colour);
  return contrast(background, MARK_LUMINANCE) >= LEAST_CONTRAST ? OWN : { kind: 'text', colour };
}

/** @returns null over a picture, whose colour is not known. */
function backgroundLuminance(element: Element): number | null {
  let at: Element | null = element;
  for (let depth = 0; at !== null && depth < DEEPEST; depth++) {
    const style = getComputedStyle(at);
    const colour = parseColour(style.backgroundColor);
    if (colour !== null && colour.alpha > 0.5) return luminance(colour.rgb);
    if (style.backgroundImage !== 'none') return null;
    at = at.parentElement ?? shadowHost(at);
  }
  return matchMedia('(prefers-color-scheme: dark)').matches && isDarkCanvas() ? 0.01 : 1;
}

function shadowHost(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** `color-scheme: dark` without a background of its own paints a dark canvas. */
const isDarkCanvas = (): boolean => getComputedStyle(document.documentElement).colorScheme.includes('dark');

/** Light text stands on something dark. */
function guessBackground(colour: string): number {
  const text = parseColour(colour);
  return text !== null && luminance(text.rgb) > 0.4 ? 0.02 : 1;
}

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
