/** The public suffix trie as tldts' lookup reads it: nodes, and each node's labels in the order of their hashes. */
export interface SuffixTrie {
  readonly nodeFlags: Uint8Array;
  /** Where each node's edges start; one more entry than there are nodes. */
  readonly edgeStart: Uint16Array;
  readonly edgeChild: Uint16Array;
  readonly edgeLength: Uint8Array;
  /** All labels, one after the other, in the order of the edges. */
  readonly labelText: string;
}

/** The size of the arrays, known when it is packed. */
export interface SuffixCounts {
  readonly nodes: number;
  readonly edges: number;
}

/** Labels of one node at most: what a place takes beside a hash of 32 bits in a double. */
export const MOST_LABELS = 2 ** 20;
const A = 65;
const Z = 90;
const LINE_END = 10;
const OTHER_CHILD = 95;

/**
 * Reads what `packSuffixes` wrote, in one pass: a few milliseconds, once in each life of the background that looks up a host.
 *
 * A line a node: its flag (one digit), the child that most labels lead to (base 36), then the labels in
 * alphabetical order, each as a capital that tells how many characters it shares with the one before (A is none),
 * the rest of it, and, where it leads to another child, `_` and that child.
 */
export function unpackSuffixes(packed: string, counts: SuffixCounts): SuffixTrie {
  const nodeFlags = new Uint8Array(counts.nodes);
  const edgeStart = new Uint16Array(counts.nodes + 1);
  const edgeChild = new Uint16Array(counts.edges);
  const edgeLength = new Uint8Array(counts.edges);
  const labels: string[] = [];
  let edges = 0;
  let at = 0;
  for (let node = 0; node < counts.nodes; node++) {
    nodeFlags[node] = packed.charCodeAt(at) - 48;
    let from = at + 1;
    at = labelEnd(packed, from);
    const usual = Number.parseInt(packed.slice(from, at), 36);
    const names: string[] = [];
    const children: number[] = [];
    let name = '';
    while (at < packed.length && packed.charCodeAt(at) !== LINE_END) {
      const shared = packed.charCodeAt(at) - A;
      from = at + 1;
      at = labelEnd(packed, from);
      name = name.slice(0, shared) + packed.slice(from, at);
      let child = usual;
      if (packed.charCodeAt(at) === OTHER_CHILD) {
        from = at + 1;
        at = labelEnd(packed, from);
        child = Number.parseInt(packed.slice(from, at), 36);
      }
      names.push(name);
      children.push(child);
    }
    at++;
    for (const place of byHash(names)) {
      const label = names[place] ?? '';
      labels.push(label);
      edgeLength[edges] = label.length;
      edgeChild[edges++] = children[place] ?? 0;
    }
    edgeStart[node + 1] = edges;
  }
  return { nodeFlags, edgeStart, edgeChild, edgeLength, labelText: labels.join('') };
}

/** The places of the names in the order of their djb2 hashes, read from the end: what tldts searches by. */
function byHash(names: readonly string[]): readonly number[] {
  const places = names.length;
  if (places < 2) return places === 0 ? [] : [0];
  // Hash and place in one number (52 bits at most), so that sorting needs no comparison function.
  const keys = new Float64Array(places);
  for (let place = 0; place < places; place++) {
    const name = names[place] ?? '';
    let hash = 5381;
    for (let i = name.length - 1; i >= 0; i--) hash = (hash * 33) ^ name.charCodeAt(i);
    keys[place] = (hash >>> 0) * MOST_LABELS + place;
  }
  return Array.from(keys.sort(), key => key % MOST_LABELS);
}

/** Where a name or a number ends: at a capital, `_`, or the end of the line. */
function labelEnd(packed: string, from: number): number {
  let at = from;
  for (; at < packed.length; at++) {
    const code = packed.charCodeAt(at);
    if (code === LINE_END || code === OTHER_CHILD || (code >= A && code <= Z)) return at;
  }
  return at;
}
