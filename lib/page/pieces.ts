import type { Mark } from './finds.ts';
import type { Layer } from './layer.ts';
import { MARK_COLOUR } from './layer-css.ts';
import { lineTop } from './metrics.ts';
import type { Box } from './place.ts';
import type { Tones } from './tone.ts';

/** One drawn piece of a mark: a mark over two lines has two. */
interface Piece {
  readonly className: string;
  readonly style: string;
}

export interface Emphasis {
  readonly open: Mark | null;
  readonly ring: Mark | null;
  readonly flash: Mark | null;
}

/** How a mark is to be drawn, as it was read off the page. */
export interface Drawing {
  readonly mark: Mark;
  readonly pieces: readonly Piece[];
}

/** The shapes over the page. Reading and writing are apart, so that one slot of work reads the layout only once. */
export interface Pieces {
  /** Makes what the next reading needs, so that the reading itself changes nothing. */
  prepare(): void;
  read(mark: Mark, emphasis: Emphasis): Drawing;
  write(drawings: readonly Drawing[]): void;
  /** Takes away the shapes of all other marks. */
  keepOnly(marks: ReadonlySet<Mark>): void;
  has(mark: Mark): boolean;
}

export const isDrawn = (mark: Mark): boolean => !(mark.inLink && mark.company.state === 'known');

export function createPieces(layer: Layer, tones: Tones): Pieces {
  const drawn = new Map<Mark, { readonly elements: HTMLElement[]; readonly keys: string[] }>();
  let origin: HTMLElement | null = null;
  // One live range for all measuring; it rests on the document between uses, so that it holds no node of the page.
  const range = document.createRange();

  return {
    prepare: () => {
      if (origin?.isConnected === true) return;
      origin = document.createElement('div');
      origin.className = 'origin';
      layer.root().append(origin);
    },
    read: (mark, emphasis) => {
      const base = origin?.getBoundingClientRect() ?? new DOMRect(0, 0, 100, 0);
      const scale = base.width > 0 ? base.width / 100 : 1;
      const { state } = mark.company;
      const { tone, clips, level } = tones.of(mark.parent);
      const ink = tone.kind === 'text' ? tone.colour : INK[state];
      const className = `piece ${isDrawn(mark) ? state : 'bare'} ${tone.kind}${emphasisOf(mark, emphasis)}`;
      const pieces: Piece[] = [];
      const isShown = mark.parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const opening = isShown ? openingOf(clips) : null;
      for (const rect of rectsOf(range, mark)) {
        if (rect.width < 2 || opening === null || !isIn(rect, opening)) continue;
        const line = lineTop(mark.parent, rect.height / scale);
        const box = {
          left: (rect.left - base.left) / scale,
          top: (rect.top - base.top) / scale,
          width: rect.width / scale,
          height: Math.max(rect.height / scale, line + 3),
        };
        const place = Object.entries(box).map(
          ([name, value]) => `${name}:${Math.round(value * 100) / 100}px`,
        );
        pieces.push({
          className,
          style: `${place.join(';')};--line:${line}px;--ink:${ink};z-index:${level}`,
        });
      }
      range.setStart(document, 0);
      range.collapse(true);
      return { mark, pieces };
    },
    // In the origin's box: a box put beside it has the browser look at every box of the page before it paints (10 ms of
    // 60,000), one within it does not.
    write: drawings => {
      for (const { mark, pieces } of drawings) {
        const { elements, keys } = drawn.get(mark) ?? { elements: [], keys: [] };
        drawn.set(mark, { elements, keys });
        pieces.forEach((piece, i) => {
          const key = piece.className + piece.style;
          if (keys[i] === key) return;
          keys[i] = key;
          const element = elements[i] ?? document.createElement('div');
          element.className = piece.className;
          element.style.cssText = piece.style;
          if (elements[i] === undefined) origin?.append(element);
          elements[i] = element;
        });
        for (const element of elements.splice(pieces.length)) element.remove();
        keys.length = pieces.length;
      }
    },
    keepOnly: marks => {
      for (const [mark, { elements }] of drawn)
        if (!marks.has(mark)) {
          for (const element of elements) element.remove();
          drawn.delete(mark);
        }
    },
    has: mark => (drawn.get(mark)?.elements.length ?? 0) > 0,
  };
}

const emphasisOf = (mark: Mark, { open, ring, flash }: Emphasis): string =>
  `${mark === open ? ' open' : ''}${mark === ring ? ' ring' : ''}${mark === flash ? ' flash' : ''}`;

const INK = {
  known: MARK_COLOUR.teal,
  guessed: MARK_COLOUR.teal,
  enriched: MARK_COLOUR.teal,
  asking: MARK_COLOUR.amber,
  failed: MARK_COLOUR.red,
} as const;

/** Where a mark stands in the window, in CSS pixels; empty when its text has changed under it. */
export function rectsOf(range: Range, mark: Mark): readonly DOMRect[] {
  if (mark.start.offset > mark.start.node.length || mark.end.offset > mark.end.node.length) return [];
  range.setStart(mark.start.node, mark.start.offset);
  range.setEnd(mark.end.node, mark.end.offset);
  return [...range.getClientRects()];
}

/** The part of the window in which an element's text is not cut off; null when nothing is left of it. */
export function openingOf(clips: readonly Element[]): Box | null {
  // A mark somewhat outside of the window is drawn too, so that it is there when it scrolls in.
  let box: Box = { left: 0, top: -MARGIN, right: window.innerWidth, bottom: window.innerHeight + MARGIN };
  for (const clip of clips) {
    const rect = clip.getBoundingClientRect();
    box = {
      left: Math.max(box.left, rect.left),
      top: Math.max(box.top, rect.top),
      right: Math.min(box.right, rect.right),
      bottom: Math.min(box.bottom, rect.bottom),
    };
    if (box.left >= box.right || box.top >= box.bottom) return null;
  }
  return box;
}

const MARGIN = 200;

/** Most of the line's height must be in the opening, and the underline with it. */
export const isIn = (rect: DOMRect, box: Box): boolean =>
  rect.right > box.left + 1 &&
  rect.left < box.right - 1 &&
  rect.bottom <= box.bottom + 2 &&
  rect.top >= box.top - rect.height / 2;
