/** Every kind of message from every kind of sender: what is not expressly allowed is refused, and nothing is called. */

import { rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/machine/run.mjs';
import { launchOn, newProfile, test } from './hostile/test.ts';
import { allow, cardFrame, knowCompanies, openCard, scriptWorld } from './hostile/world.ts';
import { command, expect, put, rowsIn, storedRequest } from './loupe.ts';

const company = { name: 'Nordhavn', domain: 'nordhavn.com' };
const found = { ...company, confidence: 1 };
const nonce = 'n'.repeat(32);
const definition = { id: 'x', name: 'x', url: 'https://127.0.0.1/' };

/** The page script's kinds. */
const asks: Record<string, object> = {
  site: { ask: 'site' },
  find: { ask: 'find', text: 'nordhavn.com', cells: [] },
  structure: { ask: 'structure', structure: {} },
  known: { ask: 'known', companies: [found] },
  changed: { ask: 'changed', count: 1 },
  visible: { ask: 'visible', companies: [found] },
  card: { ask: 'card', company: found, nonce },
};
/** Those of our own pages, and of the card among them. */
const commands: Record<string, object> = {
  'look-up': { do: 'look-up', plans: null, company },
  estimate: { do: 'estimate', planId: 'facts', source: { kind: 'companies', companies: [company] } },
  'start-run': {
    do: 'start-run',
    planId: 'facts',
    title: 'x',
    source: { kind: 'companies', companies: [company] },
  },
  'steer-run': { do: 'steer-run', runId: 'x', action: 'resume' },
  'start-push': {
    do: 'start-push',
    title: 'x',
    ...{ requestId: 'facts', listId: 'l', which: 'due', mapping: { domain: { from: 'domain' } }, size: 1 },
  },
  'settle-push': { do: 'settle-push', requestId: 'facts', subject: 'd:nordhavn.com', arrived: true },
  'settle-unknown': { do: 'settle-unknown', runId: 'x', seq: 0, action: 'again' },
  test: { do: 'test', definition, values: {} },
  remap: { do: 'remap', planId: 'facts' },
  judge: { do: 'judge', planId: 'facts', subject: 'd:nordhavn.com', verdict: 'confirmed' },
  site: { do: 'site', origin: 'http://127.0.0.1', state: 'on' },
  'sign-in': { do: 'sign-in', requestId: 'facts' },
  status: { do: 'status' },
  'card-of': { do: 'card-of', nonce },
  'card-height': { do: 'card-height', height: 100 },
  'card-close': { do: 'card-close' },
  panel: { do: 'panel' },
};
/** What only the card's frame may say: not even our other pages. */
const cardOnly = ['card-of', 'card-height', 'card-close', 'panel'];
const cardToo = [...cardOnly, 'look-up', 'judge'];

const forged: unknown[] = [
  null,
  0,
  '',
  'site',
  [],
  {},
  { ask: 'secrets' },
  { ask: 'site', extra: 1 },
  { ask: ['site'] },
  { ask: 'known', companies: 'all' },
  { ask: 'known', companies: Array.from({ length: 1001 }, () => found) },
  { ask: 'card', company: found, nonce: '../x' },
  { ask: 'visible', companies: [{ ...found, domain: 'x'.repeat(300) }] },
  { do: 'look-up' },
  { do: '__proto__' },
  { do: 'constructor' },
  { tell: 'companies' },
  JSON.parse('{"__proto__": {"ask": "site"}, "do": "status"}'),
];

const send = (message: unknown, to = ''): string =>
  `Promise.race([chrome.runtime.sendMessage(${to ? `${JSON.stringify(to)}, ` : ''}${JSON.stringify(message)})
    .then(reply => reply ?? null, error => ({ thrown: String(error) })),
    new Promise(done => setTimeout(() => done({ thrown: 'silence' }), 1500))])`;
/** Opens the card's line, asks for all lists and plans on it, and tells what came. */
const line = (to = ''): string =>
  `new Promise(done => {
    const port = chrome.runtime.connect(${to ? `${JSON.stringify(to)}, ` : ''}{ name: 'card' });
    const heard = [];
    port.onMessage.addListener(message => heard.push(message));
    port.onDisconnect.addListener(() => { void chrome.runtime.lastError; done({ ended: true, heard }); });
    for (const name of ['theme', 'plans', 'known', 'lists']) try { port.postMessage({ n: 1, do: 'follow', name, about: '' }) } catch {}
    setTimeout(() => done({ ended: false, heard }), 800);
  })`;

const refused = (reply: unknown): boolean =>
  reply === null ||
  (typeof reply === 'object' && ('thrown' in reply || ('ok' in reply && reply.ok === false)));

test('default deny: each kind of message from each sender', async ({ provider, pages }) => {
  const profile = newProfile();
  const loupe = await launchOn(profile, { others: [path.join(root, 'tests/e2e/hostile/companion')] });
  const own = await loupe.context.newPage();
  await own.goto(loupe.page('popup.html'));
  await command(own, { do: 'status' });
  await put(own, 'requests', [
    storedRequest({ url: `${provider.origin}/v1/companies/find?domain={{domain}}`, cost: { amount: 1 } }),
  ]);
  await put(own, 'settings', [{ name: 'lookupPlans', value: ['facts'] }]);
  await knowCompanies(own);
  pages.put('/frame', '<p>nordhavn.com in a frame</p>');
  pages.put('/messages', '<p id=name>nordhavn.com</p><iframe src="/frame"></iframe>');
  pages.put('/stranger', '<p>nordhavn.com</p>');
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/messages`);
  await openCard(own, page, 'nordhavn.com');
  const script = await scriptWorld(page, 'Loupe');
  const calls = provider.stats.calls;
  const wrong: string[] = [];
  const expectRefusal = async (who: string, what: string, reply: Promise<unknown>, denied = true) => {
    if (refused(await reply) !== denied) wrong.push(`${who}: ${what} ${denied ? 'answered' : 'refused'}`);
  };

  // The page script in an allowed page: its own kinds, and no other.
  for (const [kind, message] of Object.entries(asks))
    await expectRefusal('script', kind, script(send(message)), false);
  for (const [kind, message] of Object.entries(commands))
    await expectRefusal('script', kind, script(send(message)));
  const framed = await scriptWorld(page, 'Loupe', 'frame');
  for (const [kind, message] of Object.entries(commands))
    await expectRefusal('script in a frame', kind, framed(send(message)));
  for (const message of forged)
    await expectRefusal('script', JSON.stringify(message).slice(0, 60), script(send(message)));
  expect(await script(line())).toEqual({ ended: true, heard: [] });

  // Another extension: its worker and its script in the same page.
  const worker = loupe.context.serviceWorkers().find(one => one.url().endsWith('/companion.js'));
  if (!worker) throw new Error('The companion did not start.');
  const foreign = await scriptWorld(page, 'Companion');
  const everything = [...Object.entries(asks), ...Object.entries(commands)];
  for (const [kind, message] of everything) {
    await expectRefusal('extension', kind, worker.evaluate(send(message, loupe.extensionId)));
    await expectRefusal('its script', kind, foreign(send(message, loupe.extensionId)));
  }
  expect(await worker.evaluate(line(loupe.extensionId))).toEqual({ ended: true, heard: [] });
  // It sees through closed roots, and what it sees is a frame that it can neither read nor run in.
  const reached = await foreign(`(() => {
    const host = document.documentElement.lastElementChild;
    const root = chrome.dom.openOrClosedShadowRoot(host);
    const frame = root?.querySelector('iframe');
    return { frame: Boolean(frame), inside: frame?.contentDocument ?? null, text: root?.textContent ?? '' };
  })()`);
  expect(reached).toEqual({ frame: true, inside: null, text: '' });
  const injected =
    await worker.evaluate(`chrome.tabs.query({ url: ${JSON.stringify(`${pages.origin.replace(/:\d+$/, '')}/*`)} })
    .then(([tab]) => chrome.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, func: () => location.href }))
    .then(all => all.map(one => one.result), error => [String(error)])`);
  expect(JSON.stringify(injected)).not.toContain('chrome-extension');

  // The page itself has nobody to ask, and its window messages are heard by nobody.
  const inPage = await page.evaluate(
    messages => {
      for (const message of messages) {
        window.postMessage(message, '*');
        for (const frame of [window, ...Array.from(window.frames)]) frame.postMessage(message, '*');
        window.dispatchEvent(new CustomEvent('message', { detail: message }));
        window.dispatchEvent(new CustomEvent('loupe:take-over', { detail: message }));
      }
      const { chrome } = globalThis as { chrome?: { runtime?: object } };
      return typeof chrome?.runtime;
    },
    everything.map(([, message]) => message),
  );
  expect(inPage).toBe('undefined');
  expect(cardFrame(page)).toBeDefined();

  // The card's frame: less than our pages may.
  const card = cardFrame(page);
  for (const [kind, message] of everything)
    if (!cardToo.includes(kind) || 'ask' in message)
      await expectRefusal('card', kind, card?.evaluate(send(message)) ?? Promise.resolve('no card'));
  // Our own page: no word that is the card's or the page script's.
  for (const [kind, message] of everything)
    if (cardOnly.includes(kind) || 'ask' in message)
      await expectRefusal('own page', kind, own.evaluate(send(message)));

  // A frame within the allowed page asks as that page; the same script where the site was turned off learns nothing.
  await allow(own, pages.origin, 'off');
  for (const [kind, message] of Object.entries(asks))
    if (kind !== 'site') await expectRefusal('script of a site that is off', kind, script(send(message)));
  expect(await script(send({ ask: 'site' }))).toMatchObject({ ok: true, value: { state: 'off' } });

  expect(wrong).toEqual([]);
  expect(provider.stats.calls - calls).toBe(0);
  expect(await rowsIn(own, 'attempts')).toEqual([]);
  await loupe.context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
});

test('two thousand forged messages leave the background well', async ({ own, loupe, pages }) => {
  pages.put('/fuzz', '<p id=name>nordhavn.com</p>');
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/fuzz`);
  const script = await scriptWorld(page, 'Loupe');
  const worker = await loupe.worker();
  const faults: string[] = [];
  worker.on('console', line => line.type() === 'error' && faults.push(line.text()));
  const words = [
    'ask',
    'do',
    'tell',
    'site',
    'known',
    'card',
    'company',
    'companies',
    'nonce',
    'look-up',
    'plans',
  ];
  const unanswered = await script(`(async () => {
    const words = ${JSON.stringify(words)};
    let seed = 7;
    const draw = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    const make = depth => {
      const kind = draw(depth > 4 ? 5 : 8);
      if (kind === 0) return draw(1e6) - 500;
      if (kind === 1) return words[draw(words.length)];
      if (kind === 2) return null;
      if (kind === 3) return draw(2) === 0;
      if (kind === 4) return String.fromCharCode(draw(65536)).repeat(draw(300));
      if (kind === 5) return Array.from({ length: draw(6) }, () => make(depth + 1));
      return Object.fromEntries(Array.from({ length: draw(5) }, () => [words[draw(words.length)], make(depth + 1)]));
    };
    let bad = 0;
    for (let turn = 0; turn < 40; turn++) {
      const replies = await Promise.all(Array.from({ length: 50 }, () => chrome.runtime.sendMessage(make(0)).catch(() => null)));
      bad += replies.filter(reply => reply?.ok !== false).length;
    }
    return bad;
  })()`);
  expect(unanswered).toBe(0);
  // Sizes and depths that no page of ours ever sends: refused, by the browser or by the door.
  const taken = await script(`(async () => {
    const deep = n => { let all = null; for (let i = 0; i < n; i++) all = i % 2 ? [all] : { ask: all }; return all; };
    const found = { name: 'x'.repeat(201), domain: null, confidence: 1 };
    const all = [
      { ask: 'find', text: 'a'.repeat(20_000_000), cells: [] },
      { ask: 'find', text: 'x', cells: Array.from({ length: 1_000_000 }, () => ({ start: 0, end: 1 })) },
      { ask: 'find', text: 'nordhavn.com', cells: [{ start: -1, end: 1e9 }] },
      { ask: 'structure', structure: { jsonLd: Array.from({ length: 51 }, () => '[]') } },
      { ask: 'structure', structure: { jsonLd: ['['.repeat(300_001)] } },
      { ask: 'structure', structure: { ['x'.repeat(5_000_000)]: [] } },
      { ask: 'known', companies: [found] },
      { ask: 'site', more: deep(150) },
      { ask: deep(100_000) },
      deep(20_000),
      Array.from({ length: 1_000_000 }, () => ({})),
    ];
    const replies = await Promise.all(all.map(async one => (await chrome.runtime.sendMessage(one))?.ok === true).map(one => one.catch(() => false)));
    return replies.flatMap((ok, i) => ok ? [i] : []);
  })()`);
  expect(taken).toEqual([]);
  expect(faults).toEqual([]);
  expect(await command(own, { do: 'status' })).toBe(null);
});
