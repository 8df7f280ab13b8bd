import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { readCsv } from './csv.ts';
import { type AnswerFormat, readAnswer } from './read.ts';

const SPECTRUM = new URL('../../../../shared/suites/csv-spectrum/', import.meta.url);

function read(text: string | Uint8Array, contentType = 'application/json', format: AnswerFormat = 'auto') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readAnswer({ bytes, contentType, format });
}

describe('readAnswer: JSON', () => {
  it.each(['application/json', 'application/vnd.api+json; charset=utf-8', 'text/html', 'text/plain', ''])(
    'reads an object sent as %j',
    contentType =>
      expect(read('{"a":1}', contentType)).toMatchObject({ ok: true, format: 'json', value: { a: 1 } }),
  );

  it('reads UTF-8 and UTF-16 with a byte order mark, and the charset that the server names', () => {
    expect(read('\ufeff{"a":"é"}')).toMatchObject({ ok: true, value: { a: 'é' } });
    const utf16 = Buffer.from('\ufeff{"a":"é"}', 'utf16le');
    expect(read(utf16)).toMatchObject({ ok: true, value: { a: 'é' } });
    const latin = Buffer.from('{"a":"é"}', 'latin1');
    expect(read(latin, 'application/json; charset="ISO-8859-1"')).toMatchObject({
      ok: true,
      value: { a: 'é' },
    });
  });

  it('names bytes that are not text, and a charset that is not known', () => {
    expect(read(new Uint8Array([0x7b, 0xff, 0x7d]))).toMatchObject({
      ok: false,
      problem: { kind: 'malformed' },
    });
    expect(read('{}', 'application/json; charset=klingon')).toMatchObject({ ok: true });
    expect(read(new Uint8Array([0xff, 0x00]), 'application/json; charset=klingon')).toMatchObject({
      ok: false,
    });
  });

  it('names an empty body and an oversized one', () => {
    expect(read('')).toMatchObject({ ok: false, problem: { kind: 'empty' } });
    expect(read(' \n')).toMatchObject({ ok: false, problem: { kind: 'empty' } });
    const big = readAnswer({ bytes: new Uint8Array(2_000_001), contentType: '', maxBytes: 2_000_000 });
    expect(big).toMatchObject({
      ok: false,
      problem: { kind: 'too-large', message: 'The answer is larger than 2 MB.' },
    });
  });

  it('shows a web page by its title', () => {
    const page = '<!DOCTYPE html>\n<html><head><title>Sign&nbsp;in &amp; go\n</title></head><body>…';
    for (const contentType of ['text/html', 'application/json', '']) {
      expect(read(page, contentType)).toMatchObject({
        ok: false,
        problem: { kind: 'html', title: 'Sign in & go', message: expect.stringContaining('“Sign in & go”') },
      });
    }
    expect(read('<html><body><h1>502 Bad Gateway</h1>')).toMatchObject({
      problem: { title: '502 Bad Gateway' },
    });
    expect(read(page, 'text/html', 'text')).toMatchObject({ ok: true, format: 'text' });
  });

  it('finds no time sink in a page of opening tags', () => {
    const before = cpuMs();
    read(`<html>${'<title '.repeat(200_000)}`, 'text/html');
    expect(cpuMs() - before).toBeLessThan(300);
  });
});

describe('readAnswer: lines', () => {
  it('reads lines by their type, and unnamed lines by their look', () => {
    const text = '{"a":1}\n\n{"a":12345678901234567890}\r\n';
    const value = [{ a: 1 }, { a: '12345678901234567890' }];
    expect(read(text, 'application/x-ndjson')).toMatchObject({
      ok: true,
      format: 'ndjson',
      value,
      textNumbers: 1,
    });
    expect(read(text, 'application/json')).toMatchObject({ ok: true, format: 'ndjson', value });
  });

  it('names the broken line', () => {
    expect(read('{"a":1}\n{"a":', 'application/x-ndjson')).toMatchObject({
      ok: false,
      problem: { kind: 'malformed', line: 2, message: expect.stringContaining('Line 2 of the answer') },
    });
  });
});

describe('readAnswer: XML', () => {
  it('gives elements, attributes and repeated elements', () => {
    const xml = '<?xml version="1.0"?><r><c id="007">Caf&#233; &amp; Co</c><c id="2"><n>01</n></c></r>';
    expect(read(xml, 'application/xml')).toMatchObject({
      ok: true,
      format: 'xml',
      value: {
        r: {
          c: [
            { '@id': '007', '#text': 'Café & Co' },
            { '@id': '2', n: '01' },
          ],
        },
      },
    });
  });

  it('refuses entity bombs, outside entities, and depth', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>';
    expect(read(bomb, 'application/xml')).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
    expect(read(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, 'application/xml')).toMatchObject({
      ok: false,
      problem: { kind: 'too-deep' },
    });
  });

  it('keeps a forbidden name as data', () => {
    const got = read('<r><__proto__><polluted>1</polluted></__proto__><x>1</x></r>', 'application/xml');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(got.ok && JSON.stringify(got.value)).toContain('polluted');
  });

  it('keeps text in its order, CDATA and names that objects inherit', () => {
    const got = read(
      '<r><toString>1</toString><p>Hello <b>x</b> world</p><c><![CDATA[a & <b>]]> d</c></r>',
      'text/xml',
    );
    expect(got.ok && got.value).toEqual({
      r: { toString: '1', p: { b: 'x', '#text': 'Hello  world' }, c: 'a & <b> d' },
    });
  });

  it('forgives a bare ampersand, a name of HTML, and space before the declaration', () => {
    const xml = '\n <?xml version="1.0"?><r u="?a=1&b=2">A & B&nbsp;&eacute; &foo; &amp;lt;</r>';
    expect(read(xml, 'text/xml')).toMatchObject({
      value: { r: { '@u': '?a=1&b=2', '#text': 'A & B\u00a0é &foo; &lt;' } },
    });
    expect(read('<r><![CDATA[a & b]]>c & d</r>', 'text/xml')).toMatchObject({ ok: false });
    expect(read('\n\n <r>\n<c></r>', 'text/xml')).toMatchObject({ problem: { line: 4, column: 4 } });
  });

  it('ends soon on what is made to be slow', () => {
    const slow = [
      '<r>&'.padEnd(4e6, 'a'),
      `<r ${' '.repeat(4e6)}`,
      `<r>${'&amp;'.repeat(8e5)}`,
      `<r a="${'&'.repeat(4e6)}`,
    ];
    const started = cpuMs();
    for (const xml of slow) expect(read(xml, 'text/xml')).toMatchObject({ problem: { kind: 'malformed' } });
    expect(cpuMs() - started).toBeLessThan(10_000);
  });

  it('names what is not well formed', () => {
    expect(read('<r><c></r>', 'application/xml')).toMatchObject({
      ok: false,
      problem: { kind: 'malformed', line: 1 },
    });
  });
});

describe('readAnswer: CSV', () => {
  it('names rows by the header, and keeps what has no name', () => {
    const got = read('name,,name,__proto__\nAcme,x,Y,z,extra\n', 'text/csv');
    expect(got.ok && got.value).toHaveLength(1);
    const row = got.ok && Array.isArray(got.value) ? (got.value[0] as object) : {};
    expect(Object.entries(row)).toEqual([
      ['name', 'Acme'],
      ['column 2', 'x'],
      ['name 2', 'Y'],
      ['__proto__', 'z'],
      ['column 5', 'extra'],
    ]);
  });

  it('reads Windows-1252 when the bytes are not UTF-8', () => {
    expect(read(Buffer.from('name\nCafé', 'latin1'), 'text/csv')).toMatchObject({
      ok: true,
      value: [{ name: 'Café' }],
    });
  });

  it('names a broken quote', () => {
    expect(read('a,b\n"x,y', 'text/csv')).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
  });

  it.skipIf(!existsSync(SPECTRUM))(
    'agrees with csv-spectrum (skipped where ../shared/suites is absent)',
    () => {
      const files = readdirSync(new URL('csvs/', SPECTRUM));
      expect(files.length).toBe(12);
      for (const file of files) {
        // Its expected phone number is not the one in its CSV.
        if (file === 'location_coordinates.csv') continue;
        // Line breaks inside quotes are compared as LF: checkouts of the suite differ in them.
        const text = readFileSync(new URL(`csvs/${file}`, SPECTRUM), 'utf8').replaceAll('\r\n', '\n');
        const want: unknown = JSON.parse(
          readFileSync(new URL(`json/${file.replace('.csv', '.json')}`, SPECTRUM), 'utf8').replaceAll(
            '\\r\\n',
            '\\n',
          ),
        );
        const got = readCsv(text);
        expect([file, got.ok && got.value.map(row => ({ ...row }))]).toEqual([file, want]);
      }
    },
  );
});

describe('readAnswer: anything', () => {
  it('survives every single byte, and random bytes in every format', () => {
    let seed = 7;
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed & 0xff;
    };
    for (let round = 0; round < 400; round++) {
      const bytes = Uint8Array.from({ length: round % 60 }, next);
      for (const format of ['auto', 'json', 'ndjson', 'xml', 'csv', 'text'] as const) {
        expect(typeof readAnswer({ bytes, contentType: '', format }).ok).toBe('boolean');
      }
    }
  });
});

it('reads more values where the builder allows a larger answer', () => {
  const bytes = new TextEncoder().encode(`[${'1,'.repeat(250_000)}1]`);
  expect(readAnswer({ bytes, contentType: 'application/json' })).toMatchObject({
    ok: false,
    problem: { kind: 'too-large' },
  });
  expect(readAnswer({ bytes, contentType: 'application/json', maxBytes: 16 * 1024 * 1024 })).toMatchObject({
    ok: true,
  });
});
