/** The few lines of a raw answer in which a value stands. */
export interface Excerpt {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const LONGEST_LINE = 120;

/**
 * JSON is set anew, one value a line; other text is searched as it is. The line that has the path's last name and the
 * value wins, then one that has the value.
 * @returns null when the value is not found
 */
export function excerptOf(text: string, path: string | null, value: unknown): Excerpt | null {
  const lines = laidOut(text).split('\n');
  const written = [JSON.stringify(value), typeof value === 'string' ? value : String(value)].filter(
    each => each,
  );
  const name = path?.match(/([\p{L}_][\p{L}\p{N}_-]*)['"\])]*$/u)?.[1];
  const holds = (line: string): string | undefined =>
    written.find(each => each !== undefined && line.includes(each));
  const named = name === undefined ? -1 : lines.findIndex(line => line.includes(`"${name}":`) && holds(line));
  const at = named >= 0 ? named : lines.findIndex(line => holds(line));
  const line = lines[at];
  const found = line === undefined ? undefined : holds(line);
  if (line === undefined || found === undefined) return null;
  const from = Math.max(0, at - 1);
  const shown = lines.slice(from, at + 2);
  const indent = Math.min(...shown.map(each => each.length - each.trimStart().length));
  const cut = (each: string): string =>
    each.length > LONGEST_LINE ? `${each.slice(0, LONGEST_LINE)}…` : each;
  const bare = line.slice(indent);
  // Behind the name, so that a value that is also its own name is marked at the right place.
  const behind = named >= 0 && name !== undefined ? bare.indexOf(`"${name}":`) + name.length + 3 : 0;
  const start = Math.max(0, bare.indexOf(found, behind));
  const head = bare.slice(Math.max(0, start - LONGEST_LINE), start);
  return {
    before: [...lines.slice(from, at).map(each => cut(each.slice(indent))), head].join('\n'),
    match: cut(found),
    after: [
      cut(bare.slice(start + found.length)),
      ...lines.slice(at + 1, at + 2).map(each => cut(each.slice(indent))),
    ].join('\n'),
  };
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
