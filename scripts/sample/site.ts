// The sample site: plain pages that speak of the sample companies, for the tour, the first start and tests.
import { readFile } from 'node:fs/promises';
import { companies } from './companies.ts';
import { listen, listenNear, send, sendJson, whole } from './listen.ts';
import { directoryPage } from './pages/directory.ts';

/** Paths of the pages, with what each is for. */
export const sitePages = {
  '/': 'an index of the others',
  '/article': 'a newspaper article that names companies in prose',
  '/directory': 'cards and a table; `?count=` companies, 40 when absent',
  '/structured': 'JSON-LD, OpenGraph and microdata',
  '/live': 'a feed that grows and a table drawn anew; `?every=&redraw=&most=`',
  '/frames': 'frames: same origin, inline, other origin',
  '/frame-inner': 'what the frames show',
  '/dark': 'a dark page',
  '/rtl': 'a page in Arabic, right to left',
  '/strict': "Content-Security-Policy: default-src 'none'; style-src 'self'",
} as const;

const ASSETS: Record<string, string> = {
  '/paper.css': 'text/css; charset=utf-8',
  '/directory.css': 'text/css; charset=utf-8',
  '/dark.css': 'text/css; charset=utf-8',
  '/live.js': 'text/javascript; charset=utf-8',
};

const STRICT = "default-src 'none'; style-src 'self'";

export interface Site {
  readonly origin: string;
  /** The same pages under another host name (`localhost`), for cross-origin frames. */
  readonly otherOrigin: string;
  close(): Promise<void>;
}

function file(name: string): Promise<string> {
  return readFile(new URL(`pages/${name}`, import.meta.url), 'utf8');
}

/** Starts the site on 127.0.0.1; port 0 takes a free one, `orFree` does so when `port` is in use. */
export async function startSite(options: { port?: number; orFree?: boolean } = {}): Promise<Site> {
  const start = options.orFree === true ? listenNear : listen;
  const listening = await start(async (call, res) => {
    const { pathname } = call.url;
    const asset = ASSETS[pathname];
    if (asset !== undefined) return send(res, 200, asset, await file(pathname.slice(1)));
    if (pathname === '/companies.json') {
      const short = companies.map(({ name, domain }) => ({ name, domain }));
      return sendJson(res, 200, short);
    }
    if (!Object.hasOwn(sitePages, pathname)) return send(res, 404, 'text/plain', 'There is no such page.');
    const page = pathname === '/' ? 'index' : pathname.slice(1);
    const html =
      page === 'directory' ? directoryPage(whole(call, 'count', 40, 400)) : await file(`${page}.html`);
    const headers: Record<string, string> = page === 'strict' ? { 'content-security-policy': STRICT } : {};
    const other = `http://localhost:${listening.port}`;
    send(res, 200, 'text/html; charset=utf-8', html.replaceAll('OTHER_ORIGIN', other), headers);
  }, options.port ?? 0);
  return {
    origin: listening.origin,
    otherOrigin: `http://localhost:${listening.port}`,
    close: listening.close,
  };
}
