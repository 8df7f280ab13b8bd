/** Strict JSON (RFC 8259) to a value, with bounds, without lost digits, and with nothing that can reach a prototype. */
import { decodeUtf8, utf8Of } from './decode.ts';
import { locateFault } from './locate.ts';
import { type Unread, unread } from './problem.ts';
import { FORBIDDEN_NAMES, JSON_CAPS, type JsonCaps, scanJson } from './scan.ts';

export type ReadJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Numbers kept as text because a double would change them. */
      readonly textNumbers: number;
    }
  | Unread;

/**
 * Reads JSON text. Whole numbers beyond 2^53, and decimals with more digits than a double holds, become text.
 * An object with a forbidden name (`__proto__`, `constructor`, `prototype`) keeps it as plain data and has no
 * prototype; every other value is what `JSON.parse` gives.
 *
 * @param bytes the text as UTF-8, where it is at hand
 */
export function readJson(text: string, caps: Partial<JsonCaps> = {}, bytes = utf8Of(text)): ReadJson {
  const limits = { ...JSON_CAPS, ...caps };
  const scan = scanJson(bytes, limits);
  if (scan.stopped === 'depth') {
    return unread(
      'too-deep',
      `The answer is nested more than ${limits.maxDepth} levels deep.`,
      'Ask the API for a flatter answer, or for fewer parts of it.',
    );
  }
  if (scan.stopped === 'nodes') {
    return unread(
      'too-large',
      `The answer holds more than ${limits.maxNodes.toLocaleString('en-US')} values.`,
      'Ask for fewer items a page, or allow a larger answer under Answer.',
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(scan.lossy.length === 0 ? text : quoteNumbers(bytes, scan.lossy));
  } catch {
    return malformed(text);
  }
  if (scan.forbidden) value = disarm(value);
  return { ok: true, value, textNumbers: scan.lossy.length / 2 };
}

/** Quoted before the parse: works in every engine, and only texts with such numbers pay for it. */
function quoteNumbers(bytes: Uint8Array, lossy: readonly number[]): string {
  const quoted = new Uint8Array(bytes.length + lossy.length);
  let read = 0;
  // At each start and each end stands a quote.
  for (const [quotes, place] of lossy.entries()) {
    quoted.set(bytes.subarray(read, place), read + quotes);
    quoted[place + quotes] = 34;
    read = place;
  }
  quoted.set(bytes.subarray(read), read + lossy.length);
  return decodeUtf8(quoted);
}

function malformed(text: string): Unread {
  const fault = locateFault(text);
  if (fault === null) {
    return unread('malformed', 'The answer is not valid JSON.', 'Open the raw answer to see what came.');
  }
  return unread(
    'malformed',
    `The answer is not valid JSON: ${fault.why} (line ${fault.line}, column ${fault.column}).`,
    fault.why.includes('ends')
      ? 'The answer was cut off on its way, or the API broke it off. Look it up again.'
      : 'Open the raw answer, or set the format under Answer if it is not JSON.',
    { line: fault.line, column: fault.column },
  );
}

/** Moves objects with a forbidden name onto no prototype, in place where nothing is forbidden. */
function disarm(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = disarm(value[index]);
    return value;
  }
  const source: object = value;
  const armed = FORBIDDEN_NAMES.some(name => Object.hasOwn(source, name));
  const target: object = armed ? Object.create(null) : source;
  for (const [key, item] of Object.entries(source)) {
    const safe = disarm(item);
    if (armed || safe !== item) {
      Object.defineProperty(target, key, {
        value: safe,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  }
  return target;
}
