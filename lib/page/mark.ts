import type { Mark } from './finds.ts';

/**
 * The rules for the one highlight, which have to stand in the page's own style scope; a sheet that the browser puts in is
 * in no list that the page can read. It is the same faint line for every mark; the layer draws over it what tells states
 * apart.
 * @param name an opaque name, letters and digits
 * @param scope the element whose highlight style all others inherit (CSS Pseudo-Elements 4, 3.3): told of the root
 *   alone, it costs nothing for each of a page's elements. Empty: told of every element.
 */
export function highlightCss(name: string, scope = ':root'): string {
  if (!/^[a-z][a-z0-9-]{3,60}$/i.test(name))
    throw new Error('A highlight is named by letters, digits and hyphens.');
  const line = 'text-decoration:underline solid 1px';
  const highlight = `${scope}::highlight(${name})`;
  return (
    `${highlight}{${line} oklch(0.565 0.085 193 / 0.4);text-underline-offset:3px}` +
    `@media (forced-colors:active){${highlight}{text-decoration-color:CanvasText}}` +
    `@media print{${highlight}{text-decoration:none}}`
  );
}

/**
 * The one highlight of all marks. The page can read its name and its ranges, so it holds only ranges whose being
 * there says nothing more than "a name is written here": which state a mark has is never told by it, and a name that
 * only the user's lists know is not in it.
 */
export interface HighlightSet {
  /** @returns whether something came to it */
  show(mark: Mark): boolean;
  hide(mark: Mark): void;
  /** Takes the highlight out of the page's registry. */
  clear(): void;
}

export const canHighlight = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

export function createHighlight(name: string): HighlightSet {
  const ranges = new Map<Mark, readonly StaticRange[]>();
  let highlight: Highlight | null = null;
  return {
    show: mark => {
      if (mark.told.length === 0 || ranges.has(mark) || !canHighlight()) return false;
      // A static range costs nothing when the page changes; live ones are mended at each change of the tree.
      const own = mark.told.map(
        ({ start, end }) =>
          new StaticRange({
            startContainer: start.node,
            startOffset: start.offset,
            endContainer: end.node,
            endOffset: end.offset,
          }),
      );
      ranges.set(mark, own);
      if (highlight === null) {
        highlight = new Highlight();
        CSS.highlights.set(name, highlight);
      }
      for (const range of own) highlight.add(range);
      return true;
    },
    hide: mark => {
      const own = ranges.get(mark);
      if (own === undefined) return;
      ranges.delete(mark);
      for (const range of own) highlight?.delete(range);
      if (ranges.size === 0) {
        CSS.highlights.delete(name);
        highlight = null;
      }
    },
    clear: () => {
      ranges.clear();
      highlight?.clear();
      highlight = null;
      if (canHighlight()) CSS.highlights.delete(name);
    },
  };
}
