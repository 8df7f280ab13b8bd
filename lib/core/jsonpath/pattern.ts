/**
 * Regular expressions of strangers, in time linear to the text (a Pike machine: all alternatives walk side by side).
 * Understands I-Regexp (RFC 9485) and of ECMAScript what needs no looking back: no back references, no look-around.
 */
import { type Instruction, parsePattern } from './pattern-parse.ts';

export interface PatternMatch {
  /** Offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Start and end of each group, flat, group 0 first; -1 where a group took no part. */
  readonly slots: readonly number[];
}

/** Shared by all matching of one query or formula, so that many small searches are bounded as one. */
export interface PatternBudget {
  left: number;
}

export interface Pattern {
  readonly groups: number;
  /** The whole text, as JSONPath's `match()`. */
  matches(text: string, budget: PatternBudget): boolean;
  /** The leftmost match at or after `from`, as `RegExp.prototype.exec`. */
  find(text: string, from: number, budget: PatternBudget): PatternMatch | null;
}

export type CompiledPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly message: string };

/** Thrown when the budget is used up; whoever gives a budget catches it. */
export class PatternTooCostly extends Error {}

/** Compiles a pattern of at most 200 characters. Flags: `i` ignores case, `m` lets ^ and $ stand at line ends. */
export function compilePattern(source: string, flags = ''): CompiledPattern {
  const parsed = parsePattern(source, flags);
  if (!parsed.ok) return parsed;
  const { program, groups } = parsed;
  const machine = new Machine(program, groups, flags.includes('m'));
  return {
    ok: true,
    pattern: {
      groups,
      matches: (text, budget) => machine.run(text, 0, budget, true) !== null,
      find: (text, from, budget) => machine.run(text, from, budget, false),
    },
  };
}

interface Thread {
  readonly at: number;
  readonly slots: readonly number[];
}

class Machine {
  private readonly program: readonly Instruction[];
  private readonly slots: number;
  private readonly multiline: boolean;

  constructor(program: readonly Instruction[], groups: number, multiline: boolean) {
    this.program = program;
    this.slots = (groups + 1) * 2;
    this.multiline = multiline;
  }

  run(text: string, from: number, budget: PatternBudget, whole: boolean): PatternMatch | null {
    const fresh: readonly number[] = new Array<number>(this.slots).fill(-1);
    const seen = new Int32Array(this.program.length).fill(-1);
    let threads: Thread[] = [];
    let best: readonly number[] | null = null;
    let mark = 0;
    for (let at = from; ; ) {
      // Earlier threads go first, so a match that starts here ranks after those that started before.
      if (best === null && (!whole || at === from))
        this.follow(0, at, text, fresh, threads, seen, mark, budget);
      const code = text.codePointAt(at);
      const next: Thread[] = [];
      const size = code !== undefined && code > 0xffff ? 2 : 1;
      mark++;
      for (const thread of threads) {
        const step = this.program[thread.at];
        if (step === undefined) continue;
        if (step.op === 'match') {
          if (whole && at !== text.length) continue;
          best = thread.slots.with(1, at);
          break;
        }
        if (step.op === 'take' && code !== undefined && step.test(code)) {
          this.follow(thread.at + 1, at + size, text, thread.slots, next, seen, mark, budget);
        }
      }
      threads = next;
      if (code === undefined || (threads.length === 0 && (best !== null || whole))) break;
      at += size;
    }
    return best === null ? null : { start: best[0] ?? 0, end: best[1] ?? 0, slots: best };
  }

  /** Adds the thread and all that it reaches without taking a character, each instruction once a position. */
  private follow(
    start: number,
    at: number,
    text: string,
    slots: readonly number[],
    into: Thread[],
    seen: Int32Array,
    mark: number,
    budget: PatternBudget,
  ): void {
    const open: Thread[] = [{ at: start, slots: start === 0 ? slots.with(0, at) : slots }];
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      if (seen[top.at] === mark) continue;
      seen[top.at] = mark;
      if (--budget.left < 0) throw new PatternTooCostly();
      const step = this.program[top.at];
      if (step === undefined) continue;
      if (step.op === 'jump') open.push({ at: step.to, slots: top.slots });
      else if (step.op === 'split') {
        open.push({ at: step.second, slots: top.slots }, { at: step.first, slots: top.slots });
      } else if (step.op === 'save') open.push({ at: top.at + 1, slots: top.slots.with(step.slot, at) });
      else if (step.op === 'assert') {
        if (this.holds(step.what, text, at)) open.push({ at: top.at + 1, slots: top.slots });
      } else into.push(top);
    }
  }

  private holds(what: 'start' | 'end' | 'edge' | 'inside', text: string, at: number): boolean {
    if (what === 'start') return at === 0 || (this.multiline && isBreak(text, at - 1));
    if (what === 'end') return at === text.length || (this.multiline && isBreak(text, at));
    return (isWord(text, at - 1) !== isWord(text, at)) === (what === 'edge');
  }
}

function isBreak(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

function isWord(text: string, at: number): boolean {
  return /^\w$/.test(text[at] ?? '');
}
