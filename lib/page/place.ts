export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Placed {
  readonly left: number;
  readonly top: number;
}

/** Free space to the window's edge. */
const EDGE = 8;
/** Between the mark and the card. */
const GAP = 12;
/** The card's left edge stands this far left of the mark's, so that its text aligns with the name. */
const INDENT = 12;

/**
 * Places a card under a mark, above it where there is more room, and inside the window in any case; never over the
 * mark while there is room at either side. One that is shown already keeps its top as it grows and shrinks, even if that
 * covers its mark, and gives way only at the window's edge: no button moves from under a pointer that is about to press
 * it. All in CSS pixels of the window.
 * @param rtl the text runs from right to left: the right edges align
 * @param offset how far its top stands from the mark's, if it is shown already
 */
export function placeCard(
  mark: Box,
  card: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  rtl: boolean,
  offset: number | null = null,
): Placed {
  const below = view.height - EDGE - (mark.bottom + GAP);
  const above = mark.top - GAP - EDGE;
  const under = below >= card.height || below >= above;
  const fresh = under ? mark.bottom + GAP : mark.top - GAP - card.height;
  const wantedTop = offset === null ? fresh : mark.top + offset;
  const wantedLeft = rtl ? mark.right + INDENT - card.width : mark.left - INDENT;
  return {
    left: within(wantedLeft, EDGE, view.width - EDGE - card.width),
    top: within(wantedTop, EDGE, view.height - EDGE - card.height),
  };
}

/** With less room than this a card is of no use beside its mark. */
const LEAST_ROOM = 160;

/**
 * How high a card may be before it hides its mark or moves: the room on the larger side of the mark, or what is under its
 * top once it is shown. What is longer scrolls. Never so little that nothing could be read.
 * @param offset how far its top stands from the mark's, if it is shown already
 */
export function roomFor(mark: Box, view: { readonly height: number }, offset: number | null = null): number {
  const below = view.height - EDGE - (mark.bottom + GAP);
  const above = mark.top - GAP - EDGE;
  const room = offset === null ? Math.max(below, above) : view.height - EDGE - (mark.top + offset);
  return Math.max(LEAST_ROOM, room);
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
