/** One vendor's answer, with the call that it belongs to, and how it pages. */
export interface Shape {
  readonly vendor: string;
  readonly url: string;
  readonly body?: object | string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly answer: unknown;
  /** Any of these is right. */
  readonly right: readonly object[];
}

export const list = (
  count: number,
  make: (i: number) => object = i => ({ id: `id-${i}`, name: `Company ${i}` }),
) => Array.from({ length: count }, (_, i) => make(i));

export const cursor = (name: string, path: string, more: object = {}) => ({
  kind: 'cursor',
  cursor: name,
  from: { in: 'body', path },
  ...more,
});
