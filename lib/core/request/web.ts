/** The few parts of the web platform that the core may lean on: pure, and the same in browsers, workers and Node. */

export interface ParsedUrl {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly host: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

declare const URL: { new (url: string, base?: string): ParsedUrl };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const btoa: (binary: string) => string;
declare const atob: (base64: string) => string;

/** @returns null where the URL standard finds none */
export function parseUrl(url: string, base?: string): ParsedUrl | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}

/** Base64 of the UTF-8 bytes: `btoa` alone throws on what is not Latin-1. */
export const base64 = (text: string): string => base64OfBytes(new TextEncoder().encode(text));

/** Base64 of the bytes. */
export function base64OfBytes(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @throws where it is no base64 */
export const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

/** The UTF-8 text of a base64, or null where it is none. */
export function fromBase64(text: string): string | null {
  try {
    return decodeURIComponent(
      [...atob(text)].map(c => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
    );
  } catch {
    return null;
  }
}
