/** All rows of one list in memory, small, kept true while runs and other windows change them. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { liveQuery } from 'dexie';
import type { PlanView } from '../core/list/plan-view.ts';
import type { BriefResult, BriefRow } from '../core/list/row.ts';
import type { List } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';
import { briefParts, briefResults, openRuns, planViews, subjectsOfRun } from './list-brief.ts';
import { countRows } from './lists.ts';
import { pushPlansOf } from './pushes.ts';

type Plans = readonly (PlanView | null)[];

export interface ListShape {
  readonly list: List;
  /** What the list asks, then where its rows were pushed to. */
  readonly plans: Plans;
  readonly planIds: readonly string[];
  readonly count: number;
}

/** A reload waits for this long a rest: an import writes many times. */
const REST_MS = 400;
/** How often a run's new results are taken over into sort, filters and counts. */
const RUN_MS = 2500;
const CHUNK = 2000;

export class ListRows {
  readonly #db: LoupeDatabase;
  readonly #listId: string;
  readonly #shape: Signal<ListShape | null | undefined> = signal(undefined);
  readonly #rows: Signal<readonly BriefRow[]> = signal([]);
  readonly #loading = signal(true);
  readonly #error = signal<unknown>(null);
  readonly #painted = signal(0);
  /** The newest of each row: newer than in `rows` between two takeovers. */
  #current = new Map<string, BriefRow>();
  #bySubject = new Map<string, string>();
  readonly #seen = new Map<string, Set<string>>();
  #stops: (() => void)[] = [];
  #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #runTimer: ReturnType<typeof setInterval> | undefined;
  #loadedPlans: Plans = [];

  constructor(db: LoupeDatabase, listId: string) {
    this.#db = db;
    this.#listId = listId;
  }

  /** Undefined until it is read, null when there is no such list. */
  get shape(): ReadonlySignal<ListShape | null | undefined> {
    return this.#shape;
  }
  /** In the order added. Changes as a whole; between changes, `current` gives the newest of a row. */
  get rows(): ReadonlySignal<readonly BriefRow[]> {
    return this.#rows;
  }
  get loading(): ReadonlySignal<boolean> {
    return this.#loading;
  }
  get error(): ReadonlySignal<unknown> {
    return this.#error;
  }
  /** Grows when a row that may be on the screen has changed. */
  get painted(): ReadonlySignal<number> {
    return this.#painted;
  }
  /** The plans as the rows were read with. */
  get plans(): Plans {
    return this.#loadedPlans;
  }

  current(row: BriefRow): BriefRow {
    return this.#current.get(row.id) ?? row;
  }

  start(): () => void {
    const shape = liveQuery(async (): Promise<ListShape | null> => {
      const list = await this.#db.lists.get(this.#listId);
      if (!list) return null;
      const planIds = [...list.plans, ...(await pushPlansOf(this.#db, list.id))];
      const plans = await planViews(this.#db, planIds);
      return { list, plans, planIds, count: await countRows(this.#db, list.id) };
    }).subscribe({
      next: found => {
        const first = this.#shape.value === undefined;
        this.#shape.value = found;
        if (!found) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#load(found), first ? 0 : REST_MS);
      },
      error: problem => {
        this.#error.value = problem;
      },
    });
    this.#stops.push(() => shape.unsubscribe());
    this.#runTimer = setInterval(() => void this.#takeOver().catch(() => undefined), RUN_MS);
    return () => {
      clearTimeout(this.#timer);
      clearInterval(this.#runTimer);
      this.#abort.abort();
      for (const stop of this.#stops) stop();
    };
  }

  async #load({ list, plans, planIds }: ListShape): Promise<void> {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const begun = this.#rows.value.length === 0;
    const rows: BriefRow[] = [];
    this.#loading.value = true;
    try {
      for await (const part of briefParts(this.#db, { id: list.id, plans: planIds }, plans, abort.signal)) {
        if (abort.signal.aborted) return;
        const wasEmpty = rows.length === 0;
        for (const row of part) rows.push(row);
        // The first screen at once; then rarely, since each change is sorted and filtered anew.
        const more = begun || rows.length > this.#rows.value.length;
        if (more && (wasEmpty || rows.length % 40_000 < 5000)) this.#show(rows.slice(), plans);
      }
      if (abort.signal.aborted) return;
      this.#show(rows, plans);
      this.#error.value = null;
    } catch (problem) {
      if (!abort.signal.aborted) this.#error.value = problem;
    }
    if (!abort.signal.aborted) this.#loading.value = false;
  }

  #show(rows: readonly BriefRow[], plans: Plans): void {
    this.#loadedPlans = plans;
    this.#current = new Map(rows.map(row => [row.id, row]));
    this.#bySubject = new Map(rows.map(row => [row.subject, row.id]));
    this.#rows.value = rows;
  }

  /** Takes newer results over for painting; sort, filters and counts follow later. */
  patch(results: readonly ReadonlyMap<string, BriefResult>[], subjects: readonly string[]): boolean {
    let changed = false;
    for (const subject of subjects) {
      const id = this.#bySubject.get(subject);
      const row = id === undefined ? undefined : this.#current.get(id);
      if (!row) continue;
      const next = row.results.map((before, i) => results[i]?.get(subject) ?? before);
      if (next.every((result, i) => sameResult(result, row.results[i] ?? null))) continue;
      this.#current.set(row.id, { ...row, results: next });
      changed = true;
    }
    if (changed) this.#painted.value++;
    return changed;
  }

  /** What open runs have written since the last time, and all that was painted meanwhile, becomes `rows`. */
  async #takeOver(): Promise<void> {
    if (this.#loading.value || this.#rows.value.length === 0) return;
    const runs = await openRuns(this.#db, this.#listId);
    const ids = new Set([...runs.map(run => run.id), ...this.#seen.keys()]);
    let changed = false;
    for (const id of ids) {
      const seen = this.#seen.get(id) ?? new Set<string>();
      this.#seen.set(id, seen);
      const fresh = (await subjectsOfRun(this.#db, id)).filter(subject => !seen.has(subject));
      for (let from = 0; from < fresh.length; from += CHUNK) {
        const part = fresh.slice(from, from + CHUNK);
        const results = await briefResults(this.#db, this.#loadedPlans, part);
        changed = this.patch(results, part) || changed;
        for (const subject of part) seen.add(subject);
      }
      // Ended, and read once more after its end.
      if (!runs.some(run => run.id === id) && fresh.length === 0) this.#seen.delete(id);
    }
    const stale = this.#rows.value.some(row => this.#current.get(row.id) !== row);
    if (changed || stale) this.#rows.value = this.#rows.value.map(row => this.current(row));
  }
}

function sameResult(a: BriefResult | null, b: BriefResult | null): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return (
    a.at === b.at &&
    a.state === b.state &&
    a.revision === b.revision &&
    a.other === b.other &&
    a.problem?.message === b.problem?.message &&
    JSON.stringify(a.values) === JSON.stringify(b.values)
  );
}
