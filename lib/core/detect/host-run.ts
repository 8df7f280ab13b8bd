// Characters and extents of what may be a host: labels of letters, digits and hyphens joined by dots.

/** Soft hyphens, zero-width and direction marks: they may stand inside a host and mean nothing. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g;

export const isInvisible = (code: number): boolean =>
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  code === 0x2060 ||
  code === 0xfeff ||
  (code >= 0x202a && code <= 0x202e);

const ASCII = new Uint8Array(128);
for (const c of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_')
  ASCII[c.charCodeAt(0)] = 1;

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** Letters and digits of any script, hyphen, underscore, and the invisible ones. NaN (outside the text) is none. */
export function isHostChar(code: number): boolean {
  if (code < 128) return ASCII[code] === 1;
  return code >= 128 && (isInvisible(code) || WORD.test(String.fromCharCode(code)));
}

/** First index of the run of host characters and single dots around `dot`, not before `floor`. */
export function hostStart(text: string, dot: number, floor: number): number {
  let i = dot;
  while (i > floor) {
    const code = text.charCodeAt(i - 1);
    if (code === 46 ? text.charCodeAt(i) === 46 : !isHostChar(code)) break;
    i--;
  }
  return i;
}

/** Index behind the run of host characters and single dots around `dot`. */
export function hostEnd(text: string, dot: number): number {
  let i = dot + 1;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 46 ? text.charCodeAt(i - 1) === 46 : !isHostChar(code)) break;
    i++;
  }
  return i;
}

/** Scripts written without spaces (Thai to Hangul): there a host touches the words beside it. */
const isUnspaced = (code: number): boolean =>
  (code >= 0x0e00 && code < 0x1000) || (code >= 0x2e80 && code < 0xfb00);

/** Greek and everything behind it: letters that no registry lets stand beside Latin ones in a label (UTS 39). */
const isOtherScript = (code: number): boolean => code >= 0x370 && code < 0x1e00;

/**
 * Cuts words of another script off the ends of a run: `詳しくはacme.co.jpをご覧` and `ב-acme.co.jp` are
 * `acme.co.jp`.
 */
export function cutScripts(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  const firstDot = text.indexOf('.', from);
  for (let i = firstDot - 1; i > from; i--) {
    const code = text.charCodeAt(i);
    const before = text.charCodeAt(i - 1);
    if (code < 128 && (isUnspaced(before) || isOtherScript(before))) {
      start = i;
      break;
    }
  }
  for (let i = firstDot + 1; i < to; i++) {
    const before = text.charCodeAt(i - 1);
    if (before < 128 && before !== 46 && isUnspaced(text.charCodeAt(i))) {
      end = i;
      break;
    }
  }
  return [start, end];
}
