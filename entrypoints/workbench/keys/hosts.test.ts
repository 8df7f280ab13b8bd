import { describe, expect, it } from 'vitest';
import { originWarning, readOrigin } from './hosts.ts';

describe('the address that a key may go to', () => {
  it.each([
    ['api.example.com', 'https://api.example.com'],
    [' https://API.example.com/v1?x ', 'https://api.example.com'],
    ['http://127.0.0.1:8787/x', 'http://127.0.0.1:8787'],
  ])('%j', (typed, origin) => expect(readOrigin(typed)).toEqual({ ok: true, origin }));

  it.each([
    '',
    'http://api.example.com',
    'https://a:b@example.com',
    'ftp://example.com',
    'javascript:alert(1)',
    'https://',
  ])('refuses %j', typed => expect(readOrigin(typed).ok).toBe(false));

  it('shows a name in foreign letters as it is sent, and as it reads', () => {
    expect(originWarning('https://xn--pple-43d.com')).toContain('“аpple.com”');
    expect(originWarning('https://xn--pple-43d.com')).toContain('mixes Latin and Cyrillic');
    expect(originWarning('https://apple.com')).toBeNull();
    expect(originWarning('http://127.0.0.1:1')).toContain('this machine');
    expect(originWarning('https://192.168.0.1')).toContain('your own network');
  });
});
