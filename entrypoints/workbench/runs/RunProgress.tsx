import { useEffect, useRef, useState } from 'preact/hooks';
import { ConfirmDialog } from '../../../components/note/ConfirmDialog.tsx';
import { RunBar } from '../../../components/run/RunBar.tsx';
import { formatAbout, formatNumber, formatRate, formatUntil } from '../../../lib/core/format.ts';
import { isPush, requestIdOf } from '../../../lib/core/push/plan-id.ts';
import type { Run } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { failedRows, rowsInState, whyWaiting } from '../../../lib/store/run-views.ts';
import { useBench } from '../bench.ts';
import { now } from '../clock.ts';
import { go } from '../router.ts';
import { useSteer } from './useSteer.ts';
import { askedOf, causesOf, doneOf, notDone, spentWords } from './words.ts';

/** One run: done, rate, time left, spend, cache, failures; read from the store, so a reload changes nothing. */
export function RunProgress({
  run,
  onFailed,
  onOpen,
}: {
  run: Run;
  onFailed: () => void;
  onOpen?: () => void;
}) {
  const { db } = useBench();
  const steer = useSteer(run.id);
  const [cancelling, setCancelling] = useState(false);
  const failed = useLive(() => failedRows(db, run.id, 500), [run.id], []).value;
  const waiting = useLive(() => rowsInState(db, run.id, 'waiting'), [run.id], 0).value;
  const why = useLive(() => whyWaiting(db, run.id), [run.id], null).value;
  const plan = useLive(() => nameOfPlan(db, run.planId), [run.planId], '').value;
  const done = doneOf(run);
  const rate = useRate(run, askedOf(run));
  const left = run.total - done;
  const bad = run.counts.failed + run.counts.unknown;
  const causes = causesOf(failed)
    .slice(0, 2)
    .map(cause => `${formatNumber(cause.rows)} ${cause.word.toLowerCase()}`);
  const time = Math.max(now.value, Date.now());
  const waits = waiting > 0 && run.notBefore > time ? run.notBefore : null;
  const ended = run.state === 'done' || run.state === 'cancelled';
  return (
    <>
      <RunBar
        name={`${plan || 'Run'}${run.scheduleId ? ' · scheduled' : ''}`}
        state={ended ? 'ended' : run.state === 'paused' ? 'paused' : 'running'}
        parts={{
          asked: Math.max(0, done - run.counts.cached - bad),
          cached: Math.min(run.counts.cached, done),
          waits: waiting,
          failed: bad,
        }}
        total={run.total}
        done={formatNumber(done, 0)}
        of={formatNumber(run.total, 0)}
        rate={rate === null || waits ? undefined : formatRate(rate)}
        left={rate && !waits ? formatAbout((left / rate) * 60_000) : undefined}
        spend={spentWords(run) || undefined}
        cached={
          run.counts.cached > 0 ? `${formatNumber(run.counts.cached, 0)} from cache, 0 paid` : undefined
        }
        failed={
          bad > 0
            ? `${formatNumber(bad, 0)} failed${causes.length > 0 ? `: ${causes.join(', ')}` : ''}`
            : undefined
        }
        waits={
          waits
            ? `${why ? `${why.message.replace(/\.$/, '')} · ` : ''}waits until ${formatUntil(waits, time)}`
            : undefined
        }
        onFailed={onFailed}
        onOpen={onOpen ?? (() => go({ view: 'run', id: run.id }))}
        onPause={() => steer('pause')}
        onResume={() => steer('resume')}
        onCancel={() => setCancelling(true)}
      />
      <ConfirmDialog
        open={cancelling}
        title="Cancel this run?"
        confirm="Cancel run"
        safe="Let it run"
        onConfirm={() => {
          setCancelling(false);
          steer('cancel');
        }}
        onClose={() => setCancelling(false)}
      >
        {notDone(run)}
      </ConfirmDialog>
    </>
  );
}

/** `Company facts`, `Push to HubSpot`; empty for what is gone. */
export const nameOfPlan = async (db: ReturnType<typeof useBench>['db'], planId: string): Promise<string> => {
  const id = requestIdOf(planId);
  const name = (await db.requests.get(id))?.definition.name ?? (await db.chains.get(id))?.chain.name ?? '';
  return isPush(planId) && name ? `Push to ${name}` : name;
};

/** Rows a minute over the last minute that this page saw; null until it has seen some. */
function useRate(run: Run, asked: number): number | null {
  const seen = useRef<{ at: number; asked: number }[]>([]);
  useEffect(() => {
    seen.current = [];
  }, [run.id, run.state]);
  const at = Date.now();
  const last = seen.current.at(-1);
  if (last?.asked !== asked)
    seen.current = [...seen.current.filter(one => at - one.at < 60_000), { at, asked }];
  const first = seen.current[0];
  if (!first || at - first.at < 3000 || asked === first.asked) {
    const spent = at - run.createdAt;
    // Before that, what it did since its start; a run that rested meanwhile is known soon.
    return asked > 0 && spent > 3000 ? (asked / spent) * 60_000 : null;
  }
  return ((asked - first.asked) / (at - first.at)) * 60_000;
}
