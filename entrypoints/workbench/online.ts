import { type ReadonlySignal, signal } from '@preact/signals';

const state = signal(navigator.onLine);
for (const name of ['online', 'offline'])
  addEventListener(name, () => {
    state.value = navigator.onLine;
  });

/** What the browser thinks of the network. */
export const online: ReadonlySignal<boolean> = state;
