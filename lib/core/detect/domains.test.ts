import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { findDomains } from './domains.ts';

const hosts = (text: string): string[] => findDomains(text).map(span => span.host);

describe('findDomains', () => {
  it('finds bare hosts, URLs and e-mail addresses, and gives the host alone', () => {
    expect(hosts('Ask info@shop.orchard.co.uk or see https://www.Orchard.com:8443/a.pl?x=y.com#z.')).toEqual([
      'shop.orchard.co.uk',
      'www.orchard.com',
    ]);
    const text = 'Now at (harbour.io).';
    expect(findDomains(text)).toEqual([{ start: 8, end: 18, host: 'harbour.io' }]);
  });

  it.each([
    ['a file', 'Edit main.rs, run setup.sh and read README.md'],
    ['a member', 'user.name is not this.id, and Array.from(x) is os.path'],
    ['a method', 'call df.info() first'],
    ['a version', 'v2.10.3 of 10.0.0.1'],
    ['a forgotten space', 'The rain stopped.In the end we left.It was late.'],
    ['an abbreviation', 'e.g. the U.S. and a Ph.D. etc.'],
    ['a package', 'com.acme.android.app and java.util.List'],
    ['a suffix alone', 'many end in .com or co.uk'],
    ['a name that is no domain', 'printer.lan and db.internal'],
    ['an object store', 's3://my.bucket.name/key'],
    ['the rest of a line that a backslash continued', 'to orchard\\\n   systems.com now'],
  ])('leaves %s alone', (_what, text) => {
    expect(hosts(text)).toEqual([]);
  });

  it('keeps invisible characters in the span and out of the host', () => {
    const text = 'at or\u00adchard\u200b.com\u200b now';
    expect(findDomains(text)).toEqual([{ start: 3, end: 16, host: 'orchard.com' }]);
  });

  it('finds hosts in scripts that are written without spaces', () => {
    expect(hosts('詳しくはorchard.co.jpをご覧ください')).toEqual(['orchard.co.jp']);
    expect(hosts('сайт яндекс.рф')).toEqual(['яндекс.рф']);
  });

  it('gives spans that are in order, apart, and say what the text says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a',
            'acme',
            '.',
            '.com',
            ' ',
            '@',
            '/',
            '://',
            '\u00ad',
            'ü',
            '例',
            '-',
            '_',
            '(',
            '1',
            '.co.uk',
            '\ud83d',
          ),
        ),
        pieces => {
          const text = pieces.join('');
          let reach = 0;
          for (const { start, end, host } of findDomains(text)) {
            expect(start).toBeGreaterThanOrEqual(reach);
            expect(end).toBeGreaterThan(start);
            expect(
              text
                .slice(start, end)
                .toLowerCase()
                .replace(/[\u00ad]/g, ''),
            ).toBe(host);
            reach = end;
          }
        },
      ),
    );
  });

  it.each(['a', 'a.', 'A ', '@', 'a@', '.', '-.', 'http://', 'a.com/', 'a.a@', '\u00ad.', '例.', 'a.com+'])(
    'is linear on a million of %j',
    piece => {
      const text = piece.repeat(1_000_000 / piece.length);
      const start = cpuMs();
      findDomains(text);
      expect(cpuMs() - start).toBeLessThan(2000);
    },
  );
});
