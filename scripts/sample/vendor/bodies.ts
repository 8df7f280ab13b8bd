// Bodies that are not what they should be: broken, foreign, huge, or harmless but rare.
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { brotliCompressSync, createGzip, gzipSync } from 'node:zlib';
import { type Call, send, whole } from '../listen.ts';
import { company, type Family, type Scenario } from './scenario.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML =
  '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>';
const TEXT = JSON.stringify(company);

function fixed(
  id: string,
  about: string,
  type: string,
  body: string | Buffer,
  status = 200,
  more = {},
): Scenario {
  return { id, path: `/body/${id}`, about, answer: (_, res) => send(res, status, type, body, more) };
}

/** `total` bytes of one JSON string, in blocks of 64 KiB. */
function* blocks(total: number): Generator<Buffer> {
  const block = Buffer.alloc(65_536, 'x');
  yield Buffer.from('{"blob":"');
  for (let left = total; left > 0; left -= block.length)
    yield block.subarray(0, Math.min(block.length, left));
  yield Buffer.from('"}');
}

/** At the pace that the caller reads; a caller that leaves in the middle is no error here. */
async function huge(call: Call, res: ServerResponse): Promise<void> {
  res.writeHead(200, { 'content-type': JSON_TYPE });
  await pipeline(Readable.from(blocks(whole(call, 'bytes', 50_000_000))), res).catch(() => undefined);
}

async function bomb(call: Call, res: ServerResponse): Promise<void> {
  res.writeHead(200, { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' });
  const plain = Readable.from(blocks(whole(call, 'bytes', 1_000_000_000, 4_000_000_000)));
  await pipeline(plain, createGzip({ level: 9 }), res).catch(() => undefined);
}

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}null${'}'.repeat(depth)}`;

export const bodies: Family = () => [
  fixed('malformed', 'JSON that breaks off', JSON_TYPE, TEXT.slice(0, -3)),
  fixed('trailing', 'JSON with a word after it', JSON_TYPE, `${TEXT} done`),
  fixed('nan', 'NaN and Infinity, which are not JSON', JSON_TYPE, '{"employees":NaN,"score":Infinity}'),
  fixed('html-200', 'an HTML page with 200', 'text/html; charset=utf-8', HTML),
  fixed('html-as-json', 'an HTML page that calls itself JSON', JSON_TYPE, HTML),
  fixed('html-503', 'an HTML page with 503', 'text/html', HTML, 503),
  fixed('json-as-text', 'good JSON that calls itself text/plain', 'text/plain', TEXT),
  fixed('empty-200', '200 with no byte', JSON_TYPE, ''),
  fixed('null', 'null', JSON_TYPE, 'null'),
  fixed('empty-list', 'an empty list', JSON_TYPE, '{"results":[]}'),
  fixed('text-only', 'a bare JSON string', JSON_TYPE, '"Nordhavn Freight"'),
  fixed(
    'big-integers',
    'integers beyond 2^53',
    JSON_TYPE,
    '{"id":9007199254740993,"lei":12345678901234567890}',
  ),
  fixed('duplicate-keys', 'the same key twice', JSON_TYPE, '{"name":"first","name":"second"}'),
  fixed(
    'latin-1',
    'JSON in ISO 8859-1, declared',
    'application/json; charset=iso-8859-1',
    Buffer.from('{"name":"Søndermark Mejeri","city":"Ålesund"}', 'latin1'),
  ),
  fixed(
    'bad-utf-8',
    'declared UTF-8, but ISO 8859-1',
    JSON_TYPE,
    Buffer.from('{"name":"Søndermark"}', 'latin1'),
  ),
  fixed('bom', 'UTF-8 with a byte order mark', JSON_TYPE, `\uFEFF${TEXT}`),
  fixed(
    'utf-16',
    'JSON in UTF-16LE with a mark',
    'application/json; charset=utf-16',
    Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
  ),
  fixed('lone-surrogate', 'an escaped half of a pair, and NUL', JSON_TYPE, '{"name":"a\\ud800b\\u0000c"}'),
  fixed('xssi', "JSON behind the prefix )]}'", JSON_TYPE, `)]}'\n${TEXT}`),
  fixed('jsonp', 'JSON in a callback', 'text/javascript', `callback(${TEXT});`),
  fixed(
    'ndjson',
    'three JSON lines',
    'application/x-ndjson',
    '{"name":"Nordhavn Freight"}\n{"name":"Lumen Ferries"}\n{"name":"Vantry"}\n',
  ),
  fixed(
    'xml',
    'XML',
    'application/xml',
    '<?xml version="1.0"?><companies><company id="1"><name>Nordhavn Freight</name><employees>1240</employees></company></companies>',
  ),
  fixed(
    'xml-bomb',
    'XML with nested entities (billion laughs)',
    'application/xml',
    `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]><a>&a12;</a>`,
  ),
  fixed(
    'csv',
    'CSV with a quoted comma and a formula',
    'text/csv; charset=utf-8',
    'name,domain,note\r\n"Freight, Nordhavn",nordhavn.example,=1+1\r\n',
  ),
  fixed(
    'proto',
    'keys that would poison a prototype',
    JSON_TYPE,
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"name":"Nordhavn Freight"}',
  ),
  fixed(
    'graphql-errors',
    'GraphQL: errors in a 200, no data',
    JSON_TYPE,
    '{"data":null,"errors":[{"message":"Field \\"revenue\\" does not exist","path":["company"]}]}',
  ),
  fixed(
    'graphql-partial',
    'GraphQL: data and errors',
    JSON_TYPE,
    '{"data":{"company":{"name":"Nordhavn Freight","revenue":null}},"errors":[{"message":"Not allowed","path":["company","revenue"]}]}',
  ),
  fixed(
    'error-in-200',
    'a failure told by a field in a 200',
    JSON_TYPE,
    '{"status":"error","code":401,"message":"Invalid API key"}',
  ),
  fixed('success-false', 'success: false in a 200', JSON_TYPE, '{"success":false,"error":"Quota exceeded"}'),
  fixed(
    'problem',
    'application/problem+json (RFC 9457) with 422',
    'application/problem+json',
    '{"type":"https://vendor.example/problems/domain","title":"Invalid domain","status":422,"detail":"nord haven is not a domain"}',
    422,
  ),
  fixed('gzip', 'good JSON, gzip', JSON_TYPE, gzipSync(TEXT), 200, { 'content-encoding': 'gzip' }),
  fixed('brotli', 'good JSON, brotli', JSON_TYPE, brotliCompressSync(TEXT), 200, {
    'content-encoding': 'br',
  }),
  fixed('gzip-lie', 'says gzip, is plain', JSON_TYPE, TEXT, 200, { 'content-encoding': 'gzip' }),
  fixed('binary', 'a picture', 'image/png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  {
    id: 'no-content',
    path: '/body/204',
    about: '204',
    answer: (_, res) => {
      res.writeHead(204);
      res.end();
    },
  },
  { id: 'huge', path: '/body/huge', about: 'a JSON string of `?bytes=50000000`', answer: huge },
  { id: 'gzip-bomb', path: '/body/gzip-bomb', about: 'gzip that opens to `?bytes=1000000000`', answer: bomb },
  {
    id: 'deep',
    path: '/body/deep',
    about: 'objects in objects, `?depth=100000`',
    answer: (call, res) => send(res, 200, JSON_TYPE, nested(whole(call, 'depth', 100_000, 2_000_000))),
  },
  {
    id: 'wide',
    path: '/body/wide',
    about: 'a list of `?items=100000` companies',
    answer: (call, res) => {
      const items = Array.from({ length: whole(call, 'items', 100_000, 1_000_000) }, (_, id) => ({
        id,
        name: `Company ${id}`,
      }));
      send(res, 200, JSON_TYPE, JSON.stringify({ items }));
    },
  },
];
