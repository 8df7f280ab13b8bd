/** The largest real pages, scanned for the first time, beside the barest walk over their text nodes. */
import { type Browser, chromium } from 'playwright-core';
import { pageBundle, type Site, startSite, until, visit } from '../../tests/page/browser.ts';
import { needChromium } from '../machine/browsers.mjs';
import { pageHtml, withoutScripts } from './pages-data.ts';
import { atMost, type Line, median, ratioLine, skippedLine } from './ratio.ts';

const PAGES = ['huge-sec-10k-ko', 'huge-es6', 'huge-wikipedia-ww2'];
const ROUNDS = 3;
const SLOWDOWN = 4;
const SLICE_MS = 50;

/** One bare walk: milliseconds. */
const BARE = `(() => { let length = 0; const start = performance.now();
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) length += node.nodeValue.length;
  return length > 0 ? performance.now() - start : 0; })()`;

interface Figures {
  readonly bare: number;
  readonly walk: number;
  readonly spent: number;
  readonly longest: number;
}

const figuresOf = async (browser: Browser, url: string): Promise<Figures> => {
  const visited = await visit(browser, url);
  try {
    await visited.page.waitForTimeout(300);
    await visited.inLoupe(await pageBundle());
    const bare: number[] = [];
    const walk: number[] = [];
    for (let round = 0; round < 7; round++) {
      bare.push(await visited.inLoupe<number>(BARE));
      walk.push((await visited.inLoupe<{ ms: number }>('loupe.walkOnly()')).ms);
    }
    await visited.start();
    await until(visited, 'loupe.log.found.length > 0 || loupe.cost.spent > 5', 20_000).catch(() => undefined);
    await visited.page.waitForTimeout(2000);
    const spent = await visited.inLoupe<number>('loupe.cost.spent');
    await visited.inLoupe('loupe.stop()');
    await visited.cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await visited.inLoupe('loupe.cost.reset(); loupe.start()');
    await visited.page.waitForTimeout(5000);
    const longest = await visited.inLoupe<number>('loupe.cost.longest');
    return { bare: median(bare), walk: median(walk), spent, longest };
  } finally {
    await visited.close();
  }
};

const linesOf = async (browser: Browser, site: Site, name: string): Promise<readonly Line[]> => {
  const html = pageHtml(name);
  if (html === null) return [skippedLine(`Page ${name}`, 'it is not on this machine.')];
  const url = site.put(`/${name}`, withoutScripts(html));
  const all: Figures[] = [];
  for (let round = 0; round < ROUNDS; round++) all.push(await figuresOf(browser, url));
  const of = (pick: (figures: Figures) => number): number => median(all.map(pick));
  const bare = of(figures => figures.bare);
  const peerName = 'a TreeWalker over the same text';
  return [
    ratioLine({
      name: `Page ${name}: our walk`,
      ours: of(figures => figures.walk),
      peer: bare,
      peerName,
      goal: atMost(3),
    }),
    ratioLine({
      name: `Page ${name}: found and marked, all in all`,
      ours: of(figures => figures.spent),
      peer: bare,
      peerName,
      goal: atMost(3),
    }),
    ratioLine({
      name: `Page ${name}: longest task at ${SLOWDOWN}× slower`,
      ours: of(figures => figures.longest),
      peer: SLICE_MS,
      peerName: `${SLICE_MS} ms, where a task counts as long`,
      goal: atMost(1),
    }),
  ];
};

export const pageLines = async (): Promise<readonly Line[]> => {
  const browser = await chromium.launch({
    executablePath: await needChromium(),
    headless: false,
    args: [
      '--headless=new',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
    ],
  });
  const site = await startSite();
  try {
    const lines: Line[] = [];
    for (const name of PAGES) lines.push(...(await linesOf(browser, site, name)));
    return lines;
  } finally {
    await browser.close();
    await site.close();
  }
};
