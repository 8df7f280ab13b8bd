/**
 * What to write instead: JavaScript habits, missing dollars, and names that need quotes, each with the RFC 9535 form.
 * Apart from the compiling, as only editors need it.
 */
import { compilePath, isPath, type PathCompilation, UNREAD } from './compile.ts';

interface PathAdvice {
  readonly message: string;
  readonly at: number | null;
  readonly suggestion: string | null;
}

interface Habit {
  readonly finds: RegExp;
  readonly message: string;
  /** The whole path rewritten. */
  readonly mend?: (path: string) => string;
}

/** In the order in which they are looked for. Every pattern is linear: one bounded repeat, no nesting. */
const HABITS: readonly Habit[] = [
  {
    finds: /[!=]==/,
    message: 'JSONPath compares with == and !=, not with === and !==.',
    mend: path => path.replaceAll('!==', '!=').replaceAll('===', '=='),
  },
  {
    finds: /\(@\.length-(\d{1,4})\)/,
    message: 'Items from the end are counted with a minus: [-1] is the last one.',
    mend: path => path.replace(/\(@\.length-(\d{1,4})\)/g, '-$1'),
  },
  {
    finds: /=~\s{0,5}\/|\.(?:match|test)\(|\/[a-z]{0,5}\.test\(/,
    message:
      "JSONPath has match(@.name, 'pattern') for the whole text and search(@.name, 'pattern') for a part of it.",
    mend: path =>
      path.replace(
        /(@[\w.]{0,100})\s{0,5}=~\s{0,5}\/([^/]{1,200})\/[a-z]{0,5}/g,
        (_, name: string, pattern: string) => {
          return `search(${name}, '${pattern.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}')`;
        },
      ),
  },
  {
    finds: /@(?:\.\w{1,60}){0,10}\.length\b/,
    message: 'JSONPath counts with length(@.name), not with .length.',
    mend: path => path.replace(/(@(?:\.\w{1,60}){0,10}?)\.length\b/g, 'length($1)'),
  },
  {
    finds: /\.length(?:\(\))?$/,
    message: 'JSONPath selects items; to count them, select them and set the field to Count.',
    mend: path => path.replace(/\.length(?:\(\))?$/, '[*]'),
  },
  {
    finds: /\?\([^)]{0,300}@(?:path|parent|property|root)\b/,
    message: 'A filter sees only @ (the item) and $ (the whole answer).',
  },
  {
    finds: /\?.{0,300}\s(?:and|or)\s/i,
    message: 'JSONPath writes && for and, || for or, ! for not.',
    mend: path => path.replace(/\sand\s/gi, ' && ').replace(/\sor\s/gi, ' || '),
  },
  {
    finds: /\?.{0,300}[^=!<>]=[^=~]/,
    message: 'JSONPath compares with ==.',
    mend: path => path.replace(/([^=!<>])=(?=[^=~])/g, '$1=='),
  },
  {
    finds: /\?.{0,300}\b(?:contains|startsWith|endsWith|includes|indexOf|in|nin|anyof|size|empty)\b/,
    message:
      "JSONPath filters know comparisons, length(), count(), match(), search() and value(); a part of a text is found with search(@.name, 'part').",
  },
  { finds: /`/, message: "Back-ticks have no meaning in JSONPath. Names that need it stand as ['name']." },
  {
    finds: /\.\[/,
    message: 'A bracket follows a name without a dot.',
    mend: path => path.replace(/([^.])\.\[/g, '$1['),
  },
  {
    finds: /\[[A-Za-z_][\w-]{0,80}\]/,
    message: "A name in brackets stands in quotes: ['name'].",
    mend: path => path.replace(/\[([A-Za-z_][\w-]{0,80})\]/g, "['$1']"),
  },
  {
    finds: /\[\]/,
    message: 'Every item of a list is [*].',
    mend: path => path.replaceAll('[]', '[*]'),
  },
  {
    finds: /\.\d{1,9}(?=\.|\[|$)/,
    message: 'An item is picked by its number in brackets: [0] is the first.',
    mend: path => path.replace(/\.(\d{1,9})(?=\.|\[|$)/g, '[$1]'),
  },
  {
    finds: /\.[A-Za-z_]\w{0,60}[-@ :#%][\w -]{0,60}/,
    message:
      "A name with other signs than letters, digits and _ stands in brackets and quotes: ['first-name'].",
    mend: path =>
      path.replace(
        /\.([A-Za-z_]\w{0,60}[-@ :#%][\w@:#% -]{0,60}\w)(?=\.|\[|$)/g,
        (_, name: string) => `['${name}']`,
      ),
  },
  { finds: /\s$|^\s/, message: 'A space stands before or after the path.', mend: path => path.trim() },
  { finds: /\.$/, message: 'The path ends in a dot.', mend: path => path.replace(/\.{1,5}$/, '') },
  {
    finds: /[~^]/,
    message: 'The parent ^ and the name ~ cannot stand together with a filter or at this place.',
  },
];

/** `compilePath` for a path that is being written: a problem says what to write instead, where a habit is recognized. */
export function compileWritten(path: string): PathCompilation {
  const compiled = compilePath(path);
  // One that is read only fails for its length or its patterns, and says so.
  if (compiled.ok || !compiled.problem.message.startsWith(UNREAD)) return compiled;
  return { ok: false, problem: { ...compiled.problem, ...adviseOnPath(path) } };
}

/** Nothing of it is known where no habit is recognized. */
function adviseOnPath(path: string): Partial<PathAdvice> {
  const trimmed = path.trim();
  if (trimmed === '') return { message: 'Write a path, such as $.data.name.', at: 0, suggestion: null };
  if (!trimmed.startsWith('$')) return withoutRoot(trimmed);
  let mended = path;
  let first: { readonly message: string; readonly at: number } | null = null;
  for (const habit of HABITS) {
    const found = habit.finds.exec(mended);
    if (found === null) continue;
    first ??= { message: habit.message, at: Math.min(found.index, path.length) };
    mended = habit.mend?.(mended) ?? mended;
    if (mended !== path && isPath(mended)) return offer(first.message, first.at, mended);
  }
  return first === null ? {} : { ...first, suggestion: null };
}

function withoutRoot(path: string): PathAdvice {
  const body = path.replace(/^\.{0,5}/, '').replace(/^\/{1,5}/, '');
  const pointer = path.startsWith('/') ? body.split('/').map(pointerStep).join('') : null;
  const candidates = [
    pointer === null ? null : `$${pointer}`,
    path.startsWith('[') ? `$${path}` : `$.${body}`,
    `$['${path}']`,
  ];
  for (const candidate of candidates) {
    if (candidate === null) continue;
    if (isPath(candidate)) return offer('A path starts with $, the whole answer.', 0, candidate);
    const { suggestion: mended } = adviseOnPath(candidate);
    if (mended) return offer('A path starts with $, the whole answer.', 0, mended);
  }
  return { message: 'A path starts with $, the whole answer: $.data.name.', at: 0, suggestion: null };
}

/** One step of a JSON Pointer (RFC 6901). */
function pointerStep(step: string): string {
  const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
  if (/^\d{1,9}$/.test(name)) return `[${name}]`;
  return /^[A-Za-z_]\w*$/.test(name)
    ? `.${name}`
    : `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
}

function offer(message: string, at: number, suggestion: string): PathAdvice {
  return { message: `${message} Write ${suggestion}`, at, suggestion };
}
