/** Where and why text is not JSON (RFC 8259). Engines word this differently or leave the place out, so it is found here. */

export interface JsonFault {
  /** Offset in the text. */
  readonly at: number;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** What is wrong there: `a comma stands after the last item`. */
  readonly why: string;
}

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /(?:true|false|null)(?![A-Za-z0-9_$])/y;
const WORD = /[A-Za-z_$][\w$]{0,30}/y;

/** Finds the first fault, or null where the text is JSON. Iterative: depth costs memory, never the stack. */
export function locateFault(text: string): JsonFault | null {
  const fault = new Walk(text).run();
  if (fault === null) return null;
  const before = text.slice(0, fault.at);
  const lastBreak = before.lastIndexOf('\n');
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line++;
  return { ...fault, line, column: fault.at - lastBreak };
}

type Bare = Pick<JsonFault, 'at' | 'why'>;

class Walk {
  private at = 0;
  private readonly text: string;
  private readonly open: ('{' | '[')[] = [];

  constructor(text: string) {
    this.text = text;
  }

  run(): Bare | null {
    let expects: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'after' = 'value';
    for (;;) {
      this.take(SPACE);
      const next = this.text[this.at];
      if (expects === 'after') {
        const top = this.open.at(-1);
        if (top === undefined)
          return next === undefined ? null : this.fault('more text follows after the end');
        if (next === ',') {
          this.at++;
          expects = top === '{' ? 'key' : 'value';
        } else if (next === (top === '{' ? '}' : ']')) {
          this.at++;
          this.open.pop();
        } else {
          return this.fault(next === undefined ? ENDS : `a comma or ${top === '{' ? '}' : ']'} is missing`);
        }
        continue;
      }
      if (next === undefined)
        return this.fault(this.at === 0 || this.open.length === 0 ? 'nothing is there' : ENDS);
      if ((expects === 'value-or-end' && next === ']') || (expects === 'key-or-end' && next === '}')) {
        this.at++;
        this.open.pop();
        expects = 'after';
        continue;
      }
      if (expects === 'key' || expects === 'key-or-end') {
        const wrong = this.key(next);
        if (wrong !== null) return wrong;
        expects = 'value';
        continue;
      }
      if (next === '{' || next === '[') {
        this.at++;
        this.open.push(next);
        expects = next === '{' ? 'key-or-end' : 'value-or-end';
        continue;
      }
      const wrong = this.scalar(next);
      if (wrong !== null) return wrong;
      expects = 'after';
    }
  }

  private key(next: string): Bare | null {
    if (next === '}') return this.fault('a comma stands after the last item');
    if (next !== '"') {
      return this.fault(
        next === "'" ? 'a name stands in single quotes' : 'a name in double quotes is missing',
      );
    }
    const wrong = this.string();
    if (wrong !== null) return wrong;
    this.take(SPACE);
    if (this.text[this.at] !== ':') {
      return this.fault(this.at >= this.text.length ? ENDS : 'a colon is missing after a name');
    }
    this.at++;
    return null;
  }

  private scalar(next: string): Bare | null {
    if (next === '"') return this.string();
    if (this.take(LITERAL) !== '') return null;
    const number = this.take(NUMBER);
    if (number !== '') {
      const after = this.text[this.at];
      return after !== undefined && /[\w.+-]/.test(after)
        ? this.fault('a number is not written as JSON')
        : null;
    }
    if (next === ']' || next === '}') return this.fault('a comma stands after the last item');
    if (next === "'") return this.fault('a text stands in single quotes');
    if (next === '/' || next === '#') return this.fault('a comment stands where JSON has none');
    const word = this.peek(WORD);
    return this.fault(
      word === '' ? `${JSON.stringify(next)} is not expected here` : `${word} is not a JSON value`,
    );
  }

  private string(): Bare | null {
    this.at++;
    for (;;) {
      while (isPlain(this.text.charCodeAt(this.at))) this.at++;
      const next = this.text[this.at];
      if (next === '"') {
        this.at++;
        return null;
      }
      if (next === undefined) return this.fault(ENDS);
      if (next !== '\\') return this.fault('a line break or control character stands inside a text');
      if (this.take(ESCAPE) === '')
        return this.fault('a backslash is followed by something that JSON does not know');
    }
  }

  private peek(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  private take(pattern: RegExp): string {
    const found = this.peek(pattern);
    this.at += found.length;
    return found;
  }

  private fault(why: string): Bare {
    return { at: this.at, why };
  }
}

const ENDS = 'the text ends in the middle';

/** Neither quote, backslash, control character (RFC 8259, 7) nor the end (NaN). */
function isPlain(code: number): boolean {
  return code >= 32 && code !== 34 && code !== 92;
}
