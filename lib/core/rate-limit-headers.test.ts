import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPace } from './rate-limit-headers.ts';
import { type BareItem, type Member, parseDictionary, parseItem, parseList } from './structured-fields.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const date = (offset: number): string => new Date(NOW + offset).toUTCString();
const wait = (value: string): number | null => readPace([['Retry-After', value]], NOW).waitMs;

describe('F8: Retry-After', () => {
  it.each([
    ['5', 5000],
    [' 5 ', 5000],
    ['0', 0],
    ['1.5', 1500],
    ['999999999', 3_600_000],
    ['99999999999999999999', 3_600_000],
    [date(30_000), 30_000],
    [date(-30_000), 0],
    [date(1e9), 3_600_000],
    ['Monday, 23-Nov-26 09:01:00 GMT', 60_000],
    ['Mon Nov 23 09:01:00 2026', 60_000],
    ['5, 9', 9000],
  ] as const)('%s', (text, ms) => expect(wait(text)).toBe(ms));

  it.each([
    '',
    'soon',
    '-5',
    '5s',
    '1e3',
    '0x10',
    'tomorrow 5',
    'Infinity',
    'NaN',
    '٥',
    'Mon, 32 Nov 2026 09:00:00 GMT',
    'Mon, 23 Foo 2026 09:00:00 GMT',
    '9'.repeat(300),
    `5${'\u0000'}`,
  ])('does not believe %j', text => expect(wait(text)).toBe(null));
});

describe('the RateLimit family', () => {
  const pace = (headers: Record<string, string>) => readPace(Object.entries(headers), NOW);
  it('reads resets in seconds, epoch seconds, epoch milliseconds, dates and Go durations', () => {
    for (const reset of [
      '30',
      '30.0',
      String(NOW / 1000 + 30),
      String(NOW + 30_000),
      date(30_000),
      new Date(NOW + 30_000).toISOString(),
      '30s',
      '0m30s',
      '30000ms',
    ])
      for (const name of ['X-RateLimit-', 'x-rate-limit-', 'RateLimit-'])
        expect(pace({ [`${name}Remaining`]: '0', [`${name}Reset`]: reset }), reset).toMatchObject({
          remaining: 0,
          waitMs: 30_000,
          resetMs: 30_000,
        });
  });

  it('waits only where nothing remains, or where it is told to', () => {
    expect(pace({ 'X-RateLimit-Remaining': '5', 'X-RateLimit-Reset': '30' })).toMatchObject({
      remaining: 5,
      waitMs: null,
      resetMs: 30_000,
    });
    expect(pace({ 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30', 'Retry-After': '2' }).waitMs).toBe(
      2000,
    );
    expect(pace({})).toEqual({ remaining: null, waitMs: null, resetMs: null });
  });

  it('reads RateLimit as structured fields, the tightest of several, and the older form', () => {
    expect(pace({ RateLimit: '"default";r=50;t=30' })).toEqual({
      remaining: 50,
      waitMs: null,
      resetMs: 30_000,
    });
    expect(pace({ RateLimit: '"hour";r=50;t=30, "burst";r=0;t=4' })).toMatchObject({
      remaining: 0,
      waitMs: 4000,
    });
    expect(pace({ RateLimit: 'limit=100, remaining=0, reset=5' })).toMatchObject({
      remaining: 0,
      waitMs: 5000,
    });
    expect(pace({ RateLimit: '"x";r=-1;t=2' }).remaining).toBe(null);
    expect(pace({ RateLimit: '"x";r=0;t=999999999999' }).waitMs).toBe(3_600_000);
  });

  it('reads the names that gateways give their windows', () => {
    const pace = (headers: readonly (readonly [string, string])[]) => readPace(headers, 0);
    const kong = [
      ['X-RateLimit-Remaining-Minute', '0'],
      ['X-RateLimit-Remaining-Day', '900'],
      ['RateLimit-Reset', '12'],
    ] as const;
    expect(pace(kong)).toMatchObject({ remaining: 0, waitMs: 12_000 });
    const rapid = [
      ['X-RateLimit-Requests-Remaining', '0'],
      ['X-RateLimit-Requests-Reset', '7'],
    ] as const;
    expect(pace(rapid)).toMatchObject({ remaining: 0, waitMs: 7000 });
    expect(pace([['Retry-After-Ms', '1500']])).toMatchObject({ waitMs: 1500 });
  });

  it('is not led astray', () => {
    for (const junk of ['-1', '1e9', 'NaN', '∞', '', '0x1', '1'.repeat(5000), 'a=b;;;', '('.repeat(5000)])
      for (const name of [
        'RateLimit',
        'RateLimit-Policy',
        'X-RateLimit-Remaining',
        'X-RateLimit-Reset',
        'Retry-After',
      ]) {
        const { waitMs, remaining } = pace({ [name]: junk, 'X-RateLimit-Limit': junk });
        expect(waitMs, `${name}: ${junk.slice(0, 20)}`).toBe(null);
        expect(remaining === null || remaining >= 0).toBe(true);
      }
  });
});

interface Case {
  readonly name: string;
  readonly raw: readonly string[];
  readonly header_type: 'list' | 'dictionary' | 'item';
  readonly expected?: unknown;
  readonly must_fail?: boolean;
  readonly can_fail?: boolean;
}

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/suites/structured-fields');

function plainItem(item: BareItem): unknown {
  if (item.type === 'token') return { __type: 'token', value: item.value };
  if (item.type === 'date') return { __type: 'date', value: item.value };
  if (item.type === 'display') return { __type: 'displaystring', value: item.value };
  if (item.type === 'binary') return { __type: 'binary', value: base32(Buffer.from(item.value, 'base64')) };
  return item.value;
}
const plain = (member: Member): unknown => {
  const parameters = [...member.parameters].map(([name, value]) => [name, plainItem(value)]);
  return 'list' in member ? [member.list.map(plain), parameters] : [plainItem(member.item), parameters];
};
function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  let text = '';
  for (let at = 0; at < bits.length; at += 5)
    text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(bits.slice(at, at + 5).padEnd(5, '0'), 2)];
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}
function read({ raw, header_type }: Case): unknown {
  const text = raw.join(', ');
  if (header_type === 'item') {
    const item = parseItem(text);
    return item && plain(item);
  }
  if (header_type === 'list') return parseList(text)?.map(plain) ?? null;
  const members = parseDictionary(text);
  return members && [...members].map(([name, member]) => [name, plain(member)]);
}

describe.skipIf(!fs.existsSync(FOLDER))('the structured field tests of the HTTP working group', () => {
  const files = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER).filter(name => name.endsWith('.json')) : [];
  it.each(files)('%s', file => {
    const cases: Case[] = JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8'));
    const wrong: string[] = [];
    for (const each of cases) {
      const got = read(each);
      if (
        each.must_fail
          ? got !== null
          : got === null
            ? !each.can_fail
            : JSON.stringify(got) !== JSON.stringify(each.expected)
      )
        wrong.push(
          `${each.name}: ${JSON.stringify(got)} in place of ${JSON.stringify(each.expected ?? 'a refusal')}`,
        );
    }
    expect(wrong).toEqual([]);
  });
});
