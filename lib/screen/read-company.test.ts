import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../scripts/machine/cpu.ts';
import { chosenCompany, readCompany } from './read-company.ts';

const key = (text: string): string => {
  const read = readCompany(text);
  return read.ok ? read.subject.key : `no: ${read.message}`;
};

describe('what is written or pasted into the field', () => {
  it.each([
    ['kestrel.com', 'd:kestrel.com'],
    ['  WWW.Kestrel.COM ', 'd:kestrel.com'],
    ['https://app.kestrel.co.uk/about?x=1', 'd:kestrel.co.uk'],
    ['Ida Wren <ida@kestrel.com>', 'd:kestrel.com'],
    ['See https://kestrel.com/news, it is out', 'd:kestrel.com'],
    ['Kestrel Robotics', 'n:kestrelrobotics'],
    ['Acme.io Labs', 'n:acmeiolabs'],
    ['Siemens', 'n:siemens'],
  ])('%s → %s', (text, expected) => expect(key(text)).toBe(expected));

  it('says what is wrong', () => {
    expect(key('')).toMatch(/^no: Write a domain/);
    expect(key('bob@gmail.com')).toMatch(/^no: gmail\.com gives mail to anyone/);
    expect(key('127.0.0.1:8080')).toMatch(/IP address/);
    expect(key('!!!')).toMatch(/^no: /);
    expect(key('x'.repeat(201))).toMatch(/too long/);
  });

  it('reads the start of a megabyte, and at once', () => {
    const start = cpuMs();
    key('a@'.repeat(500_000));
    key(`${'x '.repeat(500_000)}`);
    key('https://'.repeat(100_000));
    expect(cpuMs() - start).toBeLessThan(1000);
  });
});

it.each([
  ['https://www.acme.com/careers?ref=x', { name: null, domain: 'acme.com' }],
  ['mailto:jane.doe@mail.acme.com?subject=Hello%20there', { name: null, domain: 'acme.com' }],
  ['mailto:jane@gmail.com', { name: 'jane@gmail.com', domain: null }],
  [' Acme Tools GmbH ', { name: 'Acme Tools GmbH', domain: null }],
  ['tel:+49301234', { name: 'tel:+49301234', domain: null }],
])('a chosen %s', (text, wanted) => {
  expect(chosenCompany(text)).toMatchObject(wanted);
});
