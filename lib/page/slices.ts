/** No slice of work is longer than this; a frame has 16 ms, of which the page needs the most. */
export const SLICE_MS = 8;

/** Runs work in the page's idle time, only while the page is seen. */
export interface Idle {
  /**
   * Calls `step` in idle slices until it says that it is done. `step` gets a question to ask: is the slice used up?
   * Work that is queued later waits for what was queued before.
   */
  run(step: (isOver: () => boolean) => 'more' | 'done'): Promise<void>;
  stop(): void;
  /** Milliseconds of work done so far. */
  readonly spent: number;
}

type Job = { step: (isOver: () => boolean) => 'more' | 'done'; done: () => void };

export function createIdle(): Idle {
  const jobs: Job[] = [];
  let handle: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  let spent = 0;

  const slice = (allowed: number): void => {
    handle = null;
    timer = null;
    const start = performance.now();
    const end = start + Math.max(1, Math.min(SLICE_MS, allowed));
    const isOver = (): boolean => performance.now() >= end;
    while (!stopped && !isOver()) {
      const job = jobs[0];
      if (job === undefined) break;
      let state: 'more' | 'done' = 'done';
      try {
        state = job.step(isOver);
      } finally {
        if (state === 'done') {
          jobs.shift();
          job.done();
        }
      }
    }
    spent += performance.now() - start;
    plan();
  };

  const plan = (): void => {
    if (stopped || handle !== null || timer !== null || jobs.length === 0) return;
    if (document.visibilityState === 'hidden') return;
    // Safari has no requestIdleCallback; a timer then leaves the page twice the time that we take.
    if (typeof requestIdleCallback === 'function')
      handle = requestIdleCallback(deadline => slice(deadline.didTimeout ? 4 : deadline.timeRemaining()), {
        timeout: 2000,
      });
    else timer = setTimeout(() => slice(SLICE_MS), 2 * SLICE_MS);
  };

  const onVisibility = (): void => plan();
  document.addEventListener('visibilitychange', onVisibility);

  return {
    run: step =>
      new Promise(resolve => {
        jobs.push({ step, done: resolve });
        plan();
      }),
    stop: () => {
      stopped = true;
      document.removeEventListener('visibilitychange', onVisibility);
      if (handle !== null) cancelIdleCallback(handle);
      if (timer !== null) clearTimeout(timer);
      for (const job of jobs.splice(0)) job.done();
    },
    get spent() {
      return spent;
    },
  };
}
