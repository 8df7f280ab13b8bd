import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Line } from '../browser/card-port.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { answer, lookupResult, testStore } from '../store/fixtures.ts';
import { addRows, createList } from '../store/lists.ts';
import type { Told } from './card-ask.ts';
import { serveCards } from './serve-cards.ts';

const server = vi.hoisted((): { serve: ((line: Line) => void) | null } => ({ serve: null }));
vi.mock('../browser/card-port.ts', () => ({
  onLine: (serve: (line: Line) => void) => {
    server.serve = serve;
  },
}));

let db: LoupeDatabase;
let say: (message: unknown) => void = () => undefined;
let told: Told[] = [];
let hangUp: () => void = () => undefined;

const KESTREL = 'd:kestrel.com';
const cell = (answerKey: string) => ({
  label: 'Employees',
  value: 1,
  kind: 'filled' as const,
  why: null,
  requestId: 'facts',
  provider: 'Sample',
  path: '$.a',
  answerKey,
  at: 0,
});
const why = (n: number, answerKey: string) => ({
  n,
  do: 'why',
  source: {
    label: 'Employees',
    text: '1',
    cost: '',
    why: null,
    cell: { requestId: 'facts', path: '$.a', answerKey },
  },
});
const toldOf = (n: number) => vi.waitUntil(() => told.findLast(one => one.n === n));

beforeEach(async () => {
  db = await testStore();
  const heard: Told[] = [];
  told = heard;
  serveCards(() => Promise.resolve(db));
  server.serve?.({
    send: message => void heard.push(message as Told), // what the background sends is a Told
    onMessage: listen => {
      say = listen;
    },
    onEnd: ended => {
      hangUp = ended;
    },
  });
  await db.answers.bulkPut([answer('mine', '{"a":1}'), answer('other', '{"a":"not for this card"}')]);
  await db.results.bulkPut([
    lookupResult('facts', KESTREL, { cells: { a: cell('mine') } }),
    lookupResult('facts', 'd:other.com', { cells: { a: cell('other') } }),
  ]);
});

afterEach(() => hangUp());

it('tells what lies behind a value that the card follows, and nothing of another company', async () => {
  say(why(1, 'mine'));
  expect(await toldOf(1)).toHaveProperty('error');
  say({ n: 2, do: 'follow', name: 'known', about: KESTREL });
  await toldOf(2);
  say(why(3, 'mine'));
  expect(await toldOf(3)).toMatchObject({ value: { raw: { value: '1' } } });
  say(why(4, 'other'));
  expect(await toldOf(4)).toHaveProperty('error');
  expect(JSON.stringify(told)).not.toContain('not for this card');
});

it('takes back what was just added, and nothing that stood in the list before', async () => {
  const company = (name: string) => ({ subject: { key: `d:${name}`, name: null, domain: name }, source: '' });
  await createList(db, 'l', 'Old', 0);
  await addRows(db, 'l', [company('old.com')], Date.now() - 3_600_000);
  await addRows(db, 'l', [company('new.com')], Date.now());
  const [old, fresh] = (await db.listRows.toArray()).toSorted((a, b) => a.order - b.order);
  say({ n: 1, do: 'undo', rows: [old?.id] });
  expect(await toldOf(1)).toHaveProperty('error');
  say({ n: 2, do: 'undo', rows: [fresh?.id] });
  expect(await toldOf(2)).not.toHaveProperty('error');
  expect((await db.listRows.toArray()).map(row => row.domain)).toEqual(['old.com']);
});

it('follows until the card has gone, and hears nothing that a card does not ask', async () => {
  const forged = [
    null,
    'x',
    { n: 1 },
    { n: 1, do: 'secrets' },
    { n: 1, do: 'follow', name: 'secrets', about: '' },
  ];
  for (const message of forged) say(message);
  say({ n: 2, do: 'follow', name: 'known', about: KESTREL });
  await toldOf(2);
  hangUp();
  const before = told.length;
  await db.results.clear();
  await new Promise(done => setTimeout(done, 50));
  expect(told).toHaveLength(before);
  expect(told.every(one => one.n === 2)).toBe(true);
});
