import { useEffect, useState } from 'preact/hooks';
import type { RunReport } from '../../../lib/core/list/run-report.ts';
import type { LedgerEntry, Run } from '../../../lib/core/record/records.ts';
import { runReport } from '../../../lib/store/run-report.ts';
import { useBench } from '../bench.ts';

/** While it runs, the report is made anew at this pace: it reads every result of the run. */
const PACE_MS = 8000;

/** `at`: when the report was made; null before the first. */
export function useRunReport(run: Run) {
  const { db } = useBench();
  const [made, setMade] = useState<{ report: RunReport; ledger: readonly LedgerEntry[]; at: number } | null>(
    null,
  );
  const going = run.state === 'running';
  useEffect(() => {
    const abort = new AbortController();
    const make = async () => {
      const [report, ledger] = await Promise.all([
        runReport(db, run, Date.now(), abort.signal),
        db.ledger.where('runId').equals(run.id).toArray(),
      ]);
      if (report && !abort.signal.aborted) setMade({ report, ledger, at: Date.now() });
    };
    const tell = () => void make().catch(() => undefined);
    tell();
    const timer = going ? setInterval(tell, PACE_MS) : undefined;
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [run.id, run.state]);
  return { report: made?.report ?? null, ledger: made?.ledger ?? [], at: made?.at ?? null };
}
