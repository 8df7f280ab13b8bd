import type { Mark } from './finds.ts';

/** However they are written in the page's source, they are shown as one. */
const BLANKS = /[ \n\r\t]+/g;

/** Is the name still written where it was found? Of a name in more than one node, only the first part is read. */
export function stands({ start, end, text }: Pick<Mark, 'start' | 'end' | 'text'>): boolean {
  if (!start.node.isConnected || !end.node.isConnected) return false;
  const until = start.node === end.node ? end.offset : start.node.length;
  const here = start.node.data.slice(start.offset, until).replace(BLANKS, ' ');
  const there = text.replace(BLANKS, ' ');
  return here === there || (start.node !== end.node && there.startsWith(here));
}
