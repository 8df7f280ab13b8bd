import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, pageBundle, type Site, startSite, visit } from './browser.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const linesOf = async (body: string, call = 'loupe.lines()'): Promise<string[]> => {
  const visited = await visit(browser, site.put('/lines', `<!doctype html><title>t</title><body>${body}`));
  await visited.inLoupe(await pageBundle());
  const lines = await visited.inLoupe<string[]>(call);
  await visited.close();
  return lines;
};

test('a block is one line where nothing parts it, and as many as its elements part it into', async () => {
  expect(
    await linesOf(`
      <p>We met <b>Git</b><i>hub</i> and <a href=a>JavaScript</a> of <a href=b>Globex</a> today.</p>
      <p>One<br>two <code>three</code> four</p>
      <p><a href=a>five</a><a href=b>six</a></p>
      <p>Products<span>Pricing</span></p>
      <p>Ad<span>www.acme.com</span></p>
      <p>seven <b>eight</b>
              <i>nine</i></p>
      <div>ten <i>eleven</i> <p>twelve</p> thirteen</div>`),
  ).toEqual([
    'We met Github and JavaScript of Globex today.',
    'One',
    'two',
    'four',
    'five',
    'six',
    'Products',
    'Pricing',
    'Ad',
    'www.acme.com',
    'seven eight nine',
    'ten eleven',
    'twelve',
    'thirteen',
  ]);
});

test('figures are read only in a block with letters', async () => {
  expect(
    await linesOf(`
      <table><tr><td>1,234<td><b>$</b> 5<td>7<b>-Eleven</b> rose<td>6</table>
      <p>No. <b>7</b></p><p>8</p><p>9</p><p><span>10</span>-<span>11</span> <b>Eleven</b> 12</p>
      <div>13 <p>14</p> Fourteen</div>`),
  ).toEqual(['7-Eleven rose', 'No. 7', '10-11 Eleven 12', '13', '14', 'Fourteen']);
});

test('goes on behind a text that the page takes away while the walk rests', async () => {
  const body = ['one', 'two', 'three', 'four', 'five', 'six']
    .map(word => `<section><p>Line ${word}</p></section>`)
    .join('');
  // Each batch is one line. Where the walk rests, the block that it comes to is gone, and the one behind it.
  const gone = `document.querySelectorAll('section').forEach((s, i) => [2, 3].includes(i) && s.remove())`;
  const lines = await linesOf(body, `loupe.lines(1, () => { window.was ??= (${gone}, 1); })`);
  expect(lines).toEqual(['Line one', 'Line two', 'Line five', 'Line six']);
  const here = `document.querySelectorAll('section')[1]?.remove()`;
  expect(await linesOf(body, `loupe.lines(1, () => { window.was ??= (${here}, 1); })`)).toEqual([
    'Line one',
    'Line two',
    'Line three',
    'Line four',
    'Line five',
    'Line six',
  ]);
});
