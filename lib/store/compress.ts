/** Bodies of answers at rest: gzip from 2 kB on, and back under a bound, since what is stored may be damaged. */

/** Below this many bytes gzip gains nothing. */
export const COMPRESS_FROM = 2048;
/** No answer is larger than the largest `maxBytes` of a request. */
export const LARGEST_BODY = 64 * 1024 * 1024;

export interface Body {
  readonly encoding: 'plain' | 'gzip';
  readonly body: Uint8Array;
  /** Bytes before compression. */
  readonly size: number;
  /** Bytes as stored. */
  readonly stored: number;
}

/** Gzip, unless the body is small or would not shrink. */
export async function compress(bytes: Uint8Array): Promise<Body> {
  const plain: Body = { encoding: 'plain', body: bytes, size: bytes.length, stored: bytes.length };
  if (bytes.length < COMPRESS_FROM) return plain;
  const packed = await through(bytes, new CompressionStream('gzip'), bytes.length);
  if (!packed) return plain;
  return { encoding: 'gzip', body: packed, size: bytes.length, stored: packed.length };
}

/** @returns null when the body is damaged, or larger than it says. */
export async function expand(kept: Pick<Body, 'encoding' | 'body' | 'size'>): Promise<Uint8Array | null> {
  if (kept.encoding === 'plain') return kept.body.length === kept.size ? kept.body : null;
  if (kept.size > LARGEST_BODY) return null;
  try {
    const bytes = await through(kept.body, new DecompressionStream('gzip'), kept.size);
    return bytes?.length === kept.size ? bytes : null;
  } catch {
    return null;
  }
}

/** @returns null as soon as more than `most` bytes come out. */
async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array | null> {
  // A copy on a buffer of its own: the stream may take it away, and a view may be of shared memory.
  const source = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(stream);
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = source.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
