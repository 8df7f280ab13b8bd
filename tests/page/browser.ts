import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let bundle: Promise<string> | null = null;

/** The page code with a door of the tests, as one classic script. */
export function pageBundle(entry = 'tests/page/entry.ts'): Promise<string> {
  bundle ??= bundleOf(entry);
  return bundle;
}

export async function bundleOf(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'page' } },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const made of outputs)
    if ('output' in made) for (const file of made.output) if (file.type === 'chunk') return file.code;
  throw new Error('The bundler made no script.');
}

export interface Site {
  readonly origin: string;
  /** Serves this text at the path from now on. */
  put(path: string, html: string, headers?: Record<string, string>): string;
  close(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const server: Server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://x').pathname);
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...page?.headers,
    });
    response.end(page?.html ?? '');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listen() on a port gives an AddressInfo (node:net)
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    put: (path, html, headers = {}) => {
      pages.set(path, { html, headers });
      return origin + path;
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', headless: false, args: ARGS });

/** What the background would send, as base64. */
export interface Lesson {
  readonly index: string;
  readonly known: string;
  readonly words: string;
  readonly sets: string;
}

/** What does not depend on the accounts is made once. */
async function wordsOf() {
  const { buildLexicon } = await import('../../lib/core/detect/lexicon-build.ts');
  const { readCommonWords } = await import('../../lib/core/detect/common-words.ts');
  const file = new URL('../../public/data/common-words.txt', import.meta.url);
  const common = readCommonWords(readFileSync(file, 'utf8'));
  return { common, lexicon: buildLexicon(common) };
}
let words: ReturnType<typeof wordsOf> | null = null;

export async function lessonOf(
  accounts: readonly { name: string; domain: string | null }[],
): Promise<Lesson> {
  const { buildAccountIndex } = await import('../../lib/core/detect/account-build.ts');
  words ??= wordsOf();
  const { common, lexicon } = await words;
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return {
    index: base64(buildAccountIndex(accounts, common).bytes),
    known: base64(lexicon.known),
    words: base64(lexicon.words),
    sets: lexicon.sets,
  };
}

/** A page with Loupe in an isolated world, as a content script stands in one. */
export interface Visited {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Runs an expression in Loupe's world; promises are awaited. */
  inLoupe<T>(expression: string): Promise<T>;
  start(settings?: object, lesson?: Lesson): Promise<void>;
  /**
   * Waits until what has happened so far was read, asked and drawn.
   * @param longest timers of more milliseconds are not waited for; changes of a page may be read some seconds after
   */
  settled(longest?: number): Promise<void>;
  close(): Promise<void>;
}

export async function visit(
  browser: Browser,
  url: string,
  options: { early?: string; html?: string } = {},
): Promise<Visited> {
  const code = await pageBundle();
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  if (options.early !== undefined) await page.addInitScript(options.early);
  // Stands at its own address without the net: what else the page asks for is not there.
  const { html } = options;
  if (html !== undefined)
    await page.route('**/*', route =>
      route.request().url() === url
        ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
        : route.abort(),
    );
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await cdp.send('Page.enable');
  await cdp.send('DOM.enable');
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'loupe',
  });
  const inLoupe = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T; // the caller names what its own expression gives
  };
  return {
    page,
    cdp,
    inLoupe,
    start: async (settings = {}, lesson) => {
      await inLoupe(code);
      if (lesson !== undefined)
        await inLoupe(
          `loupe.teach(${JSON.stringify(lesson.index)}, ${JSON.stringify(lesson.known)}, ${JSON.stringify(lesson.words)}, ${JSON.stringify(lesson.sets)})`,
        );
      await inLoupe(`Object.assign(loupe.state.settings, ${JSON.stringify(settings)}); loupe.start()`);
    },
    settled: longest => inLoupe(`loupe.settled(${longest ?? ''})`),
    close: () => context.close(),
  };
}

/** Waits until an expression in Loupe's world is true. */
export async function until(visited: Visited, expression: string, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (await visited.inLoupe<boolean>(`Boolean(${expression})`)) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`Not true after ${ms} ms: ${expression}`);
}

/** Walks the marks by keyboard, by further keys from the first on, and opens the page's first card where it stands. */
export async function openByKeys(visited: Visited, ...further: readonly string[]): Promise<void> {
  for (const key of ['Alt+Shift+L', ...further, 'Enter']) await visited.page.keyboard.press(key);
  await until(visited, 'loupe.log.cards.length === 1');
}

/** The texts under the shapes that are drawn in and near the window. */
export const marked = (visited: Visited): Promise<string[]> => visited.inLoupe<string[]>('loupe.drawn()');
