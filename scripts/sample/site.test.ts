import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownCompanies } from './companies.ts';
import { type Site, sitePages, startSite } from './site.ts';

// Type stripping needs the project's own Node, whatever runs the tests.
const node = new URL('../../node_modules/.bin/node', import.meta.url).pathname;

let site: Site;

beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

test.each(Object.keys(sitePages))('%s is served whole and asks nothing of the network', async path => {
  const res = await fetch(site.origin + path);
  expect(res.status).toBe(200);
  expect(res.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const html = await res.text();
  expect(html.trimEnd()).toMatch(/<\/html>$/);
  for (const [, url] of html.matchAll(/(?:src|<link[^>]*href)="([^"]+)"/g)) {
    if (url === undefined || url.startsWith('data:') || html.includes(`rel="canonical" href="${url}"`))
      continue;
    expect((await fetch(new URL(url, site.origin))).status, url).toBe(200);
  }
});

test('the article names at least twelve of the companies', async () => {
  const html = (await (await fetch(`${site.origin}/article`)).text()).replaceAll('&amp;', '&');
  const article = html.slice(html.indexOf('<article>'), html.indexOf('</article>'));
  expect(knownCompanies.filter(c => article.includes(c.name)).length).toBeGreaterThanOrEqual(12);
});

test('the directory has 40 companies, or as many as are asked for', async () => {
  const count = async (query: string) =>
    (await (await fetch(`${site.origin}/directory${query}`)).text()).split('<a href="https://').length - 1;
  expect(await count('')).toBe(40);
  expect(await count('?count=400')).toBe(400);
});

test('the strict page carries its policy, and an unknown path is 404', async () => {
  const strict = await fetch(`${site.origin}/strict`);
  expect(strict.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'self'");
  expect((await fetch(`${site.origin}/../serve.ts`)).status).toBe(404);
});

test('serve.ts prints where it listens and ends by SIGINT', async () => {
  const child = spawn(node, [new URL('serve.ts', import.meta.url).pathname]);
  const [text] = await once(child.stdout, 'data');
  expect(String(text)).toMatch(/Sample pages +http:\/\/127\.0\.0\.1:\d+\//);
  const origin = /Sample provider +(http:\/\/[\d.:]+)/.exec(String(text))?.[1];
  expect((await fetch(`${origin}/v1/account`)).status).toBe(401);
  child.kill('SIGINT');
  expect((await once(child, 'exit'))[0]).toBe(0);
});
