/**
 * What the popup showed last, kept where it is read before the first frame: the store takes a while to open. It may be
 * behind; what the store says takes its place within some frames. No answer stands in it, and no key; of sites, those alone that the person allowed.
 */
import * as v from 'valibot';

const text = v.string();
const amount = v.number();

const schema = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  /** Where Loupe is on or quiet. */
  sites: v.array(v.object({ origin: text, state: v.picklist(['on', 'quiet']) })),
  /** Whose site it is, by its host. */
  domains: v.record(text, text),
  recent: v.pipe(
    v.array(v.object({ subject: text, name: text, domain: v.nullable(text), at: amount })),
    v.readonly(),
  ),
  /** Of that day; null where nothing cost anything. */
  budget: v.nullable(
    v.object({
      day: text,
      now: v.nullable(
        v.object({
          unit: text,
          spent: amount,
          all: v.pipe(v.array(v.object({ amount, unit: text })), v.readonly()),
          budget: v.nullable(amount),
          left: v.nullable(amount),
        }),
      ),
    }),
  ),
  /** There was something to ask, so that no word about setting up stood above the companies. */
  asks: v.boolean(),
});

export type LastShown = v.InferOutput<typeof schema>;

const NEVER_SHOWN: LastShown = {
  theme: 'system',
  sites: [],
  domains: {},
  recent: [],
  budget: null,
  asks: false,
};

const KEY = 'last-shown';

/** What another version wrote, or nobody, is as nothing shown before. */
export function lastShown(store: Storage = localStorage): LastShown {
  try {
    const parsed = v.safeParse(schema, JSON.parse(store.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.output : NEVER_SHOWN;
  } catch {
    return NEVER_SHOWN;
  }
}

/** Keeps what is given, and of the rest what was kept. A browser that refuses has nothing shown before. */
export function keepShown(change: Partial<LastShown>, store: Storage = localStorage): void {
  try {
    const before = lastShown(store);
    const after = JSON.stringify({ ...before, ...change });
    if (after !== JSON.stringify(before)) store.setItem(KEY, after);
  } catch {
    // Full, or switched off.
  }
}
