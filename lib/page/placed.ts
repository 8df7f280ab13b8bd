import { locate, type Point } from './batch.ts';
import type { Company, Finds } from './finds.ts';
import { closestOf } from './honest.ts';
import { blockOf, isOffLimits } from './tags.ts';
import { walkText } from './walk.ts';

/** Names stand at the beginning of what names them; a card may hold a long text behind it. */
const MOST_TEXT = 2000;

/** Marks a company's name in an item of the page's structure, where the reading of the text has not marked it. */
export function markIn(finds: Finds, company: Company, element: Element, name: string): void {
  const at = finds.isFull ? null : nameIn(element, name);
  const parent = at?.start.node.parentElement ?? null;
  const block = at === null ? null : blockOf(at.start.node);
  if (at === null || parent === null || block === null || isOffLimits(parent)) return;
  for (const mark of finds.marksIn(block)) if (overlap(mark, at)) return;
  finds.add({ company, ...at, parent, block, inLink: closestOf(parent, 'a[href]') !== null, isPlaced: true });
}

interface Stretch {
  readonly start: Point;
  readonly end: Point;
}

/** Where the name stands as a whole in the element's text. */
function nameIn(element: Element, name: string): (Stretch & { readonly text: string }) | null {
  const [batch] = walkText([{ root: element, shallow: false }], {
    batchSize: MOST_TEXT,
    isOver: () => false,
  });
  if (!batch) return null;
  for (let from = batch.text.indexOf(name); from !== -1; from = batch.text.indexOf(name, from + 1)) {
    const to = from + name.length;
    const isWhole = !LETTER.test(batch.text.charAt(from - 1)) && !LETTER.test(batch.text.charAt(to));
    const at = isWhole ? locate(batch, from, to) : null;
    if (at !== null && element.contains(at.start.node)) return { ...at, text: name };
  }
  return null;
}

const LETTER = /[\p{L}\p{N}]/u;

/** Do they share a text's characters? A name in more than one text counts up to the end of its first. */
export const overlap = (a: Stretch, b: Stretch): boolean =>
  a.start.node === b.start.node && a.start.offset < endIn(b) && b.start.offset < endIn(a);

const endIn = ({ start, end }: Stretch): number =>
  start.node === end.node ? end.offset : Number.POSITIVE_INFINITY;
