/** The characters of a pattern: literals, escapes, classes, and the counts behind them. */
/** Thrown while a pattern is parsed, with a sentence for a person; `parsePattern` turns it into its result. */
export class PatternFault extends Error {}

/** Does this code point fit? */
export type Test = (code: number) => boolean;

const CONTROL: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, '0': 0 };
const MAX_COUNT = 1000;

export class CharacterReader {
  private at = 0;
  private readonly source: string;
  private readonly ignoreCase: boolean;

  constructor(source: string, ignoreCase: boolean) {
    this.source = source;
    this.ignoreCase = ignoreCase;
  }

  get done(): boolean {
    return this.at >= this.source.length;
  }

  sees(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at += text.length;
    return true;
  }

  /** `*`, `+`, `?`, `{2}`, `{2,}`, `{2,5}`; null where none stands. */
  quantifier(): { readonly least: number; readonly most: number } | null {
    if (this.take('*')) return { least: 0, most: Infinity };
    if (this.take('+')) return { least: 1, most: Infinity };
    if (this.take('?')) return { least: 0, most: 1 };
    const counts = /^\{(\d{1,6})(,)?(\d{1,6})?\}/.exec(this.source.slice(this.at, this.at + 20));
    if (counts === null) return null;
    this.at += counts[0].length;
    const least = Number(counts[1]);
    const most = counts[3] !== undefined ? Number(counts[3]) : counts[2] !== undefined ? Infinity : least;
    if (least > MAX_COUNT || (most !== Infinity && most > MAX_COUNT)) {
      throw new PatternFault(`A count in { } of the pattern is above ${MAX_COUNT}.`);
    }
    if (least > most) throw new PatternFault('In a { } of the pattern the first count is above the second.');
    return { least, most };
  }

  /** One literal, escape, `.` or class. */
  character(): Test {
    if (this.take('.')) return code => code !== 10 && code !== 13;
    if (this.take('[')) return this.cased(this.characterClass());
    if (this.take('\\')) return this.cased(this.escape());
    const code = this.source.codePointAt(this.at) ?? 0;
    if ('*+?{'.includes(String.fromCodePoint(code))) {
      throw new PatternFault('Nothing stands before a *, +, ? or { in the pattern.');
    }
    this.at += code > 0xffff ? 2 : 1;
    return this.cased(only(code));
  }

  private characterClass(): Test {
    const negated = this.take('^');
    const tests: Test[] = [];
    for (let first = true; !this.take(']'); first = false) {
      if (this.done) throw new PatternFault('A bracket [ in the pattern is not closed.');
      const low = this.classMember(first);
      if (typeof low !== 'number') {
        tests.push(low);
        continue;
      }
      const isRange = this.sees('-') && !this.sees('-]');
      if (!isRange) {
        tests.push(only(low));
        continue;
      }
      this.at++;
      const high = this.classMember(false);
      if (typeof high !== 'number' || high < low)
        throw new PatternFault('A range in [ ] of the pattern runs backwards.');
      tests.push(code => code >= low && code <= high);
    }
    return code => tests.some(test => test(code)) !== negated;
  }

  private classMember(first: boolean): number | Test {
    if (this.take('\\')) {
      const named = this.codeEscape();
      return named ?? this.escape();
    }
    if (this.sees('[') && first && this.sees('[:'))
      throw new PatternFault('[: :] is not supported in the pattern.');
    const code = this.source.codePointAt(this.at);
    if (code === undefined) throw new PatternFault('A bracket [ in the pattern is not closed.');
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  private escape(): Test {
    const property = /^[pP]\{([A-Za-z0-9_=]{1,40})\}/.exec(this.source.slice(this.at, this.at + 44));
    if (property !== null) {
      this.at += property[0].length;
      return propertyTest(property[0]);
    }
    const letter = this.source[this.at];
    if (letter !== undefined && 'dDwWsS'.includes(letter)) {
      this.at++;
      return shorthand(letter);
    }
    const code = this.codeEscape();
    if (code === null)
      throw new PatternFault('The pattern uses a back reference or escape that is not supported.');
    return only(code);
  }

  /** An escape that stands for one code point; null for the others, with nothing taken. */
  private codeEscape(): number | null {
    const rest = this.source.slice(this.at, this.at + 12);
    const numeric = /^(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(rest);
    if (numeric !== null) {
      this.at += numeric[0].length;
      return Number.parseInt(numeric[1] ?? numeric[2] ?? numeric[3] ?? '0', 16);
    }
    const letter = rest[0];
    if (letter === undefined) throw new PatternFault('The pattern ends in a backslash.');
    const control = CONTROL[letter];
    if (control !== undefined) {
      this.at++;
      return control;
    }
    if (/[A-Za-z0-9]/.test(letter)) return null;
    const code = rest.codePointAt(0) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  private cased(test: Test): Test {
    if (!this.ignoreCase) return test;
    return code => test(code) || otherCases(code).some(test);
  }
}

function only(wanted: number): Test {
  return code => code === wanted;
}

function otherCases(code: number): readonly number[] {
  const text = String.fromCodePoint(code);
  return [text.toLowerCase(), text.toUpperCase()].map(other => other.codePointAt(0) ?? code);
}

function shorthand(letter: string): Test {
  const pattern = new RegExp(`^\\${letter}$`, 'u');
  return code => pattern.test(String.fromCodePoint(code));
}

function propertyTest(source: string): Test {
  let pattern: RegExp;
  try {
    pattern = new RegExp(`^\\${source}$`, 'u');
  } catch {
    throw new PatternFault(`\\${source} in the pattern is no Unicode property.`);
  }
  return code => pattern.test(String.fromCodePoint(code));
}
