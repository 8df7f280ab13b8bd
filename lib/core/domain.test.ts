import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAscii, toUnicode } from './detect/punycode.ts';
import { companyDomain, isPublicMailDomain, parseDomain } from './domain.ts';

describe('parseDomain', () => {
  it.each([
    ['www.Acme.co.uk', 'acme.co.uk', false],
    ['https://user:pw@shop.acme.com:8443/a?b#c', 'acme.com', false],
    ['Jane.Doe@mail.acme.com.au', 'acme.com.au', false],
    ['mailto:x@acme.de', 'acme.de', false],
    ['acme.com.', 'acme.com', false],
    ['joe.github.io', 'joe.github.io', true],
    ['github.io', 'github.io', false],
    ['MÜLLER.de', 'xn--mller-kva.de', false],
    ['кремль.рф', 'xn--e1ajeds9e.xn--p1ai', false],
    ['ac\u00adme.com', 'acme.com', false],
    ['_dmarc.acme.com', 'acme.com', false],
  ])('reads %j as %j', (input, registrable, isPrivateSuffix) => {
    expect(parseDomain(input)).toMatchObject({ ok: true, registrable, isPrivateSuffix });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['192.168.0.1', 'ip'],
    ['https://[2001:db8::1]/', 'ip'],
    ['localhost', 'no-dot'],
    ['.acme.com', 'bad-label'],
    ['acme..com', 'bad-label'],
    ['-acme.com', 'bad-label'],
    ['a b.com', 'no-dot'],
    ['acme.123', 'no-suffix'],
    ['co.uk', 'suffix-only'],
    ['com', 'no-dot'],
    [`${'a'.repeat(300)}.com`, 'too-long'],
    ['x'.repeat(10_000), 'too-long'],
  ])('refuses %j: %s', (input, kind) => {
    expect(parseDomain(input)).toMatchObject({ ok: false, problem: { kind } });
  });

  it('never throws, and what it accepts it accepts again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.domain(), fc.webUrl(), fc.emailAddress()),
        input => {
          const once = parseDomain(input);
          if (once.ok)
            expect(parseDomain(once.registrable)).toMatchObject({ ok: true, registrable: once.registrable });
        },
      ),
    );
  });

  it('writes labels in ASCII and back', () => {
    for (const label of ['bücher', 'straße', '例え', '한국', 'españa', 'ñandú-1'])
      expect(toUnicode(toAscii(label))).toBe(label);
    expect(toUnicode('xn--!!')).toBe('xn--!!');
  });
});

describe('companyDomain', () => {
  it('gives the registrable domain or nothing', () => {
    expect(companyDomain('https://www.acme.com/x')).toBe('acme.com');
    expect(companyDomain('nothing')).toBeNull();
  });

  it('knows the mail providers for anyone from companies', () => {
    for (const mail of ['gmail.com', 'mail.yahoo.co.uk', 'gmx.de', 'web.de', 'qq.com'])
      expect(isPublicMailDomain(mail)).toBe(true);
    for (const own of ['acme.com', 'orange.com', 'web.com', 'mail.acme.com'])
      expect(isPublicMailDomain(own)).toBe(false);
  });
});
