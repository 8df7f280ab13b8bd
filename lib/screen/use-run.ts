/** A run in a few words: how far, how fast, how long still. */
import type { RunShortProps } from '../../components/company/RunShort.tsx';
import { command } from '../browser/commands.ts';
import { openWorkbench } from '../browser/current-tab.ts';
import { formatAbout, formatNumber, formatRate, formatUntil } from '../core/format.ts';
import { isPush } from '../core/push/plan-id.ts';
import type { Run } from '../core/record/records.ts';
import type { LoupeDatabase } from '../store/database.ts';

/** Runs that go or stand still, newest first. */
export async function openRuns(db: LoupeDatabase): Promise<readonly Run[]> {
  const runs = await db.runs.where('state').anyOf('running', 'paused').toArray();
  return runs.sort((a, b) => b.createdAt - a.createdAt);
}

/** After so long nobody has to be told any more. Milliseconds. */
const FAILED_MS = 24 * 3_600_000;

/** The run that ended last, where some of its rows need a person. */
export async function lastFailed(
  db: LoupeDatabase,
  now: number,
): Promise<{
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly rows: number;
} | null> {
  const last = await db.runs
    .orderBy('createdAt')
    .reverse()
    .filter(run => run.state === 'done')
    .first();
  const rows = last ? last.counts.failed + last.counts.unknown : 0;
  if (!last || rows === 0 || last.finishedAt === null || now - last.finishedAt > FAILED_MS) return null;
  return { id: last.id, title: last.title || 'A run', at: last.finishedAt, rows };
}

/** Rows that have an end. */
export const doneOf = ({ counts }: Pick<Run, 'counts'>): number =>
  counts.found + counts.notFound + counts.failed + counts.skipped + counts.unknown;

/** Of these, the ones that took their time: what was known is counted at once, and tells nothing of the pace. */
export const askedOf = (run: Pick<Run, 'counts'>): number => Math.max(0, doneOf(run) - run.counts.cached);

const steer = (
  runId: string,
  action: 'pause' | 'resume' | 'cancel',
  fail: (error: unknown) => void,
): void => {
  command({ do: 'steer-run', runId, action }).catch(fail);
};

/** Under a minute the pace is guesswork. */
const LEAST_MS = 3000;

export function runShort(run: Run, now: number, fail: (error: unknown) => void): RunShortProps {
  const failed = run.counts.failed + run.counts.unknown;
  const done = doneOf(run);
  const spent = Math.max(now, Date.now()) - run.createdAt;
  const asked = askedOf(run);
  const known = asked > 0 && spent > LEAST_MS;
  const left = known ? formatAbout(((run.total - done) * spent) / asked) : null;
  const waiting = run.notBefore > now ? `Waits until ${formatUntil(run.notBefore, now)}` : undefined;
  const paused = run.state === 'paused';
  const cached = Math.min(run.counts.cached, done - failed);
  const open = `#/run/${encodeURIComponent(run.id)}`;
  const pace = paused
    ? (run.problem?.message ?? 'Paused')
    : [known && formatRate((asked * 60_000) / spent), left && `${left} left`].filter(Boolean).join(' · ');
  const go = (hash: string) => () => void openWorkbench(hash).catch(fail);
  return {
    // What runs by itself bears its site's origin.
    name: `${isPush(run.planId) ? 'Push: ' : ''}${run.title.replace(/^https?:\/\//, '') || 'Run'}`,
    ...(run.scheduleId ? { note: 'scheduled' } : {}),
    parts: { asked: Math.max(0, done - failed - cached), cached: Math.max(0, cached), failed },
    total: run.total,
    done: formatNumber(done, 0),
    of: formatNumber(run.total, 0),
    pace: pace || 'Just started',
    paused,
    ...(waiting ? { waits: waiting } : {}),
    ...(failed > 0 ? { failed: `${formatNumber(failed, 0)} failed` } : {}),
    onOpen: go(open),
    onFailed: go(`${open}?show=failed`),
    onPause: () => steer(run.id, 'pause', fail),
    onResume: () => steer(run.id, 'resume', fail),
    onCancel: () => steer(run.id, 'cancel', fail),
  };
}
