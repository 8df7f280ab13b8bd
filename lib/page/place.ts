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
 * mark while there is room at either side. All in CSS pixels of the window.
 * @param rtl the text runs from right to left: the right edges align
 */
export function placeCard(
  mark: Box,
  card: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  rtl: boolean,
): Placed {
  const below = view.height - EDGE - (mark.bottom + GAP);
  const above = mark.top - GAP - EDGE;
  const under = below >= card.height || below >= above;
  const wantedTop = under ? mark.bottom + GAP : mark.top - GAP - card.height;
  const wantedLeft = rtl ? mark.right + INDENT - card.width : mark.left - INDENT;
  return {
    left: within(wantedLeft, EDGE, view.width - EDGE - card.width),
    top: within(wantedTop, EDGE, view.height - EDGE - card.height),
  };
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
