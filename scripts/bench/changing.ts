/** Made pages that change all the time, with Loupe and without: the main thread's own time, and the heap. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { type Site, startSite } from '../../tests/page/browser.ts';
import { type Opened, openExtension } from './extension.ts';
import { show, spentBy } from './page-cost.ts';
import { keepAccounts } from './pages.ts';
import { accountsIn, detectionData } from './pages-data.ts';
import { atMost, interleaved, type Line, ratioLine, skippedLine } from './ratio.ts';

/** What a page does on each tick; a feed keeps its newest 200 articles, as those that run for long do. */
const KINDS = {
  'infinite-feed': `__synth.tick(); for (const old of [...document.querySelectorAll('article')].slice(0, -200)) old.remove();`,
  rerender: '__synth.tick()',
  'virtual-list': '__synth.tick()',
} as const;
type Kind = keyof typeof KINDS;

const TICK_MS = 1000;
const TICKS = 20;
/** Ten minutes of ticks, twenty times as fast. */
const HEAP_TICKS = 600;
const HEAP_TICK_MS = 50;
const ROUNDS = 3;

const madePage = (kind: Kind): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'loupe-bench-'));
  execFileSync(process.execPath, [detectionData('synth.mjs'), folder, kind], { stdio: 'pipe' });
  const html = readFileSync(path.join(folder, `synth-${kind}.html`), 'utf8');
  rmSync(folder, { recursive: true });
  return html;
};

const spentWhile = async (opened: Opened, url: string, kind: Kind, state: 'on' | 'off'): Promise<number> => {
  const { page, session, close } = await show(opened, url, state);
  await page.waitForTimeout(2500);
  const before = await spentBy(session);
  await page.evaluate(`void setInterval(() => { ${KINDS[kind]} }, ${TICK_MS})`);
  await page.waitForTimeout(TICKS * TICK_MS);
  const after = await spentBy(session);
  await close();
  return after.task - before.task;
};

/** Counts the characters of texts that a page shows which it has not shown before, and of all that it draws. */
const COUNT_SHOWN = `globalThis.shown = { fresh: 0, drawn: 0 };
  globalThis.seen = new Set();
  const read = node => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = node instanceof Text ? node : texts.nextNode(); text !== null; text = texts.nextNode()) {
      shown.drawn += text.data.length;
      if (!seen.has(text.data)) shown.fresh += text.data.length;
      seen.add(text.data);
    }
  };
  read(document.body);
  shown.fresh = shown.drawn = 0;
  new MutationObserver(records => {
    for (const { type, target, addedNodes } of records) for (const node of type === 'characterData' ? [target] : addedNodes) read(node);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });`;

/** Counts the characters that page scripts send to be looked at, where they arrive. */
const countSent = async ({ worker }: Opened): Promise<() => Promise<number>> => {
  // The worker's own API; the bench runs in Node and does not have its types.
  type Worker = typeof globalThis & {
    sent: number;
    chrome: { runtime: { onMessage: { addListener(heard: (message: unknown) => void): void } } };
  };
  await worker.evaluate(() => {
    const self = globalThis as Worker;
    self.sent = 0;
    self.chrome.runtime.onMessage.addListener(message => {
      if (typeof message === 'object' && message !== null && 'text' in message && 'ask' in message)
        self.sent += message.ask === 'find' ? String(message.text).length : 0;
    });
  });
  return () => worker.evaluate(() => (globalThis as Worker).sent);
};

const shownSchema = v.object({ fresh: v.number(), drawn: v.number() });

interface Kept {
  readonly early: number;
  readonly late: number;
  readonly sent: number;
  readonly fresh: number;
  readonly drawn: number;
}

/** Megabytes of the page's heap, ours in it, early and after ten minutes of ticks; and what was looked at meanwhile. */
const keptOf = async (opened: Opened, url: string, kind: Kind): Promise<Kept> => {
  const sent = await countSent(opened);
  const { page, session, close } = await show(opened, url, 'on');
  await session.send('HeapProfiler.enable');
  const heap = async (): Promise<number> => {
    await page.waitForTimeout(1500);
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 2 ** 20;
  };
  const drive = (ticks: number): Promise<unknown> =>
    page.evaluate(`new Promise(resolve => {
      let done = 0;
      const timer = setInterval(() => {
        ${KINDS[kind]};
        if (++done < ${ticks}) return;
        clearInterval(timer);
        resolve();
      }, ${HEAP_TICK_MS});
    })`);
  await drive(HEAP_TICKS / 10);
  const early = await heap();
  const before = await sent();
  await page.evaluate(COUNT_SHOWN);
  await drive(HEAP_TICKS);
  await page.waitForTimeout(1500);
  const { fresh, drawn } = v.parse(shownSchema, await page.evaluate('shown'));
  const after = await sent();
  await page.evaluate('seen.clear()');
  const late = await heap();
  await close();
  return { early, late, sent: after - before, fresh, drawn };
};

const linesOf = async (opened: Opened, site: Site, kind: Kind): Promise<readonly Line[]> => {
  const url = site.put(`/${kind}`, madePage(kind));
  const { peer, ours } = await interleaved(
    ROUNDS,
    () => spentWhile(opened, url, kind, 'off'),
    () => spentWhile(opened, url, kind, 'on'),
  );
  const seconds = (TICKS * TICK_MS) / 1000;
  const { early, late, sent, fresh, drawn } = await keptOf(opened, url, kind);
  return [
    ratioLine({
      name: `Changing page (${kind}): of the time, beside the same page without`,
      ours: seconds * 1000 + Math.max(0, ours - peer),
      peer: seconds * 1000,
      peerName: `${seconds} s; the page itself took ${peer.toFixed(0)} ms of them, with Loupe ${ours.toFixed(0)} ms`,
      goal: atMost(1.05),
    }),
    ratioLine({
      name: `Changing page (${kind}): heap after ten minutes of ticks`,
      ours: late,
      peer: early,
      unit: 'MiB',
      peerName: 'after one minute of them',
      goal: atMost(1.1),
    }),
    ratioLine({
      name: `Changing page (${kind}): text looked at in ten minutes of ticks`,
      ours: sent / 1000,
      peer: fresh / 1000,
      unit: 'k characters',
      peerName: `text that the page had not shown before; it drew ${Math.round(drawn / 1000)} k`,
      goal: atMost(1.1),
    }),
  ];
};

export const changingLines = async (): Promise<readonly Line[]> => {
  const accounts = accountsIn('accounts-10k.csv');
  if (!accounts || !existsSync(detectionData('synth.mjs')))
    return [skippedLine('Changing pages', 'no generators in ../shared/detection on this machine.')];
  const opened = await openExtension();
  const site = await startSite();
  try {
    await keepAccounts(opened, accounts);
    const lines: Line[] = [];
    for (const kind of Object.keys(KINDS) as Kind[]) lines.push(...(await linesOf(opened, site, kind))); // its own keys
    return lines;
  } finally {
    await opened.close();
    await site.close();
  }
};
