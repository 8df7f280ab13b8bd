/** A chain while it is edited: kept in memory when the person goes to another view, asked about when the tab closes. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Chain } from '../../../lib/core/plan/chain.ts';
import type { StoredChain } from '../../../lib/core/record/records.ts';
import { saveChain } from '../../../lib/store/requests.ts';
import { useBench } from '../bench.ts';
import { newId } from '../request/blank.ts';

interface Kept {
  readonly chain: Chain;
  readonly base: number | null;
}

const unsaved = new Map<string, Kept>();

export interface ChainDraft {
  readonly chain: Chain;
  readonly dirty: boolean;
  readonly refused: string | null;
  change(patch: Partial<Chain>): void;
  discard(): void;
  save(): Promise<string | null>;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function useChainDraft(slot: string, stored: StoredChain | null): ChainDraft {
  const { db } = useBench();
  const blank = useMemo<Chain>(
    () => ({ id: newId('chain'), name: '', description: '', steps: [], outputs: [], order: 'written' }),
    [slot],
  );
  const fresh: Kept = { chain: stored?.chain ?? blank, base: stored?.revision ?? null };
  const [kept, setKept] = useState<Kept>(() => unsaved.get(slot) ?? fresh);
  const [refused, setRefused] = useState<string | null>(null);
  const dirty = !same({ ...kept.chain, id: '' }, { ...fresh.chain, id: '' });
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
    chain: kept.chain,
    dirty,
    refused,
    change: patch => {
      setRefused(null);
      setKept(now => ({ ...now, chain: { ...now.chain, ...patch } }));
    },
    discard: () => {
      unsaved.delete(slot);
      setKept(fresh);
    },
    async save() {
      const expect = kept.base === null ? {} : { expect: kept.base };
      const done = await saveChain(db, kept.chain, { now: Date.now(), ...expect });
      if (!done.ok) {
        setRefused(done.message);
        return null;
      }
      unsaved.delete(slot);
      gone.current = done.saved.id !== slot;
      setKept({ chain: done.saved.chain, base: done.saved.revision });
      return done.saved.id;
    },
  };
}
