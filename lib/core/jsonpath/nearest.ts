/** The name that a mistyped one was probably meant to be. */

const LONGEST = 60;

/** The closest of `names`: the same but for case and `_`, `-` or blanks, else a few letters away; null where none is. */
export function nearestName(wanted: string, names: readonly string[]): string | null {
  const plain = simplified(wanted);
  const same = names.find(name => simplified(name) === plain);
  if (same !== undefined) return same;
  let best: string | null = null;
  let least = plain.length <= 4 ? 2 : 3;
  for (const name of names) {
    const other = simplified(name);
    if (Math.abs(other.length - plain.length) >= least) continue;
    const away = distance(plain, other, least);
    if (away < least) {
      least = away;
      best = name;
    }
  }
  return best ?? names.find(name => contains(simplified(name), plain)) ?? null;
}

function contains(name: string, part: string): boolean {
  const [long, short] = name.length >= part.length ? [name, part] : [part, name];
  return short.length >= 4 && long.includes(short);
}

function simplified(name: string): string {
  return name
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[_\s-]/g, '');
}

/** Letters to change, add or remove (Levenshtein), at most `limit`. */
function distance(left: string, right: string, limit: number): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? limit) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? limit) + 1, (next[j - 1] ?? limit) + 1));
    }
    row = next;
  }
  return row[right.length] ?? limit;
}
