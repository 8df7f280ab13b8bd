/** Splits shell text into words, as bash does (POSIX shell, section 2.2 and 2.3), without running anything. */

export interface Word {
  readonly text: string;
  /** Variables and commands that a shell would have put in: `$TOKEN`. They stay as they are written. */
  readonly expands: readonly string[];
  /** Did it stand in quotes, at least in part? */
  readonly quoted: boolean;
}

export interface Command {
  readonly words: readonly Word[];
  /** What `<`, `<<` or `<<<` would feed it. */
  readonly stdin: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file' } | null;
  /** What ended it: a newline, `;`, `&`, `|`, or the end of the text. */
  readonly endedBy: string;
}

export type Split =
  | { readonly ok: true; readonly commands: readonly Command[] }
  | { readonly ok: false; readonly message: string; readonly at: number };

class Fault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

export function splitShell(text: string): Split {
  try {
    return { ok: true, commands: new Shell(text.replace(/\r\n/g, '\n')).commands() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, message: error.message, at: error.at };
    throw error;
  }
}

/** Bash's escapes within `$'…'`. */
const ANSI: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};
const ANSI_CODE = /(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3}))/y;
const VARIABLE = /\$(?:[A-Za-z_]\w*|\{[^{}\n]*\}|[0-9@*#?$!-])/y;

class Shell {
  readonly #text: string;
  #at = 0;
  #words: Word[] = [];
  #stdin: Command['stdin'] = null;
  /** Ends of here-documents that begin after the line. */
  #pending: { end: string; tabs: boolean }[] = [];
  readonly #done: Command[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  commands(): readonly Command[] {
    while (this.#at < this.#text.length) this.#step();
    this.#finish('');
    return this.#done;
  }

  #step(): void {
    const c = this.#text[this.#at] ?? '';
    if (this.#text.startsWith('\\\n', this.#at)) this.#at += 2;
    else if (c === ' ' || c === '\t') this.#at++;
    else if (c === '#') this.#at = this.#lineEnd();
    else if (c === '\n') {
      this.#at++;
      this.#hereDocuments();
      this.#finish('\n');
    } else if (c === ';' || c === '&' || c === '|') {
      const operator = /^(?:&>>?|&&|\|\||[;&|])/.exec(this.#text.slice(this.#at, this.#at + 3))?.[0] ?? c;
      this.#at += operator.length;
      if (operator.includes('>')) this.#target();
      else this.#finish(operator);
    } else if (c === '(' || c === ')') {
      this.#at++;
      this.#finish(c);
    } else if (/^\d*[<>]/.test(this.#text.slice(this.#at, this.#at + 8))) this.#redirect();
    else this.#words.push(this.#word());
  }

  #finish(endedBy: string): void {
    if (this.#words.length > 0) this.#done.push({ words: this.#words, stdin: this.#stdin, endedBy });
    this.#words = [];
    this.#stdin = null;
  }

  #redirect(): void {
    const found = /^\d*(<<<|<<-?|<&|<>|>>|>&|>\||<|>)/.exec(this.#text.slice(this.#at, this.#at + 12));
    this.#at += found?.[0].length ?? 1;
    const operator = found?.[1] ?? '<';
    const target = this.#target();
    if (operator === '<<<') this.#stdin = { kind: 'text', text: `${target.text}\n` };
    else if (operator.startsWith('<<')) this.#pending.push({ end: target.text, tabs: operator === '<<-' });
    else if (operator.startsWith('<')) this.#stdin = { kind: 'file' };
  }

  #target(): Word {
    while (/[ \t]/.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#word();
  }

  #hereDocuments(): void {
    for (const { end, tabs } of this.#pending) {
      const lines: string[] = [];
      while (this.#at < this.#text.length) {
        const to = this.#lineEnd();
        const line = this.#text.slice(this.#at, to);
        const shown = tabs ? line.replace(/^\t+/, '') : line;
        this.#at = Math.min(to + 1, this.#text.length);
        if (shown === end) break;
        lines.push(shown);
      }
      this.#stdin = { kind: 'text', text: lines.map(line => `${line}\n`).join('') };
    }
    this.#pending = [];
  }

  #lineEnd(): number {
    const to = this.#text.indexOf('\n', this.#at);
    return to < 0 ? this.#text.length : to;
  }

  #word(): Word {
    const out: string[] = [];
    const expands: string[] = [];
    let quoted = false;
    while (this.#at < this.#text.length) {
      const c = this.#text[this.#at] ?? '';
      if (/[\s;&|<>()]/.test(c)) break;
      if (c === "'") {
        quoted = true;
        out.push(this.#single());
      } else if (c === '"' || (c === '$' && this.#text[this.#at + 1] === '"')) {
        quoted = true;
        if (c === '$') this.#at++;
        out.push(this.#double(expands));
      } else if (c === '$' && this.#text[this.#at + 1] === "'") {
        quoted = true;
        out.push(this.#ansi());
      } else if (c === '\\') {
        const next = this.#text[this.#at + 1] ?? '';
        this.#at += 2;
        if (next !== '\n') out.push(next);
      } else out.push(this.#expansion(expands) ?? this.#take());
    }
    return { text: out.join(''), expands, quoted };
  }

  #take(): string {
    return this.#text[this.#at++] ?? '';
  }

  #single(): string {
    const from = this.#at + 1;
    const to = this.#text.indexOf("'", from);
    if (to < 0) throw new Fault("A quote ' is not closed. Was the command copied whole?", this.#at);
    this.#at = to + 1;
    return this.#text.slice(from, to);
  }

  #double(expands: string[]): string {
    const start = this.#at++;
    const out: string[] = [];
    for (;;) {
      const c = this.#text[this.#at];
      if (c === undefined) throw new Fault('A quote " is not closed. Was the command copied whole?', start);
      if (c === '"') break;
      const next = this.#text[this.#at + 1] ?? '';
      if (c === '\\' && /[$`"\\\n]/.test(next)) {
        this.#at += 2;
        if (next !== '\n') out.push(next);
      } else out.push(this.#expansion(expands) ?? this.#take());
    }
    this.#at++;
    return out.join('');
  }

  #ansi(): string {
    const start = this.#at;
    this.#at += 2;
    const out: string[] = [];
    for (;;) {
      const c = this.#text[this.#at];
      if (c === undefined) throw new Fault("A quote $' is not closed. Was the command copied whole?", start);
      this.#at++;
      if (c === "'") return out.join('');
      if (c !== '\\') {
        out.push(c);
        continue;
      }
      ANSI_CODE.lastIndex = this.#at;
      const code = ANSI_CODE.exec(this.#text);
      if (code) {
        this.#at += code[0].length;
        const octal = code[4];
        const point =
          octal === undefined
            ? Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16)
            : Number.parseInt(octal, 8);
        out.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd');
        continue;
      }
      const next = this.#take();
      out.push(ANSI[next] ?? `\\${next}`);
    }
  }

  /** A variable or a command in the text: kept as written, and told. */
  #expansion(expands: string[]): string | null {
    const c = this.#text[this.#at];
    if (c !== '$' && c !== '`') return null;
    const from = this.#at;
    if (c === '`') {
      const to = this.#text.indexOf('`', from + 1);
      if (to < 0) return null;
      this.#at = to + 1;
    } else if (this.#text.startsWith('$(', from)) {
      let depth = 0;
      let to = from + 1;
      for (; to < this.#text.length; to++) {
        if (this.#text[to] === '(') depth++;
        else if (this.#text[to] === ')' && --depth === 0) break;
      }
      this.#at = Math.min(to + 1, this.#text.length);
    } else {
      VARIABLE.lastIndex = from;
      const found = VARIABLE.exec(this.#text)?.[0];
      if (!found) return null;
      this.#at += found.length;
    }
    const written = this.#text.slice(from, this.#at);
    expands.push(written);
    return written;
  }
}
