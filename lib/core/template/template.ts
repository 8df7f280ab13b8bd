/** The template's tree: literal text and variables, each with its offsets in the text that was written. */

/** Plain data, as JSON has it. What a variable may stand for. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [name: string]: Data };

export const FILTERS = [
  'lower',
  'upper',
  'trim',
  'slug',
  'escape',
  'sql',
  'date',
  'raw',
  'json',
  'first',
  'last',
  'count',
  'optional',
] as const;
export type Filter = (typeof FILTERS)[number];

export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

export interface Variable {
  readonly kind: 'variable';
  /** Names from the scope's top; none where the braces hold only a constant, as in `{{ "{{" }}`. */
  readonly path: readonly string[];
  /** The path as written, for a person: `facts.address.city`. */
  readonly name: string;
  /** The secret's name, of `{{secret.hunter}}`. */
  readonly secret: string | null;
  readonly fallback: { readonly value: Data } | null;
  readonly filters: readonly Filter[];
  readonly at: number;
  readonly end: number;
}

export type Part = Literal | Variable;

export interface Template {
  readonly parts: readonly Part[];
  readonly variables: readonly Variable[];
}

export interface TemplateProblem {
  readonly kind:
    | 'unclosed'
    | 'empty'
    | 'bad-path'
    | 'bad-default'
    | 'unknown-filter'
    | 'secret-changed'
    | 'json'
    | 'url';
  /** What is wrong and what to write, for a person. */
  readonly message: string;
  /** Offset in the template. */
  readonly at: number;
  readonly end: number;
}

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problem: TemplateProblem };
