// What stands around a name: the words beside it and the kind of line it stands in.
import { foldCode, SKIP } from './fold.ts';

const REACH = 160;
const LONGEST_WORD = 48;
const IN_HEADINGS = new Set('a an the of in on to and for with by at or from as vs'.split(' '));
const WORD = /[\p{L}\p{N}'’-]+/gu;
const AFTER = /^["”)’']?,?[ \u00a0]+["“(]?([\p{L}\p{N}][\p{L}\p{N}'’-]*)/u;

/** Reads the line around a name, at most 160 characters to each side. */
export const around = (text: string, start: number, end: number): Around => new Around(text, start, end);

/** Each part is read when it is first asked for: most names are judged by two or three. */
export class Around {
  /** Characters right beside the name. */
  readonly left: string;
  readonly right: string;
  readonly name: string;
  private readonly headLine: string;
  private readonly tailLine: string;
  private headOfSentence: string | undefined;
  private tailOfSentence: string | undefined;
  private wordBefore: Beside | null | undefined;
  private wordAfter: RegExpExecArray | null | undefined;

  constructor(text: string, start: number, end: number) {
    this.left = text.charAt(start - 1);
    this.right = text.charAt(end);
    this.name = text.slice(start, end);
    this.headLine = text.slice(lineStart(text, Math.max(0, start - REACH), start), start);
    this.tailLine = text.slice(end, lineEnd(text, end, Math.min(text.length, end + REACH)));
  }

  private get sentenceHead(): string {
    this.headOfSentence ??= this.headLine.slice(sentenceStart(this.headLine));
    return this.headOfSentence;
  }

  private get sentenceTail(): string {
    if (this.tailOfSentence === undefined) {
      const stop = this.tailLine.search(/[.!?]/);
      this.tailOfSentence = stop === -1 ? this.tailLine : this.tailLine.slice(0, stop);
    }
    return this.tailOfSentence;
  }

  private get beside(): Beside | null {
    if (this.wordBefore === undefined) this.wordBefore = wordBefore(this.sentenceHead);
    return this.wordBefore;
  }

  private get behind(): RegExpExecArray | null {
    if (this.wordAfter === undefined) this.wordAfter = AFTER.exec(this.tailLine);
    return this.wordAfter;
  }

  private get rest(): string {
    return this.tailLine.slice(this.behind?.[0].length ?? 0);
  }

  private get sentence(): string {
    return `${this.sentenceHead} ${this.sentenceTail}`;
  }

  /** Words beside the name, as written; empty where the line or sentence ends. */
  get before(): string {
    return this.beside?.word ?? '';
  }

  get after(): string {
    return this.behind?.[1] ?? '';
  }

  /** The word before `before`. */
  get earlier(): string {
    if (this.beside === null) return '';
    const { from } = this.beside;
    return lastWord(this.sentenceHead.slice(Math.max(0, from - LONGEST_WORD / 2), from));
  }

  /** The word after `after`, right behind it; empty where there is none. */
  get next(): string {
    return this.behind === null ? '' : (/^ ([\p{L}\p{N}'’-]+)/u.exec(this.rest)?.[1] ?? '');
  }

  /** A word follows `after`. */
  get more(): boolean {
    return this.behind !== null && /^[^.!?]*\p{L}/u.test(this.rest);
  }

  /** The words behind a possessive: "Circle's chief executive". */
  get owned(): readonly string[] {
    return /^['’]s? (\p{L}+)(?: (\p{L}+))?/u.exec(this.tailLine.toLowerCase())?.slice(1) ?? [];
  }

  /** A comma stands between `before` and the name. */
  get comma(): boolean {
    return this.beside?.comma === true;
  }

  /** A comma stands between the name and `after`. */
  get parted(): boolean {
    return /^["”)’']?,/.test(this.tailLine);
  }

  /** First in its sentence, line or cell. */
  get first(): boolean {
    return /^[\s"“‘'([*#>•-]*$/u.test(this.sentenceHead);
  }

  /** The only thing in its line. */
  get alone(): boolean {
    return this.headLine.trim() === '' && this.tailLine.trim() === '';
  }

  /** Every word of the line but articles and the like has a capital, and no full stop ends it: a heading. */
  get heading(): boolean {
    if (/^\.(?:\s|$)/.test(this.tailLine.slice(this.sentenceTail.length))) return false;
    let count = 0;
    for (const [word] of this.sentence.matchAll(WORD)) {
      if (/^\p{Ll}/u.test(word) && !IN_HEADINGS.has(word)) return false;
      count++;
    }
    return count >= 2;
  }

  /** A ticker stands behind it: `(NYSE: TGT)`, `(ZM)`. */
  get ticker(): boolean {
    return /^ \((?:[A-Z][A-Za-z]{1,8}: ?[A-Z0-9.-]{1,8}|(?!C[A-Z]O\))[A-Z]{2,5})[):]/.test(this.tailLine);
  }

  /** A result stands behind it (`lost 2-1`): sport. */
  get score(): boolean {
    return /(?<!\d)\d{1,3}[-–]\d{1,3}(?!\d)/.test(this.sentenceTail);
  }

  /** The line is German, which gives every noun a capital. */
  get german(): boolean {
    return GERMAN.test(this.headLine) || GERMAN.test(this.tailLine);
  }

  /** The line is Portuguese, where companies have an article. */
  get portuguese(): boolean {
    return PORTUGUESE.test(this.headLine) || PORTUGUESE.test(this.tailLine);
  }

  /** The second word of a line of two with capitals: "On Target", "Brand Kit". */
  get ofTitle(): boolean {
    return /^\s*(?!At )\p{Lu}\p{Ll}+ $/u.test(this.headLine) && this.tailLine.trim() === '';
  }

  /** It is the second of two after one article: "the Source and Target paths". */
  get second(): boolean {
    return SECOND.test(this.sentenceHead);
  }

  /** The line is written in capitals. */
  get shouted(): boolean {
    // A letter in lower case anywhere says that it is no line of capitals: its words need not be told apart.
    if (/\p{Ll}/u.test(this.name) || /[a-z]/.test(this.sentenceHead) || /[a-z]/.test(this.sentenceTail))
      return false;
    const words = this.sentence.match(WORD) ?? [];
    return words.length >= 2 && words.every(isUpper);
  }
}

interface Beside {
  readonly word: string;
  /** Where it starts. */
  readonly from: number;
  readonly comma: boolean;
}

/** The word at the end of a sentence's head, with a space behind it, and maybe a comma, a quotation mark or a bracket. */
function wordBefore(head: string): Beside | null {
  let to = head.length;
  if (to > 0 && '"“(‘\''.includes(head.charAt(to - 1))) to--;
  if (!isSpace(head.charCodeAt(--to))) return null;
  if (to > 0 && '"“('.includes(head.charAt(to - 1))) to--;
  const comma = head.charCodeAt(to - 1) === 44;
  if (comma) to--;
  let from = to;
  const least = Math.max(0, head.length - LONGEST_WORD);
  for (let at = to - 1; at >= least; at--) {
    if (foldCode(head.charCodeAt(at)) > SKIP) from = at;
    else if (!"'’.-".includes(head.charAt(at))) break;
  }
  return from === to ? null : { word: head.slice(from, to), from, comma };
}

/** The word at the end of a head that has spaces behind it. Read from there: a pattern would be tried at every letter. */
function lastWord(head: string): string {
  let to = head.length;
  while (to > 0 && isSpace(head.charCodeAt(to - 1))) to--;
  if (to === head.length) return '';
  let from = to;
  while (from > 0 && isOfWord(head.charCodeAt(from - 1))) from--;
  return head.slice(from, to);
}

const isSpace = (code: number): boolean => code === 32 || code === 160;

/** Letters, digits, `'`, `-` and `’`. */
const isOfWord = (code: number): boolean =>
  foldCode(code) > SKIP || code === 39 || code === 45 || code === 0x2019;

/** A line ends at its end, or at a cell's. */
const isEnd = (code: number): boolean => code === 10 || code === 9;

function lineStart(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && !isEnd(text.charCodeAt(at - 1))) at--;
  return at;
}

function lineEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isEnd(text.charCodeAt(at))) at++;
  return at;
}

const isUpper = (word: string): boolean => word === word.toUpperCase();

/** Words of German that no other language of capitals has. */
const GERMAN =
  /(?:^|[ „(])(?:der|die|das|den|dem|ein|eine|einen|einer|und|nicht|ist|sind|wird|wurde|auf|mit|für|bei|nach|vom|zum|zur|im|aus|sich|auch|dass|über|durch)[ ,.]/u;

const PORTUGUESE =
  /(?:^|[ „(])(?:não|também|ao|aos|dos|das|pela|pelo|uma|num|numa|são|está|seu|sua|até)[ ,.]/u;

const SECOND = /(?:^| )(?:the|an?|your|each|every|this|our|my|its) \p{Lu}\p{L}+ (?:and|or) $/iu;

const STOPS = '.!?:;|·•…>—–';

/** Where the last sentence of a line starts: behind a stop and a space. */
function sentenceStart(line: string): number {
  for (let i = line.length - 2; i >= 0; i--) {
    const space = line.charCodeAt(i + 1);
    if (space !== 32 && space !== 160) continue;
    const isQuoted = i > 0 && '"”’)'.includes(line.charAt(i));
    if (STOPS.includes(line.charAt(i)) || (isQuoted && '.!?'.includes(line.charAt(i - 1)))) return i + 1;
  }
  return 0;
}
