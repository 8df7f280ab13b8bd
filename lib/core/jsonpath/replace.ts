/** One place of plain data changed, all else as it was. */
import type { Step } from './location.ts';

/** A copy of `value` in which what stands at `steps` is what `next` makes of it; unchanged where the steps lead nowhere. */
export function replaceAt(value: unknown, steps: readonly Step[], next: (held: unknown) => unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return next(value);
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? replaceAt(item, rest, next) : item));
  if (typeof value !== 'object' || value === null) return value;
  // Entries are copied one by one, so that a name like __proto__ stays plain data.
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, held] of Object.entries(value)) {
    const kept = name === step ? replaceAt(held, rest, next) : held;
    Object.defineProperty(copy, name, { value: kept, enumerable: true, writable: true, configurable: true });
  }
  return copy;
}
