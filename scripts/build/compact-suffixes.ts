/**
 * The public suffix list is the largest thing in the background: tldts ships it as arrays of numbers and a text in
 * the order of hashes, which hardly compresses, and the bundler writes that text out at each place that reads it.
 * The plugin packs the very same data when it builds, so that the package stays the source, and reads it when the
 * first host is looked up: most wakes of the background look up none.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { MOST_LABELS, type SuffixTrie } from './unpack-suffixes.ts';

export interface TrieModule extends SuffixTrie {
  readonly exceptionsRoot: number;
  readonly rulesRoot: number;
}

const MOST_SHARED = 25;

const ANOTHER_FORM = 'tldts keeps its suffixes in another form now: see scripts/build/compact-suffixes.ts.';

/** Vite plugin: replaces tldts' trie by a packed text and its reader. @throws when the package has changed shape */
export function compactSuffixes(): Plugin {
  return {
    name: 'compact-suffixes',
    transform: {
      filter: { id: /tldts\/dist\/es6\/src\/(?:data\/trie|suffix-trie)\.js$/ },
      async handler(code, id) {
        return { code: id.endsWith('suffix-trie.js') ? lazyLookup(code) : await packedData(code), map: null };
      },
    },
  };
}

async function packedData(code: string): Promise<string> {
  const trie = await readTrie(code);
  const reader = fileURLToPath(new URL('./unpack-suffixes.ts', import.meta.url));
  const counts = { nodes: trie.nodeFlags.length, edges: trie.edgeLength.length };
  return `import { unpackSuffixes } from ${JSON.stringify(reader)};
const roots = { exceptionsRoot: ${trie.exceptionsRoot}, rulesRoot: ${trie.rulesRoot} };
export const readTrie = () =>
  ({ ...roots, ...unpackSuffixes(${JSON.stringify(packSuffixes(trie))}, ${JSON.stringify(counts)}) });`;
}

/**
 * tldts' own lookup, made when the first host is looked up and not when the script starts.
 * @throws when the module is not one import of the data, some statements and one function that is its default export
 */
export function lazyLookup(code: string): string {
  const names = /^import \{([^}]+)\} from '\.\/data\/trie';$/m.exec(code);
  const others = code.match(/^import (?!.*'\.\/data\/trie').*$/gm) ?? [];
  const exported = code.match(/^export /gm) ?? [];
  const body = code
    .replace(/^import .*$/gm, '')
    .replace(/^export default function (\w+)/m, 'return function $1');
  if (names?.[1] === undefined || exported.length !== 1 || body.includes('export '))
    throw new Error(ANOTHER_FORM);
  return `${others.join('\n')}
import { readTrie } from './data/trie';
function makeLookup() {
const {${names[1]}} = readTrie();
${body}
}
let lookup;
export default function suffixLookup(hostname, options, out) {
  lookup ??= makeLookup();
  return lookup(hostname, options, out);
}`;
}

/** The exports of tldts' data module. @throws when they are not what the packed form can hold */
export async function readTrie(code: string): Promise<TrieModule> {
  const address = `data:text/javascript,${encodeURIComponent(code)}`;
  const data: Partial<TrieModule> = await import(/* @vite-ignore */ address);
  const { nodeFlags, edgeStart, edgeChild, edgeLength, labelText, exceptionsRoot, rulesRoot } = data;
  if (
    !(nodeFlags instanceof Uint8Array && edgeLength instanceof Uint8Array) ||
    !(edgeStart instanceof Uint16Array && edgeChild instanceof Uint16Array) ||
    !(typeof labelText === 'string' && typeof exceptionsRoot === 'number' && typeof rulesRoot === 'number') ||
    /[A-Z_\n]/.test(labelText) ||
    nodeFlags.some(flag => flag > 9) ||
    edgeStart.some((start, node) => (edgeStart[node + 1] ?? start) - start > MOST_LABELS)
  ) {
    throw new Error(ANOTHER_FORM);
  }
  return { nodeFlags, edgeStart, edgeChild, edgeLength, labelText, exceptionsRoot, rulesRoot };
}

/** The trie as one text; `unpackSuffixes` tells the form. */
export function packSuffixes(trie: SuffixTrie): string {
  const lines: string[] = [];
  let offset = 0;
  for (let node = 0; node < trie.nodeFlags.length; node++) {
    const edges: Edge[] = [];
    for (let edge = trie.edgeStart[node] ?? 0; edge < (trie.edgeStart[node + 1] ?? 0); edge++) {
      const end = offset + (trie.edgeLength[edge] ?? 0);
      edges.push({ label: trie.labelText.slice(offset, end), child: trie.edgeChild[edge] ?? 0 });
      offset = end;
    }
    lines.push(`${trie.nodeFlags[node] ?? 0}${packEdges(edges)}`);
  }
  return lines.join('\n');
}

interface Edge {
  readonly label: string;
  readonly child: number;
}

function packEdges(edges: readonly Edge[]): string {
  const usual = mostCommon(edges.map(edge => edge.child));
  let before = '';
  let text = usual.toString(36);
  for (const { label, child } of [...edges].sort((a, b) => (a.label < b.label ? -1 : 1))) {
    let shared = 0;
    while (shared < MOST_SHARED && shared < label.length && label[shared] === before[shared]) shared++;
    before = label;
    text += String.fromCharCode(65 + shared) + label.slice(shared);
    if (child !== usual) text += `_${child.toString(36)}`;
  }
  return text;
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
