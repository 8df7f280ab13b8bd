/** The largest real pages, read for the first time by the built extension, beside the barest walk and mark.js. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pageBundle, type Site, startSite } from '../../tests/page/browser.ts';
import { command, put } from '../machine/own-page.ts';
import { type Opened, openExtension } from './extension.ts';
import { inOwnWorld, longestTask, type Spent, show, spentBy } from './page-cost.ts';
import { accountsIn, pageHtml, withoutScripts } from './pages-data.ts';
import { atMost, interleaved, type Line, median, noGoal, ratioLine, skippedLine } from './ratio.ts';

const PAGES = ['huge-sec-10k-ko', 'huge-es6', 'huge-wikipedia-ww2'];
const ROUNDS = 3;
const SLOWDOWN = 4;
const LONG_MS = 50;
const NAMES = 100;
/** By then all is found and what is in view is marked, and the page itself has long come to rest. */
const SETTLED_MS = 3000;

/** The first bare walk of a page: milliseconds. Later ones are faster, as the browser has made its objects for them. */
const BARE = `(() => { let length = 0; const start = performance.now();
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) length += node.nodeValue.length;
  return length > 0 ? performance.now() - start : 0; })()`;

const markJs = (names: readonly string[]): string => {
  const file = createRequire(import.meta.url).resolve('mark.js/dist/mark.min.js');
  return `${readFileSync(file, 'utf8')};new Promise(done => { const start = performance.now();
    new Mark(document.body).mark(${JSON.stringify(names)}, { separateWordSearch: false, accuracy: 'exactly',
      diacritics: false, done: () => done(performance.now() - start) }); })`;
};

interface Figures {
  readonly bare: number;
  /** Our own walk, which gives lines and blocks, and asks nobody anything. */
  readonly walk: number;
  readonly off: Spent;
  readonly on: Spent;
}

const figuresOf = async (opened: Opened, url: string): Promise<Figures> => {
  const off = await show(opened, url, 'off');
  await off.page.waitForTimeout(SETTLED_MS);
  const without = await spentBy(off.session);
  const bare = await inOwnWorld<number>(off.session, BARE);
  await off.close();
  const walk = await firstWalkOf(opened, url);
  const on = await show(opened, url, 'on');
  await on.page.waitForTimeout(SETTLED_MS);
  const withUs = await spentBy(on.session);
  await on.close();
  return { bare, walk, off: without, on: withUs };
};

const firstWalkOf = async (opened: Opened, url: string): Promise<number> => {
  const { page, session, close } = await show(opened, url, 'off');
  await page.waitForTimeout(SETTLED_MS);
  await inOwnWorld(session, `${await pageBundle()};0`);
  const ms = await inOwnWorld<number>(session, 'loupe.walkOnly().ms');
  await close();
  return ms;
};

const markJsOn = async (opened: Opened, url: string, names: readonly string[]): Promise<number> => {
  const { session, close } = await show(opened, url, 'off');
  const ms = await inOwnWorld<number>(session, markJs(names));
  await close();
  return ms;
};

/** The least that any script does which shows something on a page. */
const BARE_BOX = `document.documentElement.append(Object.assign(document.createElement('div'), {
  style: 'position:absolute;top:0;left:0;width:100px;height:10px' }))`;

/** The page stands already and is then slowed down, so that its own start is not in the figures. */
const longestOn = async (opened: Opened, url: string, work: 'bare box' | 'Loupe'): Promise<number> => {
  const { origin } = new URL(url);
  const { page, session, close } = await show(opened, url, 'quiet');
  await page.waitForTimeout(SETTLED_MS);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const longest = await longestTask(session, work === 'Loupe' ? 'our script' : 'all', async () => {
    if (work === 'Loupe') await command(opened.own, { do: 'site', origin, state: 'on' });
    else await inOwnWorld(session, BARE_BOX);
    await page.waitForTimeout(work === 'Loupe' ? 2 * SETTLED_MS : SETTLED_MS / 2);
  });
  await close();
  return longest;
};

const linesOf = async (
  opened: Opened,
  site: Site,
  name: string,
  names: readonly string[],
): Promise<readonly Line[]> => {
  const html = pageHtml(name);
  if (html === null) return [skippedLine(`Page ${name}`, 'it is not on this machine.')];
  const url = site.put(`/${name}`, withoutScripts(html));
  const all: Figures[] = [];
  for (let round = 0; round < ROUNDS; round++) all.push(await figuresOf(opened, url));
  const of = (pick: (figures: Figures) => number): number => median(all.map(pick));
  const longest = await interleaved(
    ROUNDS,
    () => longestOn(opened, url, 'bare box'),
    () => longestOn(opened, url, 'Loupe'),
  );
  // The page has no scripts of its own: all script is ours.
  const ours = of(({ on, off }) => on.script - off.script);
  return [
    ratioLine({
      name: `Page ${name}: its text read`,
      ours: of(({ walk }) => walk),
      peer: of(({ bare }) => bare),
      peerName: 'a first TreeWalker walk over the same text',
      goal: atMost(3),
    }),
    ratioLine({
      name: `Page ${name}: read, found and marked`,
      ours,
      peer: of(({ bare }) => bare),
      peerName: 'a first TreeWalker walk over the same text',
      goal: atMost(3),
    }),
    ratioLine({
      name: `Page ${name}: the same`,
      ours,
      peer: await markJsOn(opened, url, names),
      peerName: `mark.js with the same ${names.length} names`,
      goal: atMost(0.01),
    }),
    ratioLine({
      name: `Page ${name}: style and layout with Loupe`,
      ours: of(({ on }) => on.layout),
      peer: of(({ off }) => off.layout),
      peerName: 'the same page without',
      goal: atMost(1.1),
    }),
    ratioLine({
      name: `Page ${name}: all of the main thread with Loupe`,
      ours: of(({ on }) => on.task),
      peer: of(({ off }) => off.task),
      peerName: `the same page without, load and ${SETTLED_MS / 1000} s`,
      goal: noGoal,
    }),
    ratioLine({
      name: `Page ${name}: longest task at ${SLOWDOWN}× slower`,
      ours: longest.ours,
      peer: LONG_MS,
      peerName: `${LONG_MS} ms, where a task counts as long`,
      goal: atMost(1),
    }),
    ratioLine({
      name: `Page ${name}: the same`,
      ours: longest.ours,
      peer: longest.peer,
      peerName: 'the longest when a script adds one empty box to the page',
      goal: atMost(1.1),
    }),
  ];
};

/** The names as the user's own list. */
export const keepAccounts = async (
  { own }: Opened,
  accounts: readonly { name: string; domain: string | null }[],
): Promise<void> => {
  await put(own, 'lists', [
    { id: 'bench', name: 'Bench', plans: [], columns: [], createdAt: 0, updatedAt: 1 },
  ]);
  await put(
    own,
    'listRows',
    accounts.map(({ name, domain }, order) => ({
      id: `bench-${order}`,
      listId: 'bench',
      order,
      subject: `d:${domain}`,
      name,
      domain,
      values: {},
      source: 'bench',
      addedAt: 0,
    })),
  );
};

export const pageLines = async (): Promise<readonly Line[]> => {
  const accounts = accountsIn('accounts-10k.csv')?.slice(0, NAMES);
  if (!accounts) return [skippedLine('Pages', 'no pages in ../shared/detection on this machine.')];
  const opened = await openExtension();
  const site = await startSite();
  try {
    await keepAccounts(opened, accounts);
    const names = accounts.map(account => account.name);
    const lines: Line[] = [];
    for (const name of PAGES) lines.push(...(await linesOf(opened, site, name, names)));
    return lines;
  } finally {
    await opened.close();
    await site.close();
  }
};
