import type { Mark } from './finds.ts';
import type { Layer } from './layer.ts';
import { MARK_COLOUR } from './layer-css.ts';
import { lineTop } from './metrics.ts';
import type { Tones } from './tone.ts';

/** One drawn piece of a mark: a mark over two lines has two. */
interface Piece {
  readonly className: string;
  readonly style: string;
}

const MOST_PIECES = 200;
/** Reading rectangles may cost this much of a frame; what is left keeps the plain line of the highlight. */
const READ_MS = 5;

export interface Pieces {
  /** Draws the shapes of these marks where they stand now. */
  draw(marks: Iterable<Mark>, emphasis: Emphasis): void;
  clear(): void;
}

export interface Emphasis {
  readonly open: Mark | null;
  readonly ring: Mark | null;
  readonly flash: Mark | null;
}

export const isDrawn = (mark: Mark): boolean => !(mark.inLink && mark.company.state === 'known');

export function createPieces(layer: Layer, tones: Tones): Pieces {
  const pool: HTMLElement[] = [];
  const drawn: string[] = [];
  let origin: HTMLElement | null = null;
  // One live range for all measuring; it rests on the document between uses, so that it holds no node of the page.
  const range = document.createRange();

  const read = (marks: Iterable<Mark>, emphasis: Emphasis, base: DOMRect): Piece[] => {
    const scale = base.width > 0 ? base.width / 100 : 1;
    const pieces: Piece[] = [];
    const until = performance.now() + READ_MS;
    for (const mark of marks) {
      const strong = mark === emphasis.open || mark === emphasis.ring || mark === emphasis.flash;
      if (!strong && !isDrawn(mark)) continue;
      if (pieces.length >= MOST_PIECES || performance.now() > until) break;
      const rects = rectsOf(range, mark);
      const tone = tones.of(mark.parent);
      const ink = tone.kind === 'text' ? tone.colour : INK[mark.company.state];
      const shape = mark.inLink && mark.company.state === 'known' ? 'bare' : mark.company.state;
      const more = `${mark === emphasis.open ? ' open' : ''}${mark === emphasis.ring ? ' ring' : ''}${mark === emphasis.flash ? ' flash' : ''}`;
      for (const rect of rects) {
        if (rect.width < 2 || !isSeen(mark.parent, rect, layer.host)) continue;
        const line = lineTop(mark.parent, rect.height / scale);
        const x = (rect.left - base.left) / scale;
        const y = (rect.top - base.top) / scale;
        pieces.push({
          className: `piece ${shape}${more}`,
          style: `left:${round(x)}px;top:${round(y)}px;width:${round(rect.width / scale)}px;height:${round(Math.max(rect.height / scale, line + 3))}px;--line:${round(line)}px;--ink:${ink}`,
        });
      }
    }
    range.setStart(document, 0);
    range.collapse(true);
    return pieces;
  };

  return {
    draw: (marks, emphasis) => {
      const root = layer.root();
      if (origin === null || !origin.isConnected) {
        origin = document.createElement('div');
        origin.className = 'origin';
        root.append(origin);
      }
      const pieces = read(marks, emphasis, origin.getBoundingClientRect());
      pieces.forEach((piece, i) => {
        let element = pool[i];
        if (element === undefined) {
          element = document.createElement('div');
          pool.push(element);
        }
        const key = piece.className + piece.style;
        if (drawn[i] !== key) {
          element.className = piece.className;
          element.style.cssText = piece.style;
          drawn[i] = key;
        }
        if (element.parentNode !== root) root.append(element);
      });
      for (let i = pieces.length; i < pool.length; i++) {
        pool[i]?.remove();
        drawn[i] = '';
      }
    },
    clear: () => {
      for (const element of pool) element.remove();
      drawn.fill('');
    },
  };
}

const INK = {
  known: MARK_COLOUR.teal,
  guessed: MARK_COLOUR.teal,
  enriched: MARK_COLOUR.teal,
  asking: MARK_COLOUR.amber,
  failed: MARK_COLOUR.red,
} as const;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Where a mark stands in the window, in CSS pixels; empty when its text has changed under it. */
export function rectsOf(range: Range, mark: Mark): readonly DOMRect[] {
  if (mark.start.offset > mark.start.node.length || mark.end.offset > mark.end.node.length) return [];
  range.setStart(mark.start.node, mark.start.offset);
  range.setEnd(mark.end.node, mark.end.offset);
  return [...range.getClientRects()];
}

/** Not scrolled out of its box, not under a sticky header, not under a dialog. */
function isSeen(parent: Element, rect: DOMRect, own: Element | null): boolean {
  const root = parent.getRootNode();
  const place = root instanceof ShadowRoot ? root : document;
  const hit = place.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
  if (hit === null) return false;
  return hit === parent || hit === own || hit.contains(parent) || parent.contains(hit);
}
