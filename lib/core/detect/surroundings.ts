// What stands around a name: the words beside it and the kind of line it stands in.

export interface Around {
  /** Words beside the name, as written; empty where the line or sentence ends. */
  readonly before: string;
  readonly after: string;
  /** A word follows `after`. */
  readonly more: boolean;
  /** The word after `after`, right behind it; empty where there is none. */
  readonly next: string;
  /** The word before `before`. */
  readonly earlier: string;
  /** A comma stands between `before` and the name. */
  readonly comma: boolean;
  /** A comma stands between the name and `after`. */
  readonly parted: boolean;
  /** Characters right beside it. */
  readonly left: string;
  readonly right: string;
  /** First in its sentence, line or cell. */
  readonly first: boolean;
  /** The only thing in its line. */
  readonly alone: boolean;
  /** Every word of the line but articles and the like has a capital: a heading. */
  readonly heading: boolean;
  /** A ticker stands behind it: `(NYSE: TGT)`, `(ZM)`. */
  readonly ticker: boolean;
  /** A result stands behind it (`lost 2-1`): sport. */
  readonly score: boolean;
  /** The line is written in capitals. */
  readonly shouted: boolean;
}

const REACH = 160;
const LONGEST_WORD = 48;
const IN_HEADINGS = new Set('a an the of in on to and for with by at or from as vs'.split(' '));
const BEFORE = /([\p{L}\p{N}][\p{L}\p{N}'’.-]*)(,?["“(]?[ \u00a0]["“(‘']?)$/u;
const AFTER = /^["”)’']?,?[ \u00a0]+["“(]?([\p{L}\p{N}][\p{L}\p{N}'’-]*)/u;

/** Reads the line around a name, at most 160 characters to each side. */
export function around(text: string, start: number, end: number): Around {
  const from = Math.max(0, start - REACH);
  const head = text.slice(from, start);
  const tail = text.slice(end, end + REACH);
  const name = text.slice(start, end);
  const line = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\t'));
  const stop = tail.search(/[\n\t]/);
  const headLine = line === -1 ? head : head.slice(line + 1);
  const tailLine = stop === -1 ? tail : tail.slice(0, stop);
  const sentenceHead = headLine.slice(sentenceStart(headLine));
  const tailStop = tailLine.search(/[.!?]/);
  const sentenceTail = tailStop === -1 ? tailLine : tailLine.slice(0, tailStop);
  // Searched from its left end, character by character: only what a word can reach.
  const near = sentenceHead.slice(-LONGEST_WORD);
  const beside = BEFORE.exec(near);
  const before = beside?.[1] ?? '';
  const earlier =
    beside === null
      ? ''
      : (/([\p{L}\p{N}'’-]+)[ \u00a0]+$/u.exec(near.slice(0, beside.index).slice(-LONGEST_WORD / 2))?.[1] ??
        '');
  const next = AFTER.exec(tailLine);
  const after = next?.[1] ?? '';
  let split: string[] | undefined;
  const words = (): string[] => {
    split ??= `${sentenceHead} ${sentenceTail}`.split(/[^\p{L}\p{N}'’-]+/u).filter(word => word !== '');
    return split;
  };
  return {
    before,
    after,
    earlier,
    get next() {
      return next === null ? '' : (/^ ([\p{L}\p{N}'’-]+)/u.exec(tailLine.slice(next[0].length))?.[1] ?? '');
    },
    get more() {
      return next !== null && /^[^.!?]*\p{L}/u.test(tailLine.slice(next[0].length));
    },
    comma: beside?.[2]?.startsWith(',') === true,
    parted: /^["”)’']?,/.test(tailLine),
    left: text[start - 1] ?? '',
    right: text[end] ?? '',
    first: /^[\s"“‘'([*#>•-]*$/u.test(sentenceHead),
    get alone() {
      return headLine.trim() === '' && tailLine.trim() === '';
    },
    get heading() {
      return words().length >= 2 && !words().some(word => /^\p{Ll}/u.test(word) && !IN_HEADINGS.has(word));
    },
    get ticker() {
      return /^ \((?:[A-Z][A-Za-z]{1,8}: ?[A-Z0-9.]{1,6}|[A-Z]{2,5})[):]/.test(tailLine);
    },
    get score() {
      return /(?<!\d)\d{1,3}[-–]\d{1,3}(?!\d)/.test(sentenceTail);
    },
    get shouted() {
      return isShouted(name, sentenceHead, sentenceTail) && words().length >= 2 && words().every(isUpper);
    },
  };
}

/** A letter in lower case anywhere says that it is no line of capitals: its words need not be told apart. */
const isShouted = (name: string, head: string, tail: string): boolean =>
  !/\p{Ll}/u.test(name) && !/[a-z]/.test(head) && !/[a-z]/.test(tail);

const isUpper = (word: string): boolean => word === word.toUpperCase();

const STOPS = '.!?:;|·•…>—–';

/** Where the last sentence of a line starts: behind a stop and a space. */
function sentenceStart(line: string): number {
  for (let i = line.length - 2; i >= 0; i--) {
    const space = line.charCodeAt(i + 1);
    if ((space === 32 || space === 160) && STOPS.includes(line.charAt(i))) return i + 1;
  }
  return 0;
}
