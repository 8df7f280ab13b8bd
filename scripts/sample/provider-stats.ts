// What the sample provider has seen and charged, so that a test can compare it with Loupe's own ledger.

export interface ProviderStats {
  /** All calls to the API, refused ones too; not those to `/__stats` and `/__reset`. */
  calls: number;
  /** Credits charged. */
  charged: number;
  /** Calls refused with 429. */
  throttled: number;
  /** Calls under way now, and the most there ever were. */
  open: number;
  mostOpen: number;
  byPath: Record<string, number>;
  byKey: Record<string, number>;
  byStatus: Record<string, number>;
  /** Calls, and credits charged, for each domain asked for. */
  byDomain: Record<string, number>;
  chargedByDomain: Record<string, number>;
  /** Arrival of each call in milliseconds since the start, in turn; the last 20,000. */
  arrivals: number[];
}

function empty(): Record<string, number> {
  // Keys come from callers: no prototype to hit. The cast gives an empty object its index type.
  return Object.create(null) as Record<string, number>;
}

export function freshStats(): ProviderStats {
  return {
    calls: 0,
    charged: 0,
    throttled: 0,
    open: 0,
    mostOpen: 0,
    byPath: empty(),
    byKey: empty(),
    byStatus: empty(),
    byDomain: empty(),
    chargedByDomain: empty(),
    arrivals: [],
  };
}

export function add(to: Record<string, number>, key: string, n = 1): void {
  to[key] = (to[key] ?? 0) + n;
}

/** A strict sliding window: at most `calls` in any `perMs`, refused calls not counted. */
export class Window {
  readonly #calls: number;
  readonly #perMs: number;
  #taken: number[] = [];

  constructor(calls: number, perMs: number) {
    this.#calls = calls;
    this.#perMs = perMs;
  }

  /** Takes a place at `now` (ms). `waitMs` is the time until the next place is free. */
  take(now: number): { ok: boolean; left: number; waitMs: number } {
    this.#taken = this.#taken.filter(at => at > now - this.#perMs);
    const ok = this.#taken.length < this.#calls;
    if (ok) this.#taken.push(now);
    const oldest = this.#taken[0] ?? now;
    return { ok, left: this.#calls - this.#taken.length, waitMs: Math.max(0, oldest + this.#perMs - now) };
  }
}
