/** Where a URL leads: judged after the URL standard has parsed it, so that no spelling of an address slips through. */
import { parseUrl } from './web.ts';

export type OriginKind = 'public' | 'loopback' | 'private' | 'link-local' | 'odd';

/** `https://host[:port]` of an http or https URL, else null. */
export function originOf(url: string): string | null {
  const parsed = parseUrl(url);
  return parsed && /^https?:$/.test(parsed.protocol) && parsed.hostname ? parsed.origin : null;
}

/**
 * - `loopback`: this machine. `private`: a local network, or a name that only one has. `link-local`: the cable, among it
 *   the cloud metadata address. `odd`: not an http address, or one that nobody should call.
 */
export function classifyOrigin(url: string): OriginKind {
  const parsed = parseUrl(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) return 'odd';
  const host = parsed.hostname.toLowerCase();
  if (host.startsWith('[')) return classifyV6(host.slice(1, -1));
  const v4 = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.?$/.exec(host);
  if (v4) return classifyV4(v4.slice(1, 5).map(Number));
  return classifyName(host.replace(/\.$/, ''));
}

/** RFC 6761, RFC 6762, RFC 8375 and the names that home routers use. */
const LOCAL_ENDS = /\.(?:local|internal|intranet|lan|home|corp|private|home\.arpa|localdomain)$/;

function classifyName(name: string): OriginKind {
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  if (name === '' || name.includes('..')) return 'odd';
  // A name without a point is found only by a local network's own search list.
  if (!name.includes('.') || LOCAL_ENDS.test(name)) return 'private';
  return /\.(?:onion|invalid|arpa)$/.test(name) ? 'odd' : 'public';
}

/** IANA IPv4 Special-Purpose Address Registry. */
function classifyV4(bytes: readonly number[]): OriginKind {
  const [a = 0, b = 0, c = 0] = bytes;
  if (a === 127) return 'loopback';
  if (a === 169 && b === 254) return 'link-local';
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return 'private';
  // Carrier-grade NAT and benchmarking lie within somebody's own network.
  if ((a === 100 && b >= 64 && b < 128) || (a === 198 && (b === 18 || b === 19))) return 'private';
  if (a === 0 || a >= 224) return 'odd';
  const documentation =
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113);
  return documentation ? 'odd' : 'public';
}

/** IANA IPv6 Special-Purpose Address Registry. An address that carries an IPv4 one is judged by it. */
function classifyV6(text: string): OriginKind {
  const words = v6Words(text);
  const [w0 = 0, w1 = 0] = words;
  const v4 = (high: number, low: number): OriginKind =>
    classifyV4([high >> 8, high & 255, low >> 8, low & 255]);
  const zeros = (count: number): boolean => words.slice(0, count).every(word => word === 0);
  if (zeros(7) && words[7] === 1) return 'loopback';
  if (zeros(8)) return 'odd';
  const tail = [words[6] ?? 0, words[7] ?? 0] as const;
  if (zeros(6) || (zeros(5) && words[5] === 0xffff)) return v4(...tail);
  if (w0 === 0x64 && w1 === 0xff9b) return v4(...tail);
  if (w0 === 0x2002) return v4(w1, words[2] ?? 0);
  if ((w0 & 0xfe00) === 0xfc00 || (w0 & 0xffc0) === 0xfec0) return 'private';
  if ((w0 & 0xffc0) === 0xfe80) return 'link-local';
  if (w0 === 0x2001 && (w1 === 0x0db8 || w1 === 0)) return 'odd';
  return (w0 & 0xe000) === 0x2000 ? 'public' : 'odd';
}

/** The URL parser gives the short form of RFC 5952, without an IPv4 tail. */
function v6Words(text: string): readonly number[] {
  const [left = '', right] = text.split('::');
  const words = (side: string): number[] =>
    side ? side.split(':').map(word => Number.parseInt(word, 16)) : [];
  const head = words(left);
  const tail = words(right ?? '');
  return right === undefined
    ? head
    : [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill(0), ...tail];
}
