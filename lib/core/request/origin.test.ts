import { describe, expect, test } from 'vitest';
import { looksAlike } from './look-alike.ts';
import { classifyOrigin, type OriginKind, originOf } from './origin.ts';

const SPELLINGS: readonly [string, OriginKind][] = [
  ['https://api.hunter.io/v2', 'public'],
  ['https://api.hunter.io./v2', 'public'],
  ['https://8.8.8.8', 'public'],
  ['https://[2606:4700::1111]', 'public'],
  ['https://172.32.0.1', 'public'],
  ['https://xn--pple-43d.com', 'public'],
  ['http://127.0.0.1:8080', 'loopback'],
  ['http://127.1', 'loopback'],
  ['http://127.255.255.254', 'loopback'],
  ['http://0x7f.1', 'loopback'],
  ['http://0x7f000001', 'loopback'],
  ['http://017700000001', 'loopback'],
  ['http://2130706433', 'loopback'],
  ['http://127.0.0.1.', 'loopback'],
  ['http://localhost', 'loopback'],
  ['http://LOCALHOST.', 'loopback'],
  ['http://api.localhost', 'loopback'],
  ['http://ⓛocalhost', 'loopback'],
  ['http://１２７.0.0.1', 'loopback'],
  ['http://127。0。0。1', 'loopback'],
  ['http://[::1]', 'loopback'],
  ['http://[0:0:0:0:0:0:0:1]', 'loopback'],
  ['http://[::ffff:127.0.0.1]', 'loopback'],
  ['http://[::ffff:7f00:1]', 'loopback'],
  ['http://[::127.0.0.1]', 'loopback'],
  ['http://[64:ff9b::7f00:1]', 'loopback'],
  ['http://[2002:7f00:1::]', 'loopback'],
  ['http://10.0.0.1', 'private'],
  ['http://0xa.1', 'private'],
  ['http://192.168.0.1', 'private'],
  ['http://3232235521', 'private'],
  ['http://172.16.5.4', 'private'],
  ['http://172.31.255.255', 'private'],
  ['http://100.64.0.1', 'private'],
  ['http://[fd00::1]', 'private'],
  ['http://[::ffff:192.168.0.1]', 'private'],
  ['http://printer.local', 'private'],
  ['http://printer.local.', 'private'],
  ['http://intranet', 'private'],
  ['http://vault.internal', 'private'],
  ['http://nas.home.arpa', 'private'],
  ['http://169.254.169.254/latest/meta-data', 'link-local'],
  ['http://0xa9fea9fe', 'link-local'],
  ['http://[fe80::1]', 'link-local'],
  ['http://[::ffff:169.254.169.254]', 'link-local'],
  ['http://0.0.0.0', 'odd'],
  ['http://0', 'odd'],
  ['http://[::]', 'odd'],
  ['http://224.0.0.1', 'odd'],
  ['http://255.255.255.255', 'odd'],
  ['http://192.0.2.1', 'odd'],
  ['http://[2001:db8::1]', 'odd'],
  ['http://[ff02::1]', 'odd'],
  ['https://api.hunter.io@evil.test', 'odd'],
  ['ftp://example.com', 'odd'],
  ['file:///etc/passwd', 'odd'],
  ['javascript:alert(1)', 'odd'],
  ['not an address', 'odd'],
  ['http://999.1.1.1', 'odd'],
];

test.each(SPELLINGS)('%s is %s', (url, kind) => expect(classifyOrigin(url)).toBe(kind));

test.each([
  ['https://API.Example.com:443/x?y', 'https://api.example.com'],
  ['http://127.1:8080', 'http://127.0.0.1:8080'],
  ['data:text/plain,x', null],
  ['x', null],
])('the origin of %s', (url, origin) => expect(originOf(url)).toBe(origin));

describe('a host that looks like another', () => {
  test.each([
    ['https://аpple.com', /mixes letters/],
    ['https://аррӏе.com', /look like Latin/],
    ['https://googΙe.com', /mixes/],
    ['https://münchen.example', /holds the letters ü/],
    ['https://пример.рф', /holds the letters/],
    ['https://日本語ドメイン.jp', /holds the letters/],
    ['https://xn--pple-43d.com', /mixes letters/],
    ['https://api.hunter.io', null],
    ['https://xn--99999999999.com', /cannot be read/],
  ])('%s', (url, said) => {
    const found = looksAlike(url);
    if (said === null) expect(found?.message).toBeUndefined();
    else expect(found?.message).toMatch(said);
  });
});
