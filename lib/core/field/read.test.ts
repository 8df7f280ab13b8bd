import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { readAs } from './convert.ts';
import { readDate } from './date.ts';
import { readNumber } from './number.ts';
import { readBoolean, readText, readUrl } from './scalar.ts';

describe('readNumber', () => {
  it.each([
    [12.5, 12.5],
    ['1,240', 1240],
    ['1.240,5', 1240.5],
    ['1,240.5', 1240.5],
    ['1.240.500', 1_240_500],
    ['12,34,567', 1_234_567],
    ['1 240', 1240],
    ['1\u00a0240', 1240],
    ['1’240.50', 1240.5],
    ['0,240', 0.24],
    ['3,5', 3.5],
    [' 007 ', 7],
    ['$ 9.5M', 9_500_000],
    ['€1.2bn', 1_200_000_000],
    ['-$1,200', -1200],
    ['(120)', -120],
    ['\u22125', -5],
    ['45 %', 45],
    ['10,001+', 10_001],
    ['USD 5 million', 5_000_000],
    ['1e6', 1_000_000],
  ])('%j is %d', (raw, value) => expect(readNumber(raw)).toEqual({ ok: true, value }));

  it.each([
    ['51-200', 'range'],
    ['11 to 50', 'range'],
    ['2024-01-01', 'date'],
    ['abc', 'not a number'],
    ['5 employees', 'employees'],
    ['5 constructor', 'constructor'],
    ['12345678901234567890', 'Set the type to text'],
    ['1,2,3', 'not a number'],
    ['0x1f', 'not a number'],
    ['', 'not a number'],
    [true, 'yes or no'],
    [Number.NaN, 'finite'],
    [null, 'not a number'],
    ['1'.repeat(5000), 'long text'],
  ])('%j is refused: %s', (raw, words) => {
    const read = readNumber(raw);
    expect(read.ok ? '' : read.why).toContain(words);
  });
});

describe('readDate', () => {
  it.each([
    ['2024-05-01', '2024-05-01'],
    ['20240501', '2024-05-01'],
    ['2024-05', '2024-05'],
    ['2019', '2019'],
    [2019, '2019'],
    ['2024-05-01T10:00:00+02:00', '2024-05-01T08:00:00.000Z'],
    ['2024-05-01 10:00', '2024-05-01T10:00:00.000Z'],
    ['2024-05-01T10:00:00.123456Z', '2024-05-01T10:00:00.123Z'],
    ['Tue, 05 Mar 2024 10:00:00 GMT', '2024-03-05T10:00:00.000Z'],
    ['March 4, 2024', '2024-03-04'],
    ['4th Mar 2024', '2024-03-04'],
    ['May 2020', '2020-05'],
    ['31/12/2024', '2024-12-31'],
    ['12/31/2024', '2024-12-31'],
    ['1.2.2024', '2024-02-01'],
    [1714557600, '2024-05-01T10:00:00.000Z'],
    ['1714557600000', '2024-05-01T10:00:00.000Z'],
  ])('%j is %s', (raw, value) => expect(readDate(raw)).toEqual({ ok: true, value }));

  it.each([
    '03/04/2024',
    '2024-02-30',
    '2024-13-01',
    'soon',
    40,
    -1,
    true,
    null,
    '',
    'x'.repeat(9999),
    Infinity,
  ])('%j is refused', raw => expect(readDate(raw).ok).toBe(false));
});

describe('readUrl', () => {
  it.each([
    ['acme.com', 'https://acme.com'],
    ['https://acme.com/', 'https://acme.com/'],
    ['//acme.com/x', 'https://acme.com/x'],
    ['acme.com:8080/x', 'https://acme.com:8080/x'],
    ['https://xn--pple-43d.com', 'https://xn--pple-43d.com'],
  ])('%s is %s', (raw, value) => expect(readUrl(raw)).toEqual({ ok: true, value }));

  it.each([
    'javascript:alert(1)',
    ' JaVa\tScript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://acme.com/%0aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://acme.com/1',
    'file:///etc/passwd',
    'https://user:pass@acme.com',
    'acme',
    'two words.com',
    '',
    7,
  ])('%j is refused', raw => expect(readUrl(raw).ok).toBe(false));
});

describe('readText and readBoolean', () => {
  it('names what an object holds', () => {
    expect(readText({ name: 1, id: 2 })).toMatchObject({
      ok: false,
      why: expect.stringContaining('name, id'),
    });
    expect(readText(' x ')).toEqual({ ok: true, value: 'x' });
    expect(readAs('list', 5)).toEqual({ ok: true, value: 5 });
  });

  it.each([
    ['Yes', true],
    [0, false],
    ['false', false],
  ])('%j is %s', (raw, value) => expect(readBoolean(raw)).toEqual({ ok: true, value }));
  it('refuses the rest', () => expect(readBoolean('maybe').ok).toBe(false));
});

it('spends no time on hostile texts', () => {
  const before = cpuMs();
  for (const text of [
    '1,'.repeat(40),
    `${' '.repeat(90)}x`,
    `${'1 '.repeat(45)}x`,
    'a'.repeat(1e6),
    '-'.repeat(99),
  ]) {
    for (const type of ['number', 'date', 'url', 'boolean', 'text'] as const) readAs(type, text);
  }
  expect(cpuMs() - before).toBeLessThan(1000);
});
