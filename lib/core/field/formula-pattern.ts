/** What jsonata uses in place of RegExp: the same patterns in time linear to the text, under one budget. */
import { compilePattern, type Pattern, type PatternBudget } from '../jsonpath/pattern.ts';

/** The part of RegExp that jsonata 2.2 uses: `new`, `lastIndex`, `exec`. */
export interface Engine {
  new (source: RegExp): { lastIndex: number; exec(text: string): EngineMatch | null };
}

export type EngineMatch = (string | undefined)[] & { index: number };

/** An engine whose work is counted on `budget`. A pattern was checked when the formula was compiled. */
export function patternEngine(budget: PatternBudget): Engine {
  return class {
    lastIndex = 0;
    private readonly pattern: Pattern | null;

    constructor(source: RegExp) {
      const compiled = compilePattern(source.source, source.flags);
      this.pattern = compiled.ok ? compiled.pattern : null;
    }

    exec(text: string): EngineMatch | null {
      const found = this.pattern?.find(text, this.lastIndex, budget) ?? null;
      if (found === null) {
        this.lastIndex = 0;
        return null;
      }
      this.lastIndex = found.end;
      const groups: (string | undefined)[] = [];
      for (let slot = 0; slot + 1 < found.slots.length; slot += 2) {
        const [start = -1, end = -1] = found.slots.slice(slot, slot + 2);
        groups.push(start < 0 || end < 0 ? undefined : text.slice(start, end));
      }
      return Object.assign(groups, { index: found.start });
    }
  };
}
