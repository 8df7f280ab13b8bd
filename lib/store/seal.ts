/**
 * AES-256-GCM with what it belongs to as additional data: a ciphertext that is moved to another name or another binding
 * does not open. Every write has a fresh 96-bit IV (NIST SP 800-38D).
 */
import type { Sealed } from './rows.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** What a secret's ciphertext is tied to. */
export const secretContext = (name: string, origins: readonly string[]): string =>
  JSON.stringify(['loupe secret 1', name, ...[...origins].sort()]);

export const tokenContext = (key: string): string => JSON.stringify(['loupe token 1', key]);

export async function seal(key: CryptoKey, text: string, context: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(context) };
  const cipher = await crypto.subtle.encrypt(algorithm, key, encoder.encode(text));
  return { iv, cipher: new Uint8Array(cipher) };
}

/** @returns null when the key, the name, the binding or the ciphertext is another one. */
export async function open(
  key: CryptoKey,
  sealed: { readonly iv: Uint8Array; readonly cipher: Uint8Array },
  context: string,
): Promise<string | null> {
  // Copies: what comes from the database may be a view on any buffer.
  const iv = new Uint8Array(sealed.iv);
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(context) };
  try {
    return decoder.decode(await crypto.subtle.decrypt(algorithm, key, new Uint8Array(sealed.cipher)));
  } catch {
    return null;
  }
}

export function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export function importKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** The least that OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA256. */
export const PBKDF2_ROUNDS = 600_000;

/** 256 bits from a passphrase, written the same on every keyboard (NFKC). */
export async function deriveKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const material = encoder.encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', material, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, 256));
}
