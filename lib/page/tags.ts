import { closestOf } from './honest.ts';

/** Elements whose text is no reading text, or whose text the person writes. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'textarea',
  'input',
  'select',
  'datalist',
  'option',
  'code',
  'kbd',
  'samp',
  'svg',
  'math',
  'iframe',
  'object',
  'embed',
  'canvas',
  'video',
  'audio',
  'head',
  'title',
  'rp',
  'rt',
]);

/** Elements that a name can run through, the usual ones first. Anything else starts a new line of text. */
export const INLINE: ReadonlySet<string> = new Set([
  'a',
  'span',
  'b',
  'i',
  'em',
  'strong',
  'sup',
  'sub',
  'small',
  'font',
  'var',
  'cite',
  'abbr',
  'acronym',
  'bdi',
  'bdo',
  'big',
  'data',
  'del',
  'dfn',
  'ins',
  'label',
  'mark',
  'nobr',
  'q',
  'ruby',
  's',
  'strike',
  'time',
  'tt',
  'u',
  'wbr',
]);

/** The block that an inline run belongs to. */
export function blockOf(node: Node): Element | null {
  let at: Element | null = node.parentElement;
  while (at !== null && INLINE.has(at.localName)) {
    const up: Element | null = at.parentElement;
    if (up === null) break;
    at = up;
  }
  return at;
}

/** Text in these is edited, hidden or not meant to be read; asked only for what was found, so that it stays cheap. */
const OFF_LIMITS =
  '[contenteditable]:not([contenteditable="false" i]),[hidden]:not([hidden="until-found" i]),[role="textbox" i],' +
  'code,kbd,samp,svg,math,noscript';

export function isOffLimits(element: Element): boolean {
  return closestOf(element, OFF_LIMITS) !== null;
}
