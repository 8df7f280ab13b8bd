/** A page whose framework takes over server-made HTML after Loupe has marked it: it must find its nodes as it left them. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { shapesOn } from '../../scripts/machine/drawn.ts';
import { root } from '../../scripts/machine/run.mjs';
import { command, expect, put, test } from './loupe.ts';

const html = `<!doctype html><title>Hydration</title><main id="app"><p>Nordhavn Freight has <button>0</button> ships.</p></main>
<script type="module">
  import { h, hydrate, Component } from '/preact.mjs';
  class App extends Component {
    constructor() { super(); this.state = { n: 0 }; }
    render() { return h('p', null, 'Nordhavn Freight has ', h('button', { onClick: () => this.setState({ n: this.state.n + 1 }) }, this.state.n), ' ships.'); }
  }
  const text = document.querySelector('p').firstChild;
  window.records = [];
  new MutationObserver(all => window.records.push(...all.map(one => one.type))).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  window.takeOver = () => { hydrate(h(App), document.getElementById('app')); window.same = document.querySelector('p').firstChild === text; };
</script>`;

test('a framework hydrates a marked page without a warning, and keeps working', async ({ loupe, own }) => {
  const preact = readFileSync(path.join(root, 'node_modules/preact/dist/preact.mjs'));
  const server = createServer((request, response) => {
    const script = request.url === '/preact.mjs';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(script ? preact : html);
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  await put(own, 'lists', [{ id: 'l', name: 'L', plans: [], columns: [], createdAt: 0, updatedAt: 1 }]);
  await put(own, 'listRows', [
    {
      id: 'r',
      listId: 'l',
      order: 0,
      subject: 'd:nordhavn.example',
      name: 'Nordhavn Freight',
      domain: 'nordhavn.example',
      values: {},
      source: '',
      addedAt: 0,
    },
  ]);
  await command(own, { do: 'site', origin, state: 'on' });
  const page = await loupe.context.newPage();
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(error.message));
  await page.goto(origin);
  await page.bringToFront();
  await expect.poll(() => shapesOn(page), { timeout: 15_000 }).toBeGreaterThan(0);
  expect(await page.evaluate('window.records.length')).toBe(0);

  await page.evaluate('window.takeOver()');
  expect(await page.evaluate('window.same')).toBe(true);
  await page.getByRole('button').click();
  await page.getByRole('button').click();
  await expect(page.getByRole('button')).toHaveText('2');
  expect(said.filter(line => /hydrat|warn|error/i.test(line) && !/favicon|404/i.test(line))).toEqual([]);
  server.close();
});
