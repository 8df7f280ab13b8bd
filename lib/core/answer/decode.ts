/** Bytes to text: byte order mark, then the charset that the server named, then UTF-8, always strict. */

/** The part of the Encoding Standard's TextDecoder that is used; `core` compiles without the DOM's types. */
declare const TextDecoder: new (
  label?: string,
  options?: { fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly charset: string }
  | { readonly ok: false; readonly charset: string; readonly message: string };

/**
 * Decodes a body. A byte order mark wins over the header, as in the Encoding Standard, and is not part of the text.
 * JSON is UTF-8 (RFC 8259, 8.1), so bytes that are not valid in the charset are an error and never replaced.
 */
export function decodeBody(bytes: Uint8Array, contentType = ''): Decoded {
  const named = markedCharset(bytes) ?? headerCharset(contentType) ?? 'utf-8';
  const decoder = decoderFor(named);
  if (decoder === null) {
    const asUtf8 = decode('utf-8', bytes);
    if (asUtf8 !== null) return { ok: true, text: asUtf8, charset: 'utf-8' };
    return {
      ok: false,
      charset: named,
      message: `The answer is written in a charset that is not known: ${named}.`,
    };
  }
  const text = decode(named, bytes);
  if (text !== null) return { ok: true, text, charset: named };
  return {
    ok: false,
    charset: named,
    message: `The answer holds bytes that are not valid ${named.toUpperCase()} text.`,
  };
}

/** The UTF-8 bytes of a text that was decoded: those that came, where it was UTF-8 that came. */
export function utf8Of(text: string, came: Came | null = null): Uint8Array {
  return came !== null && /^utf-?8$/.test(came.charset) ? came.bytes : new TextEncoder().encode(text);
}

interface Came {
  readonly bytes: Uint8Array;
  readonly charset: string;
}

/** Decodes UTF-8 that is known to be valid. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** Decodes as Windows-1252, in which every byte means something: the usual charset of spreadsheets' CSV. */
export function decodeWestern(bytes: Uint8Array): string {
  return decode('windows-1252', bytes) ?? '';
}

/** The `charset` parameter of a Content-Type, in lower case; null where none is named. */
export function headerCharset(contentType: string): string | null {
  const match = /;\s*charset\s*=\s*(?:"([^"]{1,60})"|([^\s;"]{1,60}))/i.exec(contentType.slice(0, 500));
  const label = match?.[1] ?? match?.[2];
  return label === undefined ? null : label.trim().toLowerCase();
}

function markedCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decoderFor(charset: string): { decode(bytes: Uint8Array): string } | null {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return null;
  }
}

function decode(charset: string, bytes: Uint8Array): string | null {
  try {
    return decoderFor(charset)?.decode(bytes) ?? null;
  } catch {
    return null;
  }
}
