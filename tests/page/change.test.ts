import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, lessonOf, marked, type Site, startSite, until, type Visited, visit } from './browser.ts';
import { hasMade, made } from './made.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const marks = (visited: Visited) =>
  visited.inLoupe<number>('loupe.companies().reduce((n, c) => n + c.count, 0)');
const domains = (visited: Visited) =>
  visited.inLoupe<string[]>('loupe.companies().map(c => c.domain).filter(Boolean)');

async function reading(path: string, html: string): Promise<Visited> {
  const visited = await visit(browser, site.put(path, html));
  await visited.start();
  await visited.settled();
  return visited;
}

/** A page that changes without end, which is never settled. */
async function readingBusy(path: string, html: string): Promise<Visited> {
  const visited = await visit(browser, site.put(path, html));
  await visited.start();
  await until(visited, 'loupe.log.found.length > 0');
  return visited;
}

const LIST = `<!doctype html><meta charset=utf-8><ul id=l></ul><p id=p>from acme.com</p><script>
const l=document.getElementById('l');
function li(t){const e=document.createElement('li');e.textContent=t;return e}
l.append(li('one.com'),li('two.com'))</script>`;

test('new text is marked, changed text is marked anew, text that left is forgotten', async () => {
  const visited = await reading('/list', LIST);
  expect(await domains(visited)).toEqual(['one.com', 'two.com', 'acme.com']);
  await visited.page.evaluate(
    `l.append(li('three.com'));l.firstChild.remove();p.firstChild.data='from globex.com'`,
  );
  await until(visited, `loupe.companies().map(c => c.domain).join() === 'two.com,three.com,globex.com'`);
  // A name that becomes whole only by what is added beside it, in the same line.
  await visited.page.evaluate(`p.append('.au, hello')`);
  await until(visited, `loupe.companies().map(c => c.domain).join() === 'two.com,three.com,globex.com.au'`);
  // Drawing follows the finding within a few frames.
  await expect
    .poll(async () => (await marked(visited)).sort())
    .toEqual(['globex.com.au', 'three.com', 'two.com']);
  await visited.close();
});

test('text inside open shadow roots is found, and stays right', async () => {
  const html = `<!doctype html><x-card></x-card><script>
    const root=document.querySelector('x-card').attachShadow({mode:'open'});root.innerHTML='<p>inside.com</p>'</script>`;
  const visited = await reading('/shadow', html);
  expect(await domains(visited)).toEqual(['inside.com']);
  await visited.page.evaluate(`root.querySelector('p').textContent='other.com'`);
  await until(visited, `loupe.companies().map(c => c.domain).join() === 'other.com'`);
  await visited.close();
});

test('a table and links that an application shows late are known for what they are', async () => {
  const html = `<!doctype html><div id=app>Loading</div><script>onload=()=>setTimeout(()=>{app.innerHTML=
    '<table><tr><th>Company<th>City</tr>'+['Amber','Meadow Lane'].map(n=>'<tr><td>'+n+'<td>Paris').join('')+
    '</table><p>Met <a href="/companies/harbor">Harbor</a> there.</p>'},700)</script>`;
  const visited = await visit(browser, site.put('/late', html));
  await visited.start({}, await lessonOf([]));
  await until(visited, `loupe.companies().map(c => c.name).join() === 'Amber,Meadow Lane,Harbor'`);
  await visited.close();
});

test('after its extension is gone, the script of a page that stands still leaves too', async () => {
  const visited = await reading('/still', LIST);
  await visited.inLoupe('loupe.state.alive = false');
  await until(visited, 'loupe.log.lines.length === 1');
  await expect.poll(() => marked(visited)).toEqual([]);
  await visited.close();
});

test('after its extension is gone, the script cleans up and says one line', async () => {
  const visited = await reading('/gone', LIST);
  await visited.inLoupe('loupe.state.alive = false');
  await visited.page.evaluate(`for(let i=0;i<5;i++)l.append(li('n'+i+'.com'))`);
  await until(visited, 'loupe.log.lines.length > 0');
  await visited.page.evaluate(`for(let i=0;i<5;i++)l.append(li('m'+i+'.com'))`);
  await visited.settled(5000);
  expect(await visited.inLoupe('loupe.log.lines')).toEqual([
    'Loupe was updated: reload the page to go on with it here.',
  ]);
  expect(await visited.page.evaluate(() => document.documentElement.lastElementChild?.localName)).toBe(
    'body',
  );
  await visited.close();
});

test('1000 changes a second cost next to nothing', async () => {
  const html = `<!doctype html><div id=t></div>${'<p>people from acme.com came</p>'.repeat(50)}<script>
    for(let i=0;i<60;i++)t.append(Object.assign(document.createElement('span'),{textContent:'x'}));let k=0;
    setInterval(()=>{for(let i=0;i<10;i++){t.children[k++%60].firstChild.data='price '+Math.random().toFixed(4)+' of e'+(k%9)+'.com'}},10)</script>`;
  const visited = await readingBusy('/storm', html);
  await visited.page.waitForTimeout(2000);
  await visited.inLoupe('loupe.cost.reset()');
  await visited.page.waitForTimeout(5000);
  const spent = await visited.inLoupe<number>('loupe.cost.ms()');
  console.log(`1000 changes a second: ${spent.toFixed(1)} ms of work in 5 s`);
  expect(spent).toBeLessThan(5000 * 0.12);
  await visited.close();
});

const made_ = hasMade ? test : test.skip;

made_('a feed that grows keeps its newest marks', async () => {
  const visited = await reading('/feed', made('infinite-feed'));
  await visited.page.evaluate('for(let i=0;i<10;i++)__synth.tick()');
  await visited.settled(5000);
  await visited.page.evaluate('scrollTo(0, document.body.scrollHeight)');
  await visited.settled(5000);
  expect(await marks(visited)).toBeGreaterThan(200);
  const last = await visited.page.evaluate(
    () => document.querySelector('article:last-child p')?.textContent ?? '',
  );
  const domain = /from (\S+)/.exec(last)?.[1] ?? '-';
  expect(await domains(visited)).toContain(domain.replace(/^www\./, ''));
  await visited.close();
});

made_('a virtual list is marked as it is drawn', async () => {
  const visited = await reading('/virtual', made('virtual-list'));
  for (let i = 0; i < 5; i++) {
    await visited.page.evaluate('__synth.tick()');
    await visited.page.waitForTimeout(150);
  }
  await visited.settled(5000);
  const shown = await visited.page.evaluate(() =>
    [...document.querySelectorAll('#h > div')].flatMap(
      e => /(\S+\.\S+)$/.exec(e.textContent ?? '')?.[1] ?? [],
    ),
  );
  const found = new Set(await domains(visited));
  const missing = shown
    .map(d => d.replace(/^www\./, ''))
    .filter(d => /^[a-z0-9-]+\.com$/.test(d) && !found.has(d));
  expect(missing).toEqual([]);
  await visited.close();
});

made_('a list that is drawn anew keeps its marks and does not add up', async () => {
  const visited = await reading('/rerender', made('rerender'));
  const before = await marks(visited);
  for (let i = 0; i < 6; i++) {
    await visited.page.evaluate('__synth.tick()');
    await visited.page.waitForTimeout(400);
  }
  await visited.settled(5000);
  expect(before).toBeGreaterThan(200);
  expect(Math.abs((await marks(visited)) - before)).toBeLessThan(30);
  await visited.close();
});

made_('a ticker of numbers costs nothing', async () => {
  const visited = await readingBusy('/ticker', made('ticker'));
  await visited.page.waitForTimeout(1000);
  await visited.inLoupe('loupe.cost.reset()');
  await visited.page.waitForTimeout(3000);
  const spent = await visited.inLoupe<number>('loupe.cost.ms()');
  console.log(`ticker: ${spent.toFixed(1)} ms of work in 3 s`);
  expect(spent).toBeLessThan(300);
  await visited.close();
});
