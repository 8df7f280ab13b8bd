/**
 * The sliding-window log: in no window of the period, wherever it begins, do more calls start than it allows. Token
 * buckets and fixed windows both let twice the number through at their edges. Plain data, so that it outlives the worker.
 */
import type { Window } from '../request/definition.ts';

export interface StartLog {
  /** Ascending, milliseconds. */
  readonly starts: readonly number[];
  /** Starts too old to be kept one by one: the time of the latest of a group, and how many. Ascending. */
  readonly older?: readonly (readonly [time: number, count: number])[];
  readonly blockedUntil: number;
}

export const emptyLog: StartLog = { starts: [], blockedUntil: 0 };

/** Kept one by one; above it the oldest are grouped. */
const EXACT = 400;
const SLACK = 100;
/** Groups to a period: grouping makes a window at most 1 % longer, never shorter. */
const GROUPS = 100;

/**
 * The wire delays calls unevenly, so what left within the limit may arrive closer together. A window is kept 3 % longer
 * (at most 250 ms) than the server's.
 */
export const keptMs = ({ perMs }: Window): number => perMs + Math.min(250, Math.floor(perMs * 0.03));

/**
 * The gap that keeps calls from leaving all at once: half of what would spread them evenly, so that it never costs a
 * window's worth, and the wire's delays move only a few of them into the next one. 0 without windows.
 */
export const paceMs = (windows: readonly Window[]): number =>
  windows.reduce((widest, { calls, perMs }) => Math.max(widest, Math.min(100, perMs / calls / 2)), 0);

/**
 * The earliest time, at or after `now`, at which one more call may start.
 * @param pending calls that were let go but have not started: they count as if they started now.
 * @returns Infinity when only a pending call's start can tell.
 */
export function nextStart(log: StartLog, windows: readonly Window[], now: number, pending = 0): number {
  let earliest = Math.max(now, log.blockedUntil);
  for (const window of windows) {
    const room = window.calls - pending;
    if (room <= 0) return Number.POSITIVE_INFINITY;
    const oldest = nthLatest(log, room);
    if (oldest !== null) earliest = Math.max(earliest, oldest + keptMs(window));
  }
  return earliest;
}

/** When the n-th latest start (from 1) happened; null when there were fewer. */
function nthLatest({ starts, older = [] }: StartLog, n: number): number | null {
  if (n <= starts.length) return starts[starts.length - n] ?? null;
  let left = n - starts.length;
  for (let i = older.length - 1; i >= 0; i--) {
    const [time, count] = older[i] ?? [0, 0];
    left -= count;
    if (left <= 0) return time;
  }
  return null;
}

/** Writes down a start at `now`, and forgets what no window can still count. Time never goes back in the log. */
export function takeStart(log: StartLog, windows: readonly Window[], now: number): StartLog {
  if (windows.length === 0) return { starts: [], blockedUntil: log.blockedUntil };
  const at = Math.max(now, log.starts.at(-1) ?? 0);
  const period = windows.reduce((longest, window) => Math.max(longest, keptMs(window)), 0);
  const most = windows.reduce((largest, window) => Math.max(largest, window.calls), 0);
  const horizon = at - period;
  let starts = [...log.starts, at];
  let older = (log.older ?? []).filter(([time]) => time > horizon);
  if (starts.length > EXACT + SLACK || (starts[0] ?? at) <= horizon) {
    const firstKept = starts.findIndex(time => time > horizon);
    starts = starts.slice(Math.max(firstKept, 0));
  }
  if (starts.length > most) starts = starts.slice(starts.length - most);
  if (starts.length > EXACT + SLACK) {
    older = group(older, starts.slice(0, starts.length - EXACT), period / GROUPS);
    starts = starts.slice(starts.length - EXACT);
  }
  return { starts, blockedUntil: log.blockedUntil, ...(older.length > 0 ? { older } : {}) };
}

type Groups = (readonly [number, number])[];

function group(older: Groups, starts: readonly number[], span: number): Groups {
  const groups = [...older];
  let from = Math.floor((groups.at(-1)?.[0] ?? -1) / span);
  for (const start of starts) {
    const last = groups.at(-1);
    const place = Math.floor(start / span);
    if (last && place === from) groups[groups.length - 1] = [start, last[1] + 1];
    else groups.push([start, 1]);
    from = place;
  }
  return groups;
}

/**
 * A log as a new process reads it. Calls that were under way when the last one ended had been written down shortly
 * before they really left, so the latest are moved up by that time, but not past `now`.
 */
export function revive(log: StartLog, now: number, unsureMs: number, unsure: number): StartLog {
  const from = log.starts.length - unsure;
  const starts = log.starts.map((start, i) =>
    i < from ? start : Math.max(start, Math.min(start + unsureMs, now)),
  );
  for (let i = 1; i < starts.length; i++) starts[i] = Math.max(starts[i] ?? 0, starts[i - 1] ?? 0);
  return { ...log, starts };
}
