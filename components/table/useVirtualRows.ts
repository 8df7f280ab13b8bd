import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

export interface VirtualRows {
  /** The rows to draw: a screen's worth and a few more. */
  items: VirtualItem[];
  /** Pixels of all rows together. */
  height: number;
  scrollTo: (index: number) => void;
}

/** Rows of one height inside a scrolling element. `head`: pixels of a sticky head that lies over the first of them. */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  head = 0,
): VirtualRows {
  const [, redraw] = useReducer<number, void>(n => n + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(),
    overscan: 5,
    scrollPaddingEnd: head,
    initialRect: { width: 0, height: 600 },
  };
  const [virtual] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => virtual._willUpdate());
  return {
    items: virtual.getVirtualItems(),
    height: virtual.getTotalSize(),
    scrollTo: index => virtual.scrollToIndex(index, { align: 'auto' }),
  };
}
