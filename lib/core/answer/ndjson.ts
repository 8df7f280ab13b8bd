/** Newline-delimited JSON (also called JSON Lines): one value a line, read as one array. */
import { readJson } from './json.ts';
import { type Unread, unread } from './problem.ts';
import { JSON_CAPS, type JsonCaps } from './scan.ts';

export type ReadNdjson =
  | { readonly ok: true; readonly value: readonly unknown[]; readonly textNumbers: number }
  | Unread;

/** Reads every line that is not blank; a line that is not JSON is named by its number. */
export function readNdjson(text: string, caps: Partial<JsonCaps> = {}): ReadNdjson {
  const limits = { ...JSON_CAPS, ...caps };
  const value: unknown[] = [];
  let textNumbers = 0;
  let length = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const read = readJson(line, limits);
    if (!read.ok) {
      if (read.problem.kind !== 'malformed') return read;
      const message = read.problem.message
        .replace('The answer', `Line ${index + 1} of the answer`)
        .replace(/ \(line \d+, column (\d+)\)/, ' (column $1)');
      return { ok: false, problem: { ...read.problem, message, line: index + 1 } };
    }
    value.push(read.value);
    textNumbers += read.textNumbers;
    length += line.length;
    // A value takes two characters at least, so short texts need no count.
    if (value.length > limits.maxNodes || length > limits.maxNodes * 200) {
      return unread(
        'too-large',
        `The answer holds more than ${limits.maxNodes.toLocaleString('en-US')} values.`,
        'Ask for fewer items a page.',
      );
    }
  }
  return { ok: true, value, textNumbers };
}

/** Does the text look like JSON a line? True when its first two filled lines each open and close one value. */
export function looksLikeLines(text: string): boolean {
  const lines = text
    .slice(0, 100_000)
    .split(/\r?\n/)
    .filter(line => line.trim() !== '');
  const [first, second] = lines;
  return first !== undefined && second !== undefined && isWhole(first) && /^\s*[[{]/.test(second);
}

function isWhole(line: string): boolean {
  const trimmed = line.trim();
  return (
    (trimmed.startsWith('{') && trimmed.endsWith('}')) || (trimmed.startsWith('[') && trimmed.endsWith(']'))
  );
}
