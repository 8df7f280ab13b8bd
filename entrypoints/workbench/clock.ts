import { type ReadonlySignal, signal } from '@preact/signals';

const time = signal(Date.now());
setInterval(() => {
  time.value = Date.now();
}, 30_000);

/** Milliseconds since 1970, moving on each half minute: for ages and waits on the screen. */
export const now: ReadonlySignal<number> = time;
