/** What a request has spent and holds, by local day. Every change of the ledger goes through here, in its transaction. */
import type { LedgerEntry } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';
import { dayOf, monthOf } from './day.ts';
import type { SpendTotal } from './rows.ts';

/** Costs such as 0.1 add up to what a person expects, not to 0.30000000000000004. */
export const units = (n: number): number => Math.round(n * 1e6) / 1e6;

const keyOf = (row: { requestId: string; unit: string; day: string }): string =>
  JSON.stringify([row.requestId, row.unit, row.day]);

type Priced = Pick<LedgerEntry, 'requestId' | 'unit' | 'day'>;

/**
 * The totals that one transaction reads and changes. Lives no longer than the transaction. Between `load` and `save` it
 * awaits nothing: Dexie loses a transaction after about a hundred awaits without a request to the database.
 */
export class SpendBook {
  readonly #db: LoupeDatabase;
  readonly #rows = new Map<string, SpendTotal>();
  readonly #changed = new Set<string>();

  constructor(db: LoupeDatabase) {
    this.#db = db;
  }

  /** Reads the months of all that `used` and `move` will be asked about. */
  async load(entries: readonly Priced[]): Promise<void> {
    const months = new Map(
      entries.map(({ requestId, unit, day }) => [
        JSON.stringify([requestId, unit, day.slice(0, 7)]),
        { requestId, unit, ...monthOf(day) },
      ]),
    );
    const read = [...months.values()].map(({ requestId, unit, first, last }) =>
      this.#db.spend
        .where('[requestId+unit+day]')
        .between([requestId, unit, first], [requestId, unit, last], true, true)
        .toArray(),
    );
    for (const row of (await Promise.all(read)).flat()) this.#rows.set(keyOf(row), row);
  }

  /** Units held or spent on this day and in its month. */
  used({ requestId, unit, day }: Priced): Spend {
    const sums = { day: 0, month: 0 };
    for (const row of this.#rows.values()) {
      if (row.requestId !== requestId || row.unit !== unit) continue;
      if (row.day.slice(0, 7) !== day.slice(0, 7)) continue;
      sums.month = units(sums.month + row.held + row.spent);
      if (row.day === day) sums.day = units(sums.day + row.held + row.spent);
    }
    return sums;
  }

  /** Takes out what `before` stands for and puts in what `after` does. */
  move(before: LedgerEntry | null, after: LedgerEntry | null): void {
    if (before) this.#add(before, -1);
    if (after) this.#add(after, 1);
  }

  async save(): Promise<void> {
    const rows = [...this.#changed].flatMap(key => this.#rows.get(key) ?? []);
    if (rows.length > 0) await this.#db.spend.bulkPut(rows);
  }

  #add(entry: LedgerEntry, sign: 1 | -1): void {
    const { requestId, unit, day } = entry;
    const key = keyOf(entry);
    const row = this.#rows.get(key) ?? { requestId, unit, day, held: 0, spent: 0 };
    const share = entry.state === 'spent' ? 'spent' : 'held';
    this.#rows.set(key, { ...row, [share]: Math.max(0, units(row[share] + sign * entry.amount)) });
    this.#changed.add(key);
  }
}

export interface Spend {
  readonly day: number;
  readonly month: number;
}

/** Units spent or held today and this month; of every unit that the request was ever priced in, unless one is named. */
export async function spentOn(
  db: LoupeDatabase,
  requestId: string,
  now: number,
  unit?: string,
): Promise<Spend> {
  const today = dayOf(now);
  const { first, last } = monthOf(today);
  const rows = await db.spend.where('day').between(first, last, true, true).toArray();
  const sums = { day: 0, month: 0 };
  for (const row of rows) {
    if (row.requestId !== requestId || (unit !== undefined && row.unit !== unit)) continue;
    sums.month = units(sums.month + row.held + row.spent);
    if (row.day === today) sums.day = units(sums.day + row.held + row.spent);
  }
  return sums;
}

export interface SpendToday {
  readonly requestId: string;
  readonly unit: string;
  readonly day: number;
  readonly month: number;
}

/** For the glance: every request that spent or holds something this month, and the sum per unit. */
export async function spendNow(
  db: LoupeDatabase,
  now: number,
): Promise<{ readonly requests: readonly SpendToday[]; readonly totals: ReadonlyMap<string, Spend> }> {
  const today = dayOf(now);
  const { first, last } = monthOf(today);
  const rows = await db.spend.where('day').between(first, last, true, true).toArray();
  const requests = new Map<string, SpendToday>();
  const totals = new Map<string, Spend>();
  for (const { requestId, unit, day, held, spent } of rows) {
    const amount = held + spent;
    const add = { day: day === today ? amount : 0, month: amount };
    const key = JSON.stringify([requestId, unit]);
    requests.set(key, { requestId, unit, ...plus(requests.get(key), add) });
    totals.set(unit, plus(totals.get(unit), add));
  }
  return { requests: [...requests.values()], totals };
}

const plus = (sum: Spend | undefined, add: Spend): Spend => ({
  day: units((sum?.day ?? 0) + add.day),
  month: units((sum?.month ?? 0) + add.month),
});
