import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'tldts';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { compactSuffixes, lazyLookup, packSuffixes, readTrie, type TrieModule } from './compact-suffixes.ts';
import { unpackSuffixes } from './unpack-suffixes.ts';

const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve('tldts')));
const data = readFileSync(path.join(root, 'es6/src/data/trie.js'), 'utf8');
const suite = path.resolve('../shared/suites/public-suffix/cases.json');
const OPTIONS = [
  { allowPrivateDomains: true, extractHostname: false, validateHostname: false },
  { extractHostname: false, validateHostname: false },
  {},
];

describe('packed suffixes', () => {
  let trie: TrieModule;
  let compact: typeof parse;
  let size = 0;

  beforeAll(async () => {
    trie = await readTrie(data);
    const built = await build({
      configFile: false,
      logLevel: 'error',
      plugins: [compactSuffixes()],
      build: {
        write: false,
        lib: { entry: path.join(root, 'es6/index.js'), formats: ['es'] },
      },
    });
    const [bundle] = Array.isArray(built) ? built : [built];
    const code = bundle !== undefined && 'output' in bundle ? bundle.output[0].code : '';
    size = gzipSync(code).length;
    ({ parse: compact } = await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
    ));
  });

  it('come back as the very same arrays', () => {
    const counts = { nodes: trie.nodeFlags.length, edges: trie.edgeLength.length };
    const { exceptionsRoot: _, rulesRoot: __, ...arrays } = trie;
    expect(unpackSuffixes(packSuffixes(trie), counts)).toEqual(arrays);
  });

  it('take at most 42 kB, tldts and its reader with them, before names are shortened', () => {
    expect(size).toBeLessThan(42_000);
  });

  it('say what tldts says of 20,000 hosts', () => {
    const hosts = madeHosts(trie, 20_000);
    const differ = hosts.filter(host =>
      OPTIONS.some(
        options => JSON.stringify(compact(host, options)) !== JSON.stringify(parse(host, options)),
      ),
    );
    expect(differ).toEqual([]);
    // The hosts reach into the list: most end in a suffix of two labels and more.
    const deep = hosts.filter(host => parse(host, OPTIONS[0]).publicSuffix?.includes('.'));
    expect(deep.length).toBeGreaterThan(8000);
  });

  it.skipIf(!existsSync(suite))('agree with tldts on the list’s own cases', () => {
    const { cases }: { cases: { input: string | null }[] } = JSON.parse(readFileSync(suite, 'utf8'));
    for (const { input } of cases) {
      const host = (input ?? '').toLowerCase();
      for (const options of OPTIONS) expect(compact(host, options), host).toEqual(parse(host, options));
    }
    expect(cases.length).toBeGreaterThan(50);
  });

  it('are refused when the package’s data has another form', async () => {
    await expect(readTrie('export const rules = [];')).rejects.toThrow('another form');
    expect(() => lazyLookup("import { a } from './data/trie';\nexport const b = a;")).toThrow('another form');
  });
});

/** Hosts that follow the trie from its roots, leave it at any point, and go on with labels that it does not have. */
function madeHosts(trie: TrieModule, count: number): string[] {
  let seed = 7;
  const below = (end: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * end);
  };
  const offsets: number[] = [0];
  for (const length of trie.edgeLength) offsets.push((offsets.at(-1) ?? 0) + length);
  const isLeaf = (node: number): boolean => trie.edgeStart[node] === trie.edgeStart[node + 1];
  const others = ['acme', 'www', 'a-b', 'x1', 'co', 'com', 'xn--p1ai', 'é'];
  return Array.from({ length: count }, () => {
    const labels: string[] = [];
    let node = below(10) === 0 ? trie.exceptionsRoot : trie.rulesRoot;
    for (let depth = below(4); depth >= 0; depth--) {
      const from = trie.edgeStart[node] ?? 0;
      const edges = (trie.edgeStart[node + 1] ?? from) - from;
      if (edges === 0) break;
      let edge = from + below(edges);
      // Most endings have nothing below them: those that have are where the list is intricate.
      for (let tries = 0; tries < 4 && isLeaf(trie.edgeChild[edge] ?? 0); tries++) edge = from + below(edges);
      const label = trie.labelText.slice(offsets[edge], offsets[edge + 1]);
      labels.unshift(label === '*' ? (others[below(others.length)] ?? '') : label);
      node = trie.edgeChild[edge] ?? 0;
    }
    for (let extra = below(3); extra > 0; extra--) labels.unshift(others[below(others.length)] ?? '');
    return labels.join('.');
  });
}
