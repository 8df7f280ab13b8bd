/** What the built extension costs a page's main thread, as the browser itself counts it. */
import type { CDPSession, Page } from 'playwright-core';
import { command } from '../machine/own-page.ts';
import type { Opened } from './extension.ts';

/** Milliseconds of the main thread's own processor time since its start: another program's work is not in it. */
export interface Spent {
  readonly task: number;
  readonly script: number;
  /** Style and layout. */
  readonly layout: number;
}

export const spentBy = async (session: CDPSession): Promise<Spent> => {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => (metrics.find(one => one.name === name)?.value ?? 0) * 1000;
  return {
    task: of('TaskDuration'),
    script: of('ScriptDuration'),
    layout: of('LayoutDuration') + of('RecalcStyleDuration'),
  };
};

export interface Shown {
  readonly page: Page;
  readonly session: CDPSession;
  close(): Promise<void>;
}

/** Opens an address with Loupe on or off there, the clock of its main thread running from the first byte. */
export const show = async (
  { own, launched }: Opened,
  url: string,
  state: 'on' | 'quiet' | 'off',
): Promise<Shown> => {
  await command(own, { do: 'site', origin: new URL(url).origin, state });
  const page = await launched.context.newPage();
  const session = await launched.context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'load' });
  return { page, session, close: () => page.close() };
};

/** Evaluates in a world of its own, as a content script has one. */
export const inOwnWorld = async <T>(session: CDPSession, expression: string): Promise<T> => {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'bench',
  });
  const { result } = await session.send('Runtime.evaluate', {
    expression,
    contextId: executionContextId,
    returnByValue: true,
    awaitPromise: true,
  });
  return result.value as T; // the caller names what its own expression gives
};

const START = 'bench-start';

/**
 * The longest task while `work` went on, with all that the browser did in it. Milliseconds.
 * @param whose tasks in which our script ran, or all of the page's main thread
 */
export const longestTask = async (
  session: CDPSession,
  whose: 'our script' | 'all',
  work: () => Promise<unknown>,
): Promise<number> => {
  interface TraceEvent {
    readonly name: string;
    readonly ph: string;
    readonly pid: number;
    readonly tid: number;
    readonly ts: number;
    readonly dur?: number;
    readonly args?: { readonly data?: { readonly url?: string } };
  }
  const events: TraceEvent[] = [];
  // The protocol's type of an event is open; these are the Trace Event Format's fields.
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'disabled-by-default-devtools.timeline',
        'devtools.timeline',
        'toplevel',
        'blink.user_timing',
      ],
    },
  });
  await inOwnWorld(session, `performance.mark('${START}')`);
  await work();
  const ended = new Promise(resolve => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await ended;
  const ours = events.filter(event => event.args?.data?.url?.endsWith('/page.js'));
  const tasks = events.filter(event => event.name === 'RunTask' && event.dur !== undefined);
  const start = events.find(event => event.name === START);
  const longest =
    whose === 'all'
      ? tasks.filter(({ pid, tid, ts }) => pid === start?.pid && tid === start.tid && ts > start.ts)
      : ours.flatMap(({ pid, tid, ts }) =>
          tasks.filter(
            task => task.pid === pid && task.tid === tid && task.ts <= ts && ts <= task.ts + (task.dur ?? 0),
          ),
        );
  if (longest.length === 0) throw new Error('The script was not seen at work.');
  return Math.max(...longest.map(task => task.dur ?? 0)) / 1000;
};
