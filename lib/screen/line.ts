/** The two ends of the card's line: the frame asks, the background answers from the store. */
import * as v from 'valibot';
import { type Line, onLine, openLine } from '../browser/card-port.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { doorTo, type StoreDoor } from './store-door.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const subject = v.object({ key: text(300), name: v.nullable(text(200)), domain: v.nullable(text(253)) });
const content = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.array(v.union([v.string(), v.number(), v.boolean()])),
]);
const n = v.pipe(v.number(), v.integer());

const askSchema = v.variant('do', [
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
      subjects: v.pipe(v.array(subject), v.maxLength(500)),
      source: text(300),
    }),
  }),
  v.object({ n, do: v.literal('remove'), rows: v.pipe(v.array(text(500)), v.maxLength(500)) }),
  v.object({
    n,
    do: v.literal('why'),
    source: v.object({
      label: v.string(),
      text: v.string(),
      cost: v.string(),
      why: v.nullable(v.string()),
      cell: v.nullable(
        v.object({
          requestId: v.string(),
          provider: v.string(),
          path: v.nullable(v.string()),
          answerKey: v.nullable(v.string()),
          at: v.number(),
          value: v.nullable(content),
        }),
      ),
    }),
  }),
]);
type Ask = v.InferOutput<typeof askSchema>;
type Unnumbered<T> = T extends unknown ? Omit<T, 'n'> : never;
interface Told {
  readonly n: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** For the background, in its first tick. */
export function serveCards(open: () => Promise<LoupeDatabase>): void {
  onLine(line => {
    const ends = new Map<number, () => void>();
    const answer = async (ask: Ask): Promise<unknown> => {
      const door = doorTo(await open());
      if (ask.do === 'add') return door.add(ask.order);
      if (ask.do === 'remove') return door.remove(ask.rows);
      if (ask.do === 'why') return door.why(ask.source);
      if (ask.do === 'follow')
        ends.set(
          ask.n,
          door.follow(ask.name, ask.about, value => line.send({ n: ask.n, value })),
        );
      else ends.get(ask.n)?.();
      return undefined;
    };
    line.onMessage(message => {
      const parsed = v.safeParse(askSchema, message);
      if (!parsed.success) return;
      const ask = parsed.output;
      answer(ask).then(
        value => {
          if (ask.do !== 'follow' && ask.do !== 'end') line.send({ n: ask.n, value: value ?? null });
        },
        (error: unknown) =>
          line.send({ n: ask.n, error: error instanceof Error ? error.message : 'It failed.' }),
      );
    });
    line.onEnd(() => {
      for (const end of ends.values()) end();
    });
  });
}

/** The frame's end. The worker may die at any time: what is followed is asked again of the next one. */
export function farDoor(): StoreDoor {
  let line: Line | null = null;
  let count = 0;
  const followed = new Map<number, { ask: Ask; told: (value: unknown) => void }>();
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (error: Error) => void }>();

  const hear = (message: unknown): void => {
    // Sent by our own background, of the same version.
    const { n: id, value, error } = message as Told;
    if (error !== undefined) waiting.get(id)?.failed(new Error(error));
    else (followed.get(id)?.told ?? waiting.get(id)?.done)?.(value);
    waiting.delete(id);
  };
  const connect = (): Line => {
    if (line) return line;
    const fresh = openLine();
    line = fresh;
    fresh.onMessage(hear);
    fresh.onEnd(() => {
      line = null;
      for (const { failed } of waiting.values()) failed(new Error('Loupe was restarted. Press again.'));
      waiting.clear();
      if (followed.size > 0)
        setTimeout(() => {
          const next = connect();
          for (const { ask } of followed.values()) next.send(ask);
        }, 300);
    });
    return fresh;
  };
  const once = <T>(ask: Unnumbered<Ask>): Promise<T> =>
    new Promise((done, failed) => {
      const id = ++count;
      // The answer's type is the door's, whose other end is the same code.
      waiting.set(id, { done: done as (value: unknown) => void, failed });
      connect().send({ ...ask, n: id });
    });

  return {
    follow: (name, about, told) => {
      const id = ++count;
      const ask: Ask = { n: id, do: 'follow', name, about };
      followed.set(id, { ask, told: told as (value: unknown) => void }); // as above
      connect().send(ask);
      return () => {
        followed.delete(id);
        line?.send({ n: id, do: 'end' });
      };
    },
    add: order => once({ do: 'add', order: { ...order, subjects: [...order.subjects] } }),
    remove: rows => once({ do: 'remove', rows: [...rows] }),
    why: source =>
      once({
        do: 'why',
        source: { ...source, cell: source.cell && { ...source.cell, value: copy(source.cell.value) } },
      }),
  };
}

type Content = v.InferOutput<typeof content> | null;
const copy = (value: Content | readonly (string | number | boolean)[]): Content =>
  Array.isArray(value) ? [...value] : (value as Content); // what is not an array is a scalar or null
