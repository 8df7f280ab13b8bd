import { describe, expect, it } from 'vitest';
import { bench, context, URL_OF } from './collect.fixture.ts';
import { recoverAfterCrash } from './recover.ts';
import { mortalPorts, storedRequest } from './simulated.ts';

/** A call that is under way when the process ends. */
async function crashInCall(input: Parameters<typeof storedRequest>[0], runId: string | null) {
  const here = bench(() => ({ status: 200, body: { name: 'Acme' }, ms: 5000 }));
  const { ports, kill } = mortalPorts(here.ports, 1_000_000);
  const own = context({ runId, subject: 'd:acme.test', since: here.clock.now() });
  const ask = (collector: typeof here.collector) =>
    collector.collect(storedRequest(input), { domain: 'acme.test' }, own);
  void ask(here.restart(ports));
  await here.clock.advance(1000);
  kill();
  await here.clock.advance(10_000);
  return { here, again: () => here.clock.run(ask(here.restart())) };
}
const idempotent = { retry: { idempotency: { header: 'Idempotency-Key', validHours: 1 } } };
const paidPost = { url: URL_OF, method: 'POST', cost: { amount: 1 } } as const;

describe('what a crash left', () => {
  it('a paid lookup by hand says that it may have been charged, and keeps what was known', async () => {
    const { here } = await crashInCall({ url: URL_OF, cost: { amount: 2 } }, null);
    await recoverAfterCrash(here.ports);
    expect([...here.data.results.values()]).toMatchObject([
      {
        planId: 'sample',
        subject: 'd:acme.test',
        domain: 'acme.test',
        state: 'unknown',
        problem: { kind: 'unknown', next: { do: 'try-again', cost: 'may cost 2 credits' } },
      },
    ]);
    expect([...here.data.ledger.values()]).toMatchObject([{ state: 'possibly', amount: 2 }]);
  });

  it('is asked again under its key while the vendor knows it, and with the same key', async () => {
    const { here, again } = await crashInCall({ ...paidPost, ...idempotent }, 'run');
    await recoverAfterCrash(here.ports);
    expect(here.data.attempts.values().next().value?.state).toBe('failed');
    expect(await again()).toMatchObject({ kind: 'answered', charged: 1 });
    const keys = here.http.calls.map(call => call.headers.find(([name]) => name === 'Idempotency-Key')?.[1]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('is in doubt once the key has run out', async () => {
    const { here } = await crashInCall({ ...paidPost, ...idempotent }, 'run');
    await here.clock.advance(2 * 3_600_000);
    await recoverAfterCrash(here.ports);
    expect(here.data.attempts.values().next().value?.state).toBe('unknown');
    expect([...here.data.ledger.values()]).toMatchObject([{ state: 'possibly', amount: 1 }]);
  });
});
