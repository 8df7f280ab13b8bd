/** What every part of a screen shares: the store, the time, what is told in passing. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ToastMessage } from '../../components/note/Toasts.tsx';
import type { LoupeDatabase } from '../store/database.ts';

export interface ScreenParts {
  readonly db: LoupeDatabase;
  /** Milliseconds since 1970, anew every 20 s: ages on the screen stay true. */
  readonly now: ReadonlySignal<number>;
  readonly toasts: Signal<readonly ToastMessage[]>;
  toast(message: Omit<ToastMessage, 'id'>): void;
  /** Tells what was thrown, in its own sentence. */
  fail(error: unknown): void;
}

const TICK_MS = 20_000;

export const createScreen = (db: LoupeDatabase): ScreenParts => {
  const now = signal(Date.now());
  setInterval(() => {
    now.value = Date.now();
  }, TICK_MS);
  const toasts = signal<readonly ToastMessage[]>([]);
  const toast: ScreenParts['toast'] = message => {
    toasts.value = [...toasts.value.slice(-2), { ...message, id: crypto.randomUUID() }];
  };
  const fail = (error: unknown): void => toast({ tone: 'problem', text: sentenceOf(error) });
  return { db, now, toasts, toast, fail };
};

export const sentenceOf = (error: unknown): string =>
  error instanceof Error && error.message ? error.message : 'Something went wrong. Nothing was lost.';

export const Screen = createContext<ScreenParts | null>(null);

/** @throws when it is used outside a screen. */
export const useScreen = (): ScreenParts => {
  const screen = useContext(Screen);
  if (!screen) throw new Error('This part belongs into a screen.');
  return screen;
};
