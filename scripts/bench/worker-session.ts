/** Speaks the browser's protocol with the background worker, which Playwright itself does not offer. */
import type { BrowserContext } from 'playwright-core';
import * as v from 'valibot';

export interface WorkerSession {
  /** Bytes of the worker's heap that are in use after a collection. */
  heapBytes(): Promise<number>;
}

const replySchema = v.object({ id: v.number(), result: v.optional(v.unknown()) });

export const attachToWorker = async (context: BrowserContext): Promise<WorkerSession> => {
  const browser = context.browser();
  if (!browser) throw new Error('The browser is gone.');
  const cdp = await browser.newBrowserCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  const worker = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:'),
  );
  if (!worker) throw new Error('There is no background worker.');
  // Not flattened: Playwright hands only the messages of its own sessions on.
  const { sessionId } = await cdp.send('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: false,
  });
  const waiting = new Map<number, (result: unknown) => void>();
  cdp.on('Target.receivedMessageFromTarget', event => {
    if (event.sessionId !== sessionId) return;
    const reply = v.safeParse(replySchema, JSON.parse(event.message));
    if (reply.success) waiting.get(reply.output.id)?.(reply.output.result);
  });
  let last = 0;
  const send = (method: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, resolve);
      const message = JSON.stringify({ id, method, params: {} });
      cdp.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  return {
    heapBytes: async () => {
      await send('HeapProfiler.collectGarbage');
      const usage = v.parse(v.object({ usedSize: v.number() }), await send('Runtime.getHeapUsage'));
      return usage.usedSize;
    },
  };
};
