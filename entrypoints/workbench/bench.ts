/** What every view of the workbench shares: the store, the messages, the line of keys at the foot. */
import { type Signal, signal } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { ToastMessage } from '../../components/note/Toasts.tsx';
import type { LoupeDatabase } from '../../lib/store/database.ts';

export interface BenchParts {
  readonly db: LoupeDatabase;
  readonly toasts: Signal<readonly ToastMessage[]>;
  /** Keys of the view that is shown, and what is at the right of them. */
  readonly keys: Signal<ComponentChildren>;
  readonly status: Signal<string>;
  /** Tells what was done. */
  toast(message: Omit<ToastMessage, 'id'>): void;
}

export const createBench = (db: LoupeDatabase): BenchParts => {
  const toasts = signal<readonly ToastMessage[]>([]);
  return {
    db,
    toasts,
    keys: signal<ComponentChildren>(null),
    status: signal(''),
    toast: message => {
      toasts.value = [...toasts.value.slice(-3), { ...message, id: crypto.randomUUID() }];
    },
  };
};

export const Bench = createContext<BenchParts | null>(null);

/** @throws when it is used outside the workbench. */
export const useBench = (): BenchParts => {
  const bench = useContext(Bench);
  if (!bench) throw new Error('This view belongs into the workbench.');
  return bench;
};

/** Sets the foot while the view is shown; without a `status`, the view writes it itself. */
export const useFoot = (
  keys: ComponentChildren,
  status: string | undefined,
  deps: readonly unknown[],
): void => {
  const bench = useBench();
  useEffect(() => {
    bench.keys.value = keys;
    return () => {
      bench.keys.value = null;
    };
  }, deps);
  useEffect(() => {
    if (status !== undefined) bench.status.value = status;
    return () => {
      bench.status.value = '';
    };
  }, [status]);
};
