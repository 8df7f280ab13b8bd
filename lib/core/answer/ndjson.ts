/** Newline-delimited JSON (also called JSON Lines): one value a line, read as one array. */
import { utf8Of } from './decode.ts';
import { readJson } from './json.ts';
import { type Unread, unread } from './problem.ts';
import { JSON_CAPS, type JsonCaps } from './scan.ts';

export type ReadNdjson =
  | { readonly ok: true; readonly value: readonly unknown[]; readonly textNumbers: number }
  | Unread;

const LINE_FEED = 10;

/** Reads every line that is not blank; a line that is not JSON is named by its number. */
export function readNdjson(text: string, caps: Partial<JsonCaps> = {}, bytes = utf8Of(text)): ReadNdjson {
  const limits = { ...JSON_CAPS, ...caps };
  const value: unknown[] = [];
  let textNumbers = 0;
  let length = 0;
  let start = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const end = bytes.indexOf(LINE_FEED, start);
    const written = bytes.subarray(start, end === -1 ? bytes.length : end);
    start = end + 1;
    if (line.trim() === '') continue;
    const read = readJson(line, limits, written);
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
