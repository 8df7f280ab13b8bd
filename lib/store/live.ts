/** Queries that stay true: Dexie's `liveQuery` as a signal. It hears every context, the background's writes included. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { liveQuery } from 'dexie';
import { useEffect, useMemo, useRef } from 'preact/hooks';

export interface LiveSignal<T> {
  readonly signal: ReadonlySignal<T>;
  /** Why the last reading failed; null once one succeeds. */
  readonly error: ReadonlySignal<unknown>;
  stop(): void;
}

/**
 * Reads now and after each change of what was read. `initial` stands until the first reading is there. The query must
 * await Dexie alone. Stop it when it is no longer shown.
 */
export function liveSignal<T>(query: () => T | Promise<T>, initial: T): LiveSignal<T> {
  const value = signal(initial);
  const error = signal<unknown>(null);
  const stop = follow(query, value, error);
  return { signal: value, error, stop };
}

/**
 * The same for a component: asks again when `deps` change, and ends with the component. The last value stands until
 * the new one is there, so that nothing jumps.
 */
export function useLive<T>(
  query: () => T | Promise<T>,
  deps: readonly unknown[],
  initial: T,
): ReadonlySignal<T> {
  const first = useRef(initial);
  const value = useMemo(() => signal(first.current), []);
  // The caller names what the query depends on, as with any hook.
  useEffect(() => follow(query, value, null), [...deps, value]);
  return value;
}

function follow<T>(query: () => T | Promise<T>, value: Signal<T>, error: Signal<unknown> | null): () => void {
  const subscription = liveQuery(query).subscribe({
    next: found => {
      value.value = found;
      if (error) error.value = null;
    },
    error: problem => {
      // What was read last stays on the screen.
      if (error) error.value = problem;
      else console.error('Loupe: a query failed', problem instanceof Error ? problem.name : '');
    },
  });
  return () => subscription.unsubscribe();
}
