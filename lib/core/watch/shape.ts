/** What an answer looks like, without its values: its paths and what stands at them, bounded. */
export type ShapeType = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'null';
/** By path, `$.company.offices[*].city`. Items of a list have one path together. */
export type Shape = Readonly<Record<string, ShapeType>>;

const MOST_PATHS = 300;
const MOST_DEPTH = 8;
/** Items of a list that are looked at: an optional part may be missing in the first. */
const MOST_ITEMS = 20;
const LONGEST_KEY = 100;

export const typeOf = (value: unknown): ShapeType => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number' || typeof value === 'bigint') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'object' ? 'object' : 'text';
};

const step = (key: string): string =>
  /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key.slice(0, LONGEST_KEY))}]`;

/** Breadth first, so that what is left out of a large answer is what lies deepest. */
export function shapeOf(value: unknown): Shape {
  const shape: Record<string, ShapeType> = Object.create(null);
  let level: [path: string, value: unknown][] = [['$', value]];
  for (let depth = 0; level.length > 0 && depth <= MOST_DEPTH; depth++) {
    const next: [string, unknown][] = [];
    for (const [path, one] of level) {
      const known = shape[path];
      if (known === undefined && Object.keys(shape).length >= MOST_PATHS) return { ...shape };
      // One item that has a value tells more than one that has none.
      if (known === undefined || known === 'null') shape[path] = typeOf(one);
      if (Array.isArray(one)) for (const item of one.slice(0, MOST_ITEMS)) next.push([`${path}[*]`, item]);
      else if (typeof one === 'object' && one !== null)
        for (const [key, part] of Object.entries(one).slice(0, MOST_PATHS))
          next.push([`${path}${step(key)}`, part]);
    }
    level = next;
  }
  return { ...shape };
}

/** Paths that held something and are there no more; of what lies within such a one, nothing is said. */
export const goneFrom = (before: Shape, now: Shape): readonly string[] => {
  const gone: string[] = [];
  /** Nothing is said of what lies within these. */
  const closed: string[] = [];
  for (const [path, type] of Object.entries(before)) {
    if (Object.hasOwn(now, path)) continue;
    if (closed.some(top => path.startsWith(top) && /[.[]/.test(path[top.length] ?? ''))) continue;
    closed.push(path);
    // Of an empty list nobody can tell what its items look like.
    const isItem = path.endsWith('[*]') && now[path.slice(0, -3)] === 'list';
    if (type !== 'null' && !isItem) gone.push(path);
  }
  return gone;
};
