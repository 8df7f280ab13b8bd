/** HTTP structured fields (RFC 9651): the lists, dictionaries and items that the `RateLimit` fields are written in. Strict: what is not to the letter is refused whole. */

export type BareItem =
  | { readonly type: 'integer' | 'decimal' | 'date'; readonly value: number }
  | { readonly type: 'string' | 'token' | 'binary' | 'display'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean };
export type Parameters = ReadonlyMap<string, BareItem>;
export interface Item {
  readonly item: BareItem;
  readonly parameters: Parameters;
}
export interface InnerList {
  readonly list: readonly Item[];
  readonly parameters: Parameters;
}
export type Member = Item | InnerList;

class Refused extends Error {}

/** @returns null when the text is not a list. */
export const parseList = (text: string): readonly Member[] | null => whole(text, reader => list(reader));
/** @returns null when the text is not a dictionary. */
export const parseDictionary = (text: string): ReadonlyMap<string, Member> | null =>
  whole(text, reader => dictionary(reader));
/** @returns null when the text is not one item. */
export const parseItem = (text: string): Item | null => whole(text, reader => item(reader));

/** Longer fields are nobody's rate limit. */
const LONGEST = 65_536;

function whole<T>(text: string, parse: (reader: Reader) => T): T | null {
  if (text.length > LONGEST) return null;
  const reader = new Reader(text);
  try {
    reader.skip(' ');
    const result = parse(reader);
    reader.skip(' ');
    return reader.ended ? result : null;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

class Reader {
  private at = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  get ended(): boolean {
    return this.at >= this.text.length;
  }
  peek(): string {
    return this.text.charAt(this.at);
  }
  take(): string {
    if (this.ended) throw new Refused();
    return this.text.charAt(this.at++);
  }
  expect(char: string): void {
    if (this.take() !== char) throw new Refused();
  }
  skip(chars: string): void {
    while (!this.ended && chars.includes(this.peek())) this.at += 1;
  }
  /** The text that matches here; `pattern` is sticky. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw new Refused();
    this.at += found.length;
    return found;
  }
}

/** After a member: the end, or a comma and another member (4.2.1 and 4.2.2). */
function follows(reader: Reader): boolean {
  reader.skip(' \t');
  if (reader.ended) return false;
  reader.expect(',');
  reader.skip(' \t');
  if (reader.ended) throw new Refused();
  return true;
}

function list(reader: Reader): Member[] {
  const members: Member[] = [];
  if (reader.ended) return members;
  do members.push(member(reader));
  while (follows(reader));
  return members;
}

function dictionary(reader: Reader): Map<string, Member> {
  const members = new Map<string, Member>();
  if (reader.ended) return members;
  do {
    const name = key(reader);
    let value: Member;
    if (reader.peek() === '=') {
      reader.take();
      value = member(reader);
    } else value = { item: { type: 'boolean', value: true }, parameters: parameters(reader) };
    members.set(name, value);
  } while (follows(reader));
  return members;
}

function member(reader: Reader): Member {
  if (reader.peek() !== '(') return item(reader);
  reader.take();
  const items: Item[] = [];
  for (;;) {
    reader.skip(' ');
    if (reader.peek() === ')') {
      reader.take();
      return { list: items, parameters: parameters(reader) };
    }
    items.push(item(reader));
    if (reader.peek() !== ' ' && reader.peek() !== ')') throw new Refused();
  }
}

const item = (reader: Reader): Item => ({ item: bare(reader), parameters: parameters(reader) });

const key = (reader: Reader): string => reader.match(/[a-z*][a-z0-9_.*-]*/y);

function parameters(reader: Reader): Parameters {
  const found = new Map<string, BareItem>();
  while (reader.peek() === ';') {
    reader.take();
    reader.skip(' ');
    const name = key(reader);
    let value: BareItem = { type: 'boolean', value: true };
    if (reader.peek() === '=') {
      reader.take();
      value = bare(reader);
    }
    found.set(name, value);
  }
  return found;
}

function bare(reader: Reader): BareItem {
  const next = reader.peek();
  if (next === '-' || /\d/.test(next)) return number(reader);
  if (next === '"') return { type: 'string', value: quoted(reader) };
  if (/[A-Za-z*]/.test(next))
    return { type: 'token', value: reader.match(/[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*/y) };
  if (next === ':') return { type: 'binary', value: binary(reader) };
  if (next === '?') return { type: 'boolean', value: reader.match(/\?[01]/y) === '?1' };
  if (next === '@') {
    reader.take();
    const date = number(reader);
    if (date.type !== 'integer') throw new Refused();
    return { type: 'date', value: date.value };
  }
  if (next === '%') return { type: 'display', value: display(reader) };
  throw new Refused();
}

function number(reader: Reader): BareItem & { value: number } {
  const text = reader.match(/-?\d+(?:\.\d*)?/y);
  const [whole = '', fraction] = text.replace('-', '').split('.');
  if (fraction === undefined) {
    if (whole.length > 15) throw new Refused();
    return { type: 'integer', value: Number(text) };
  }
  if (whole.length > 12 || fraction.length < 1 || fraction.length > 3) throw new Refused();
  return { type: 'decimal', value: Number(text) };
}

function quoted(reader: Reader): string {
  const text = reader.match(/"(?:[ !#-[\]-~]|\\["\\])*"/y);
  return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

function binary(reader: Reader): string {
  const text = reader.match(/:[A-Za-z0-9+/]*={0,2}:/y).slice(1, -1);
  if (text.replace(/=+$/, '').length % 4 === 1) throw new Refused();
  return text;
}

function display(reader: Reader): string {
  const text = reader.match(/%"(?:[ !#$&-~]|%[0-9a-f]{2})*"/y).slice(2, -1);
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refused();
  }
}
