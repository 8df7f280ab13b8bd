/** What the card's frame may ask over its line: what a card shows and does with one company, and no more. */
import * as v from 'valibot';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const subject = v.object({ key: text(300), name: v.nullable(text(200)), domain: v.nullable(text(253)) });
const n = v.pipe(v.number(), v.integer());

export const askSchema = v.variant('do', [
  v.object({
    n,
    do: v.literal('follow'),
    name: v.picklist(['theme', 'plans', 'known', 'lists']),
    about: text(300),
  }),
  v.object({ n, do: v.literal('end') }),
  v.object({
    n,
    do: v.literal('add'),
    order: v.object({
      to: v.union([v.object({ id: text(80) }), v.object({ name: text(200) })]),
      subjects: v.pipe(v.array(subject), v.maxLength(1)),
      source: text(300),
    }),
  }),
  /** Takes back an `add` of a moment ago. */
  v.object({ n, do: v.literal('undo'), rows: v.pipe(v.array(text(500)), v.maxLength(1)) }),
  /** Of a value that is shown: which one, and its words. What lies behind it, the background knows. */
  v.object({
    n,
    do: v.literal('why'),
    source: v.object({
      label: text(500),
      text: text(100_000),
      cost: text(200),
      why: v.nullable(text(10_000)),
      cell: v.nullable(
        v.object({
          requestId: text(80),
          path: v.nullable(text(10_000)),
          answerKey: v.nullable(text(500)),
        }),
      ),
    }),
  }),
]);

export type Ask = v.InferOutput<typeof askSchema>;

/** What goes back: the answer to ask `n`, or what is followed under `n`, anew. */
export interface Told {
  readonly n: number;
  readonly value?: unknown;
  readonly error?: string;
}
