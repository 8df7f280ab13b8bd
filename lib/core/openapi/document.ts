/** Reads an OpenAPI 3 document (JSON or YAML), and follows its references within itself. Nothing is fetched. */
import { readJson } from '../answer/json.ts';

export type Node = Readonly<Record<string, unknown>>;

export interface OpenApi {
  readonly root: Node;
  /** What the reference leads to; undefined, and noted in `missing`, where that lies in another file or nowhere. */
  at(value: unknown): Node | undefined;
  /** References that could not be followed, as they are written. */
  readonly missing: ReadonlySet<string>;
  /** The same document with nothing noted yet. */
  fresh(): OpenApi;
}

export type ReadOpenApi =
  | { readonly ok: true; readonly document: OpenApi }
  | { readonly ok: false; readonly message: string };

/** Characters; the largest documents of vendors are about 10 MB. */
const MOST = 20_000_000;
/** A chain of references longer than this is a circle. */
const MOST_STEPS = 20;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** By its first lines: is this a description of an API, and not a call? */
export const isOpenApi = (text: string): boolean =>
  /(?:^|[{,\n])\s*["']?(?:openapi|swagger)["']?\s*:/.test(text.slice(0, 20_000)) &&
  !/^\s*(?:curl|fetch|await)\b/.test(text);

/** @param yaml turns YAML into data; only asked for what is not JSON. May throw. */
export function readOpenApi(text: string, yaml: (text: string) => unknown): ReadOpenApi {
  const refuse = (message: string): ReadOpenApi => ({ ok: false, message });
  if (text.length > MOST)
    return refuse('This document is larger than 20 MB. Take out the parts that you do not need.');
  let root: unknown;
  if (/^\s*\{/.test(text)) {
    const read = readJson(text);
    if (!read.ok) return refuse(`This document is not JSON. ${read.problem.message}`);
    root = read.value;
  } else {
    try {
      root = yaml(text);
    } catch (error) {
      const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
      return refuse(`This document is neither JSON nor YAML. ${why.slice(0, 200)}`);
    }
  }
  if (!isNode(root)) return refuse('This is not an OpenAPI document.');
  if (root['swagger'] !== undefined)
    return refuse(
      'This is Swagger 2.0. Convert it to OpenAPI 3 first (editor.swagger.io does), or paste a call as cURL.',
    );
  const version = textOf(root['openapi']);
  if (!/^3\.\d/.test(version))
    return refuse(`OpenAPI 3 is read here; this document says “${version.slice(0, 20)}”.`);
  if (!isNode(root['paths'])) return refuse('This document describes no paths.');
  return { ok: true, document: documentOf(root) };
}

function documentOf(root: Node): OpenApi {
  const missing = new Set<string>();
  const point = (reference: string): unknown => {
    if (!reference.startsWith('#/')) return undefined;
    let here: unknown = root;
    for (const step of reference.slice(2).split('/')) {
      const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
      if (Array.isArray(here)) here = here[Number(name)];
      else if (isNode(here) && Object.hasOwn(here, name)) here = here[name];
      else return undefined;
    }
    return here;
  };
  return {
    root,
    missing,
    fresh: () => documentOf(root),
    at: value => {
      let here: unknown = value;
      for (let steps = 0; isNode(here) && typeof here['$ref'] === 'string'; steps++) {
        const reference = here['$ref'];
        here = steps < MOST_STEPS ? point(reference) : undefined;
        if (here === undefined) missing.add(reference);
      }
      return isNode(here) ? here : undefined;
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
