import { describe, expect, it } from 'vitest';
import { bench, context, URL_OF } from './collect.fixture.ts';
import { recoverAfterCrash } from './recover.ts';
import { mortalPorts, storedRequest } from './simulated.ts';

const ROWS = 12;
const AT_ONCE = 3;
const JOBS = 'https://api.test/v1/jobs/';

type Kind = 'paid' | 'free' | 'paid job';

/** A run of few rows whose process dies at its n-th operation, and is taken up again. */
async function crashAt(n: number, when: 'before' | 'after', kind: Kind) {
  /** How often each row was asked for; of a job, how often it was begun. */
  const served = new Map<string, number>();
  const polled = new Map<string, number>();
  const here = bench(call => {
    if (call.url.startsWith(JOBS)) {
      const times = (polled.get(call.url) ?? 0) + 1;
      polled.set(call.url, times);
      return times < 3 ? { status: 202, body: {} } : { status: 200, body: { name: 'done' } };
    }
    const domain = new URL(call.url).searchParams.get('domain') ?? '';
    served.set(domain, (served.get(domain) ?? 0) + 1);
    if (kind === 'paid job') return { status: 202, body: { url: `${JOBS}${domain}` } };
    return { status: 200, body: { name: domain } };
  });
  const request = storedRequest({
    url: URL_OF,
    cost: { amount: kind === 'free' ? 0 : 1 },
    ...(kind === 'paid job'
      ? { method: 'POST', answer: { poll: { urlPath: '$.url', intervalMs: 1000, maxTries: 10 } } }
      : {}),
    limits: { windows: [{ calls: 5, perMs: 1000 }], concurrency: AT_ONCE },
  });
  const own = context({ runId: 'run', since: here.clock.now(), priority: 'run', refresh: 'all' });
  const rows = new Map<string, string>();
  const unknown = new Set<string>();

  const life = async (collector: typeof here.collector, alive: () => boolean): Promise<void> => {
    const left = Array.from({ length: ROWS }, (_, i) => `row${i}`).filter(
      row => !rows.has(row) && !unknown.has(row),
    );
    const worker = async (): Promise<void> => {
      for (let row = left.shift(); row !== undefined; row = left.shift()) {
        let end = await collector.collect(request, { domain: row }, { ...own, subject: row });
        while (end.kind === 'wait') {
          await here.clock.sleep(end.until - here.clock.now());
          end = await collector.collect(request, { domain: row }, { ...own, subject: row });
        }
        if (!alive()) return;
        rows.set(row, end.kind);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  };

  const { ports, died, operations } = mortalPorts(here.ports, n, when);
  let dead = false;
  void died.then(() => {
    dead = true;
  });
  await here.clock.run(Promise.race([life(here.restart(ports), () => !dead), died]));
  if (dead) {
    await here.clock.run(here.clock.sleep(500));
    for (const attempt of await here.ports.journal.open())
      if (!attempt.harmless) unknown.add(attempt.subject);
    await here.clock.run(recoverAfterCrash(here.ports));
    await here.clock.run(life(here.restart(), () => true));
  }
  return { dead, operations: operations(), served, rows, unknown, data: here.data };
}

describe('G1: a process that dies', () => {
  for (const kind of ['paid', 'free', 'paid job'] as const)
    for (const when of ['before', 'after'] as const)
      it(`${when} any operation, ${kind}: loses no row, buys nothing twice, and its ledger agrees`, async () => {
        let deaths = 0;
        for (let n = 1; ; n++) {
          const { dead, served, rows, unknown, data } = await crashAt(n, when, kind);
          const paid = kind !== 'free';
          const label = `death at ${n}`;
          expect(rows.size + unknown.size, label).toBe(ROWS);
          expect(
            [...rows.values()].every(kind => kind === 'answered'),
            label,
          ).toBe(true);
          if (!paid) expect(unknown.size, label).toBe(0);
          if (paid) {
            for (const [row, times] of served) expect(times, `${label}, ${row}`).toBe(1);
            const calls = [...served.values()].reduce((sum, times) => sum + times, 0);
            const spent = [...data.ledger.values()].filter(entry => entry.state === 'spent').length;
            const possibly = [...data.ledger.values()].filter(entry => entry.state === 'possibly').length;
            expect(possibly, label).toBe(unknown.size);
            expect(spent, label).toBe(rows.size);
            expect(calls >= spent && calls <= spent + possibly, label).toBe(true);
            expect(
              [...data.ledger.values()].some(entry => entry.state === 'reserved'),
              label,
            ).toBe(false);
          }
          if (!dead) break;
          deaths += 1;
        }
        expect(deaths).toBeGreaterThan(60);
      });
});
