import { useEffect, useState } from 'preact/hooks';
import type { RunReport } from '../../../lib/core/list/run-report.ts';
import type { LedgerEntry, Run } from '../../../lib/core/record/records.ts';
import { runReport } from '../../../lib/store/run-report.ts';
import { useBench } from '../bench.ts';
import type { Reading } from './Panel.tsx';

/** While it runs, the report is made anew at this pace: it reads every result of the run. */
const PACE_MS = 8000;

/** `at`: when the report was made; null before the first. */
export function useRunReport(run: Run) {
  const { db } = useBench();
  const [made, setMade] = useState<{ report: RunReport; ledger: readonly LedgerEntry[]; at: number } | null>(
    null,
  );
  const [failed, setFailed] = useState(false);
  const going = run.state === 'running';
  useEffect(() => {
    const abort = new AbortController();
    const make = async () => {
      const [report, ledger] = await Promise.all([
        runReport(db, run, Date.now(), abort.signal),
        db.ledger.where('runId').equals(run.id).toArray(),
      ]);
      if (!report || abort.signal.aborted) return;
      setMade({ report, ledger, at: Date.now() });
      setFailed(false);
    };
    const tell = () => void make().catch(() => abort.signal.aborted || setFailed(true));
    tell();
    const timer = going ? setInterval(tell, PACE_MS) : undefined;
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [run.id, run.state]);
  // What was read before a failure still holds.
  const reading: Reading = made ? 'read' : failed ? 'failed' : 'reading';
  return { report: made?.report ?? null, ledger: made?.ledger ?? [], at: made?.at ?? null, reading };
}
