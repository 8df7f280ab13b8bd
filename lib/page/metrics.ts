/** Where a text's underline stands, as `text-underline-offset: 3px` puts it: 3 px under the baseline. */
const UNDERLINE_OFFSET = 3;
const MOST_FONTS = 200;

const shares = new Map<string, number>();
let pen: OffscreenCanvasRenderingContext2D | null = null;

/**
 * @param height of the text's box in CSS pixels
 * @returns the underline's distance from the top of the text's box
 */
export function lineTop(element: Element, height: number): number {
  return Math.round(height * ascentShare(getComputedStyle(element).font)) + UNDERLINE_OFFSET;
}

/** The part of a text's box that is above the baseline. */
function ascentShare(font: string): number {
  const known = shares.get(font);
  if (known !== undefined) return known;
  pen ??= new OffscreenCanvas(1, 1).getContext('2d');
  let share = 0.8;
  if (pen !== null) {
    pen.font = font;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText('x');
    if (up + down > 0) share = up / (up + down);
  }
  if (shares.size >= MOST_FONTS) shares.clear();
  shares.set(font, share);
  return share;
}
