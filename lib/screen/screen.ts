/** What every part of a screen shares: the store, the time, what is told in passing. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ToastMessage } from '../../components/note/Toasts.tsx';
import type { LoupeDatabase } from '../store/database.ts';
import type { StoreDoor } from './store-door.ts';

export interface ScreenParts {
  /** The store through its door: in the card's frame, by way of the background. */
  readonly door: StoreDoor;
  /** Null in the card's frame, where the browser may refuse storage. */
  readonly store: LoupeDatabase | null;
  /** Milliseconds since 1970, anew every 20 s: ages on the screen stay true. */
  readonly now: ReadonlySignal<number>;
  readonly toasts: Signal<readonly ToastMessage[]>;
  toast(message: Omit<ToastMessage, 'id'>): void;
  /** Tells what was thrown, in its own sentence. */
  fail(error: unknown): void;
}

const TICK_MS = 20_000;

export const createScreen = (door: StoreDoor, store: LoupeDatabase | null): ScreenParts => {
  const now = signal(Date.now());
  setInterval(() => {
    now.value = Date.now();
  }, TICK_MS);
  const toasts = signal<readonly ToastMessage[]>([]);
  const toast: ScreenParts['toast'] = message => {
    toasts.value = [...toasts.value.slice(-2), { ...message, id: crypto.randomUUID() }];
  };
  const fail = (error: unknown): void => toast({ tone: 'problem', text: sentenceOf(error) });
  return { door, store, now, toasts, toast, fail };
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

/** For the pages that are not within a foreign page. */
export const useStore = (): ScreenParts & { readonly db: LoupeDatabase } => {
  const screen = useScreen();
  if (!screen.store) throw new Error('The card reads the store through its door.');
  return { ...screen, db: screen.store };
};
