/** The store's ports in memory, for tests. The data outlive an engine, so a crash is a new engine over the same data. */
import { capProblem } from '../core/outcome/cap.ts';
import { problem } from '../core/outcome/table.ts';
import { keepKnown } from '../core/record/keep-known.ts';
import type { LookupResult, RunRow } from '../core/record/records.ts';
import { isDoubtful, type Ports, type Reservation, type ReserveOutcome, type Settlement } from './ports.ts';
import type { SimulatedData } from './simulated-data.ts';

type StorePorts = Omit<Ports, 'clock' | 'chance' | 'http'>;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export function simulatedStore(data: SimulatedData): StorePorts {
  const count = (name: string): void => {
    data.commits[name] = (data.commits[name] ?? 0) + 1;
  };
  const spentSince = (requestId: string, day: string): number =>
    [...data.ledger.values()]
      .filter(entry => entry.requestId === requestId && entry.day.startsWith(day))
      .reduce((sum, entry) => sum + entry.amount, 0);
  const rowsOf = (runId: string): RunRow[] => data.rows.get(runId) ?? [];
  const replaceRows = (runId: string, rows: readonly RunRow[]): void => {
    const fresh = new Map(rows.map(row => [row.seq, row]));
    data.rows.set(
      runId,
      rowsOf(runId).map(row => fresh.get(row.seq) ?? row),
    );
  };
  const putResults = (results: readonly LookupResult[]): void => {
    for (const result of results) {
      const key = `${result.planId}\n${result.subject}`;
      data.results.set(key, keepKnown(data.results.get(key), result));
    }
  };

  const reserveOne = ({ attempt, budget, limits }: Reservation): ReserveOutcome => {
    const day = dayOf(attempt.at);
    const over = (cap: number | null, period: string): boolean =>
      cap !== null && attempt.reserved > 0 && spentSince(attempt.requestId, period) + attempt.reserved > cap;
    if (over(budget.perDay, day) || over(budget.perMonth, day.slice(0, 7)))
      return { ok: false, problem: problem('budget', { requestId: attempt.requestId }) };
    const cap = attempt.runId === null ? undefined : data.runs.get(attempt.runId)?.cap;
    const overCap = cap && capProblem(attempt, cap, [...data.ledger.values()]);
    if (overCap) return { ok: false, problem: overCap };
    data.attempts.set(attempt.id, attempt);
    for (const state of limits) data.limits.set(state.scope, state);
    if (attempt.reserved > 0) {
      const { id, at, requestId, runId, subject, unit } = attempt;
      data.ledger.set(id, {
        id,
        at,
        day,
        requestId,
        runId,
        subject,
        unit,
        amount: attempt.reserved,
        state: 'reserved',
      });
    }
    return { ok: true };
  };
  const settleOne = ({ attemptId, state, charged, answer, results = [] }: Settlement): void => {
    putResults(results);
    const attempt = data.attempts.get(attemptId);
    if (attempt) data.attempts.set(attemptId, { ...attempt, state });
    if (answer) data.answers.set(answer.key, answer);
    if (charged > 0 && attempt) {
      const { at, requestId, runId, subject, unit } = attempt;
      const kind = state === 'unknown' ? 'possibly' : 'spent';
      const entry = {
        id: attemptId,
        at,
        day: dayOf(at),
        requestId,
        runId,
        subject,
        unit,
        amount: charged,
        state: kind,
      } as const;
      data.ledger.set(attemptId, entry);
    } else data.ledger.delete(attemptId);
  };

  const runs: StorePorts['runs'] = {
    create: async (run, rows) => {
      data.runs.set(run.id, run);
      data.rows.set(run.id, [...rows]);
    },
    get: async id => data.runs.get(id) ?? null,
    active: async () => [...data.runs.values()].filter(run => run.state === 'running'),
    due: async (runId, now, limit) =>
      rowsOf(runId)
        .filter(row => (row.state === 'queued' || row.state === 'waiting') && row.notBefore <= now)
        .slice(0, limit),
    nextDue: async runId => {
      const open = rowsOf(runId).filter(row => ['queued', 'waiting', 'working'].includes(row.state));
      return open.length === 0 ? null : Math.min(...open.map(row => row.notBefore));
    },
    commit: async (run, rows, results) => {
      count('commit');
      const stored = data.runs.get(run.id) ?? run;
      const { counts, spent, also, notBefore } = run;
      data.runs.set(run.id, { ...stored, counts, spent, notBefore, ...(also ? { also } : {}) });
      replaceRows(run.id, rows);
      putResults(results);
    },
    recover: async (runId, unknown) => {
      const mended = rowsOf(runId)
        .filter(row => ['queued', 'waiting', 'working'].includes(row.state))
        .map((row): RunRow => {
          const why = unknown.get(row.subject.key);
          return why ? { ...row, state: 'unknown', problem: why } : { ...row, state: 'queued' };
        });
      replaceRows(runId, mended);
    },
    setState: async (id, state, why, at) => {
      const run = data.runs.get(id);
      const ended = state === 'done' || state === 'cancelled';
      if (run) data.runs.set(id, { ...run, state, problem: why, finishedAt: ended ? at : run.finishedAt });
      if (state === 'cancelled')
        replaceRows(
          id,
          rowsOf(id)
            .filter(row => row.state === 'queued' || row.state === 'waiting')
            .map(row => ({ ...row, state: 'cancelled' as const })),
        );
    },
  };
  const isCurrent = (there: { readonly rev: number } | undefined, rev: number, fence: number): boolean =>
    there?.rev === rev && data.fence <= fence;

  return {
    schedules: {
      all: async () => [...data.schedules.values()],
      turn: async (after, fence, made) => {
        if (!isCurrent(data.schedules.get(after.id), after.rev, fence)) return false;
        data.schedules.set(after.id, { ...after, rev: after.rev + 1 });
        if (made?.ends) await runs.setState(made.ends.runId, 'cancelled', made.ends.problem, made.ends.at);
        if (made) await runs.create(made.run, made.rows);
        return true;
      },
    },
    watches: {
      all: async () => [...data.watches.values()],
      put: async (after, fence) => {
        if (!isCurrent(data.watches.get(after.requestId), after.rev, fence)) return false;
        data.watches.set(after.requestId, { ...after, rev: after.rev + 1 });
        return true;
      },
    },
    permissions: { has: async origin => !data.refused.has(origin) },
    secrets: {
      read: async (name, origin) => {
        const secret = data.secrets.get(name);
        if (!secret) return { ok: false, kind: 'secret-missing' };
        if (data.locked) return { ok: false, kind: 'secret-locked' };
        const bound = secret.origins.length === 0 || secret.origins.includes(origin);
        return bound ? { ok: true, value: secret.value } : { ok: false, kind: 'secret-unbound' };
      },
      rotate: async (name, value) => {
        data.secrets.set(name, { origins: data.secrets.get(name)?.origins ?? [], value });
      },
    },
    tokens: {
      get: async key => data.tokens.get(key) ?? null,
      put: async (key, token, rotated) => {
        count('token');
        data.tokens.set(key, token);
        if (rotated) {
          const origins = data.secrets.get(rotated.secret)?.origins ?? [rotated.origin];
          data.secrets.set(rotated.secret, { origins, value: rotated.value });
        }
      },
      drop: async key => {
        data.tokens.delete(key);
      },
    },
    journal: {
      reserve: async batch => {
        count('reserve');
        return batch.map(reserveOne);
      },
      settle: async batch => {
        count('settle');
        batch.forEach(settleOne);
        return [];
      },
      open: async () => [...data.attempts.values()].filter(attempt => attempt.state === 'sent'),
      doubtful: async () => [...data.attempts.values()].filter(isDoubtful),
      limits: async () => [...data.limits.values()],
      saveLimits: async states => {
        for (const state of states) data.limits.set(state.scope, state);
      },
      spent: async (requestId, now) => ({
        day: spentSince(requestId, dayOf(now)),
        month: spentSince(requestId, dayOf(now).slice(0, 7)),
      }),
      ledger: async requestId => [...data.ledger.values()].filter(entry => entry.requestId === requestId),
    },
    answers: {
      get: async keys =>
        new Map(
          keys.flatMap(key => {
            const answer = data.answers.get(key);
            return answer ? [[key, answer] as const] : [];
          }),
        ),
      has: async keys => new Set(keys.filter(key => data.answers.has(key))),
      each: async (requestId, visit) => {
        for (const answer of data.answers.values()) if (answer.requestId === requestId) await visit(answer);
      },
      shrink: async bytes => {
        const oldest = [...data.answers.values()].sort((a, b) => a.usedAt - b.usedAt);
        let total = oldest.reduce((sum, answer) => sum + answer.stored, 0);
        let gone = 0;
        for (const answer of oldest) {
          if (total <= bytes) break;
          data.answers.delete(answer.key);
          total -= answer.stored;
          gone += 1;
        }
        return gone;
      },
    },
    plans: {
      request: async id => data.requests.get(id) ?? null,
      chain: async id => data.chains.get(id) ?? null,
    },
    results: {
      get: async (planId, subjects) =>
        new Map(
          subjects.flatMap(subject => {
            const result = data.results.get(`${planId}\n${subject}`);
            return result ? [[subject, result] as const] : [];
          }),
        ),
      put: async results => putResults(results),
      remember: async lookup => {
        data.recent.unshift(lookup);
      },
    },
    runs,
  };
}
