/**
 * The definition while it is edited. What is not saved stays in memory when the person goes to another view, so that
 * nothing asks and nothing is lost; closing the tab asks.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StoredRequest } from '../../../lib/core/record/records.ts';
import type { RequestDefinition } from '../../../lib/core/request/definition.ts';
import { saveRequest } from '../../../lib/store/requests.ts';
import { useBench } from '../bench.ts';
import { blankRequest, newId } from './blank.ts';

interface Kept {
  readonly definition: RequestDefinition;
  /** The revision that it began with; null for a new one. */
  readonly base: number | null;
}

const unsaved = new Map<string, Kept>();

export interface Draft {
  readonly definition: RequestDefinition;
  readonly dirty: boolean;
  /** Null while it was never saved. */
  readonly stored: StoredRequest | null;
  /** It was saved elsewhere since the editing began. */
  readonly overtaken: boolean;
  /** Why the last save did not happen. */
  readonly refused: string | null;
  change(patch: Partial<RequestDefinition>): void;
  /** Back to what is saved. */
  discard(): void;
  save(how?: 'over' | 'copy'): Promise<string | null>;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** @param stored what is saved, null for a new request */
export function useDraft(slot: string, stored: StoredRequest | null): Draft {
  const { db } = useBench();
  const blank = useMemo(() => blankRequest(newId('request')), [slot]);
  const fresh: Kept = { definition: stored?.definition ?? blank, base: stored?.revision ?? null };
  const [kept, setKept] = useState<Kept>(() => unsaved.get(slot) ?? fresh);
  const [refused, setRefused] = useState<string | null>(null);
  const [changed, setChanged] = useState(false);
  const began = useRef(fresh);
  const clean = same(kept.definition, began.current.definition);
  const dirty = stored
    ? !same(kept.definition, stored.definition)
    : !same({ ...kept.definition, id: '' }, { ...blank, id: '' });
  // Just after a save this view has not yet heard of it: what it knows is then older than what is kept here.
  const overtaken = stored !== null && stored.revision > (kept.base ?? -1);

  // Saved elsewhere, and nothing was changed here: show what is there now.
  useEffect(() => {
    if (!overtaken || !clean) return;
    began.current = fresh;
    setKept(fresh);
  }, [overtaken, clean, stored?.revision]);

  // A new one that was just saved goes on under its own address.
  const gone = useRef(false);
  useEffect(() => {
    if (gone.current) return;
    if (dirty) unsaved.set(slot, kept);
    else unsaved.delete(slot);
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty, kept, slot]);

  return {
    definition: kept.definition,
    dirty,
    stored,
    overtaken: (overtaken && dirty) || changed,
    refused,
    change: patch => {
      setRefused(null);
      setKept(now => ({ ...now, definition: { ...now.definition, ...patch } }));
    },
    discard: () => {
      unsaved.delete(slot);
      setRefused(null);
      setChanged(false);
      // Read anew: what is saved may be newer than what this view last heard of.
      void db.requests.get(fresh.definition.id).then(row => {
        const next = row ? { definition: row.definition, base: row.revision } : fresh;
        began.current = next;
        setKept(next);
      });
    },
    async save(how) {
      const copy = how === 'copy';
      const definition = copy
        ? { ...kept.definition, id: newId('request'), name: `${kept.definition.name} (mine)` }
        : kept.definition;
      const expect = how === undefined && kept.base !== null ? { expect: kept.base } : {};
      const done = await saveRequest(db, definition, { now: Date.now(), ...expect });
      if (!done.ok) {
        setChanged(done.kind === 'changed');
        setRefused(done.message);
        return null;
      }
      unsaved.delete(slot);
      gone.current = done.saved.id !== slot && !copy;
      const next = { definition: done.saved.definition, base: done.saved.revision };
      setChanged(false);
      if (!copy) {
        began.current = next;
        setKept(next);
      }
      setRefused(null);
      return done.saved.id;
    },
  };
}
