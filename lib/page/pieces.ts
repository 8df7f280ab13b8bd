import { createCarriers, scaleOf } from './carriers.ts';
import type { Mark } from './finds.ts';
import type { Layer } from './layer.ts';
import { MARK_COLOUR } from './layer-css.ts';
import { lineTop } from './metrics.ts';
import type { Box } from './place.ts';
import type { Carrier, Tones } from './tone.ts';

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
  /** What it scrolls or sticks with, where that is not the page as a whole. */
  readonly carrier: Carrier | null;
}

/** The shapes over the page. Reading and writing are apart, so that one slot of work reads the layout only once. */
export interface Pieces {
  /** Does the box for them stand on the page? */
  readonly stands: boolean;
  /** Puts that box there and has it laid out. */
  stand(): void;
  read(mark: Mark, emphasis: Emphasis): Drawing;
  write(drawings: readonly Drawing[]): void;
  /** Takes away the shapes of all other marks. */
  keepOnly(marks: ReadonlySet<Mark>): void;
  has(mark: Mark): boolean;
  /** What scrolls within the page has moved. */
  follow(): void;
}

/** A link has its own line: what is merely known of it needs no other. */
const isDrawn = (mark: Mark): boolean => !(mark.inLink && mark.company.state === 'known');

export function createPieces(layer: Layer, tones: Tones): Pieces {
  const drawn = new Map<Mark, { readonly elements: HTMLElement[]; readonly keys: string[] }>();
  const carriers = createCarriers();
  let origin: HTMLElement | null = null;
  // One live range for all measuring; it rests on the document between uses, so that it holds no node of the page.
  const range = document.createRange();

  return {
    get stands() {
      return origin !== null;
    },
    stand: () => {
      origin = document.createElement('div');
      origin.className = 'origin';
      layer.root().append(origin);
      origin.getBoundingClientRect();
    },
    read: (mark, emphasis) => {
      const emphasised = emphasisOf(mark, emphasis);
      if (!isDrawn(mark) && emphasised === '') return { mark, pieces: [], carrier: null };
      const base = origin?.getBoundingClientRect() ?? new DOMRect(0, 0, 100, 0);
      const scale = scaleOf(base);
      const { state } = mark.company;
      const { tone, clips, carrier, level } = tones.of(mark.parent);
      const corner = carrier === null ? base : carriers.cornerOf(carrier, scale);
      // A shape that reached past the page's end would lengthen the page.
      const end = carrier === null ? document.documentElement.scrollHeight : Number.POSITIVE_INFINITY;
      const ink = tone.kind === 'text' ? tone.colour : INK[state];
      const className = `piece ${isDrawn(mark) ? state : 'bare'} ${tone.kind}${emphasised}`;
      const pieces: Piece[] = [];
      const isShown = mark.parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const opening = isShown ? roomIn(clips, carrier) : null;
      for (const rect of rectsOf(range, mark)) {
        if (rect.width < 2 || opening === null || !isIn(rect, opening)) continue;
        const line = lineTop(mark.parent, rect.height / scale);
        const top = (rect.top - corner.top) / scale;
        const box = {
          left: (rect.left - corner.left) / scale,
          top,
          width: rect.width / scale,
          height: Math.max(0, Math.min(Math.max(rect.height / scale, line + 3), end - top)),
        };
        const lineAt = Math.max(0, Math.min(line, box.height - 3));
        const place = Object.entries(box).map(
          ([name, value]) => `${name}:${Math.round(value * 100) / 100}px`,
        );
        pieces.push({
          className,
          style: `${place.join(';')};--line:${lineAt}px;--ink:${ink};z-index:${level}`,
        });
      }
      range.setStart(document, 0);
      range.collapse(true);
      return { mark, pieces, carrier };
    },
    // In the origin's box: a box put beside it has the browser look at every box of the page before it paints (10 ms of
    // 60,000), one within it does not.
    write: drawings => {
      if (origin === null) return;
      const seen = drawings.filter(({ pieces }) => pieces.length > 0);
      carriers.follow(
        origin,
        seen.flatMap(({ carrier }) => carrier ?? []),
      );
      for (const { mark, pieces, carrier } of drawings) {
        const box = (carrier === null ? null : carriers.insideOf(carrier)) ?? origin;
        const { elements, keys } = drawn.get(mark) ?? { elements: [], keys: [] };
        drawn.set(mark, { elements, keys });
        pieces.forEach((piece, i) => {
          const key = piece.className + piece.style;
          if (keys[i] === key && elements[i]?.parentNode === box) return;
          keys[i] = key;
          const element = elements[i] ?? document.createElement('div');
          element.className = piece.className;
          element.style.cssText = piece.style;
          if (element.parentNode !== box) box.append(element);
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
      carriers.tidy();
    },
    follow: () => {
      if (origin !== null) carriers.follow(origin);
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
  const rects = [...range.getClientRects()];
  // An element that is in the range as a whole counts as well as its text (CSSOM View, 9): what is drawn twice is darker.
  return rects.filter((rect, i) => !rects.slice(0, i).some(other => isSame(rect, other)));
}

const isSame = (a: DOMRect, b: DOMRect): boolean =>
  a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;

/** The part of the window in which an element's text is not cut off; null when nothing is left of it. */
export function openingOf(clips: readonly Element[]): Box | null {
  // A mark up to one window away is drawn too, so that it is there when it scrolls in.
  const { innerWidth: right, innerHeight: height } = window;
  let box: Box = { left: 0, top: -height, right, bottom: 2 * height };
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

/**
 * What is in a scrolling box of the page is drawn up to one window ahead, as our box for it cuts it off where the page's
 * does; unless more of the page's boxes cut it.
 */
function roomIn(clips: readonly Element[], carrier: Carrier | null): Box | null {
  const opening = openingOf(clips);
  if (opening === null || carrier === null || !carrier.cuts) return opening;
  const at = clips.indexOf(carrier.element);
  const around = openingOf(clips.slice(at + 1));
  const { left, top, right, bottom } = carrier.element.getBoundingClientRect();
  const isWhole =
    around !== null &&
    left >= around.left - 1 &&
    top >= around.top - 1 &&
    right <= around.right + 1 &&
    bottom <= around.bottom + 1;
  return isWhole ? openingOf(clips.slice(0, at)) : opening;
}

/** Most of the line's height must be in the opening, and the underline with it. */
export const isIn = (rect: DOMRect, box: Box): boolean =>
  rect.right > box.left + 1 &&
  rect.left < box.right - 1 &&
  rect.bottom <= box.bottom + 2 &&
  rect.top >= box.top - rect.height / 2;
