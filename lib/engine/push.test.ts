import { describe, expect, it } from 'vitest';
import { fingerprint } from '../core/push/values.ts';
import { crm, emailsIn, inBatches, newPush, oneACall, pushedIn } from './push.fixture.ts';
import { only, rowsOf, runnerOver, statesOf, worldWith } from './run.fixture.ts';
import type { NewRun } from './run.ts';
import { type SimulatedWorld, simulatedWorld } from './simulated.ts';

const push = async (world: SimulatedWorld, wanted: NewRun): Promise<void> => {
  const runner = runnerOver(world.ports);
  await world.clock.run(runner.start(wanted).then(() => runner.idle()));
};

describe('one row a call', () => {
  it('sends each row once, and writes down that it was, with what the destination answered', async () => {
    const { arrived, reply } = crm();
    const world = worldWith(oneACall(), reply);
    await push(world, newPush(5));
    expect([...arrived.values()]).toEqual([1, 1, 1, 1, 1]);
    expect(world.http.calls[0]?.body).toBe('{"email":"info@firm0.example","size":0}');
    const [first] = pushedIn(world);
    expect(first).toMatchObject({
      subject: 'd:firm0.example',
      state: 'found',
      inputs: fingerprint({ domain: 'firm0.example', size: 0 }),
      cells: { id: { value: 'r1' } },
    });
    expect(only(world.data.runs.values()).counts).toMatchObject({ found: 5, failed: 0, calls: 5 });
  });

  it('sends two rows of the same values as two, and takes no answer that a lookup has kept', async () => {
    const world = worldWith(oneACall(), () => ({ status: 200, body: { id: 1 } }));
    const twins = newPush(2);
    const values = { domain: 'same.example', size: 1 };
    await push(world, { ...twins, rows: twins.rows.map(row => ({ ...row, values })) });
    await push(world, { ...twins, rows: twins.rows.map(row => ({ ...row, values })) });
    expect(world.http.calls.length).toBe(4);
  });

  it('says of a row what it lacks, and sends the others', async () => {
    const { arrived, reply } = crm();
    const world = worldWith(oneACall(), reply);
    const wanted = newPush(3);
    const rows = wanted.rows.map((row, i) => (i === 1 ? { ...row, values: { domain: 'x.example' } } : row));
    await push(world, { ...wanted, rows });
    expect([...arrived.keys()]).toEqual(['firm0.example', 'firm2.example']);
    const failed = rowsOf(world)[1];
    expect(failed?.problem).toMatchObject({ kind: 'missing-variable', about: 'size' });
  });

  it('does not repeat a POST of which nobody knows whether it arrived, and says so', async () => {
    const { arrived, reply } = crm();
    const world = worldWith(oneACall({ answer: { timeoutMs: 300 } }), call => {
      reply(call);
      return { hang: true };
    });
    await push(world, newPush(3));
    expect([...arrived.values()]).toEqual([1, 1, 1]);
    expect(statesOf(world)).toEqual({ unknown: 3 });
    expect(pushedIn(world).map(result => result.state)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('sends a GET that takes a row along once, whatever the server answers', async () => {
    const world = worldWith(
      oneACall({ method: 'GET', url: 'https://hook.test/in?d={{domain}}', body: { kind: 'none' } }),
      () => ({ status: 500, body: {} }),
    );
    await push(world, newPush(2));
    expect(world.http.calls.length).toBe(2);
    expect(statesOf(world)).toEqual({ failed: 2 });
  });

  it('repeats a POST with a key by which the vendor knows it, with the same key', async () => {
    let calls = 0;
    const world = worldWith(
      oneACall({ retry: { idempotency: { header: 'Idempotency-Key', validHours: 24 } } }),
      () => (calls++ === 0 ? { status: 503, body: {} } : { status: 200, body: { id: 1 } }),
    );
    await push(world, newPush(1));
    const keys = world.http.calls.map(call => call.headers.find(([name]) => name === 'Idempotency-Key')?.[1]);
    expect(keys.length).toBe(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[0]).toBe(keys[1]);
    expect(statesOf(world)).toEqual({ found: 1 });
  });

  it('leaves out what the destination’s condition leaves out', async () => {
    const rule = { field: 'size', operator: 'at-least', value: 2 } as const;
    const { arrived, reply } = crm();
    const world = worldWith(oneACall({ condition: { kind: 'rules', join: 'all', rules: [rule] } }), reply);
    await push(world, newPush(4));
    expect([...arrived.keys()]).toEqual(['firm2.example', 'firm3.example']);
    expect(statesOf(world)).toEqual({ skipped: 2, found: 2 });
  });

  it.each([
    ['“ok” in plain words', { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' }, 'found'],
    ['nothing at all', { status: 204 }, 'found'],
    ['that it is accepted', { status: 202, body: { queued: true } }, 'found'],
    ['half a JSON', { status: 200, headers: { 'content-type': 'application/json' }, body: '{"a":' }, 'found'],
    [
      'a web page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><p>Sign in' },
      'unknown',
    ],
    ['of a gateway that gave up', { status: 504, body: {} }, 'unknown'],
    ['that it failed', { status: 500, body: {} }, 'failed'],
    ['that there is no such place', { status: 404, body: {} }, 'failed'],
  ] as const)('takes %s for what it says of the row', async (_, answer, state) => {
    const world = worldWith(oneACall(), () => answer);
    await push(world, newPush(1));
    expect(world.http.calls.length).toBe(1);
    expect(statesOf(world)).toEqual({ [state]: 1 });
  });

  it('sends nothing where a look-up or a run of another kind names the destination', async () => {
    const { arrived, reply } = crm();
    const world = worldWith(oneACall(), reply);
    const { rowsACall: _, ...other } = newPush(2);
    await push(world, other);
    expect(arrived.size).toBe(0);
    expect(only(world.data.runs.values())).toMatchObject({
      state: 'paused',
      problem: { kind: 'definition' },
    });
  });

  it('pauses where every further row would meet the same, with the row still to go', async () => {
    const world = worldWith(oneACall(), () => ({ status: 401, body: {} }));
    await push(world, newPush(20));
    const run = only(world.data.runs.values());
    expect(run).toMatchObject({ state: 'paused', problem: { kind: 'unauthorized' } });
    expect(statesOf(world)).toEqual({ queued: 20 });
  });
});

describe('batches', () => {
  it('fills them, and repeats the one place', async () => {
    const { arrived, reply } = crm();
    const world = worldWith(inBatches(), reply);
    await push(world, newPush(10, 4));
    expect(world.http.calls.map(call => emailsIn(call.body).length)).toEqual([4, 4, 2]);
    expect(JSON.parse(world.http.calls[2]?.body ?? '')).toEqual({
      inputs: [
        { email: 'info@firm8.example', size: 8 },
        { email: 'info@firm9.example', size: 9 },
      ],
      source: 'loupe',
    });
    expect([...arrived.values()].every(times => times === 1)).toBe(true);
    expect(only(world.data.runs.values()).counts).toMatchObject({ found: 10, calls: 3 });
  });

  it('no value of a row changes what stands around it', async () => {
    const world = worldWith(inBatches(), () => ({ status: 200, body: {} }));
    const hostile = ['"}],"admin":true,"x":[{"y":"', '{{secret.key}}', '\\', '\u2028"', ']'];
    const wanted = newPush(5, 5);
    const rows = wanted.rows.map((row, i) => ({
      ...row,
      values: { domain: hostile[i] ?? '', size: '1,"a":2' },
    }));
    await push(world, { ...wanted, rows });
    const sent = JSON.parse(world.http.calls[0]?.body ?? '');
    expect(Object.keys(sent)).toEqual(['inputs', 'source']);
    expect(sent.inputs.map((item: { email: string }) => item.email)).toEqual(
      hostile.map(one => `info@${one}`),
    );
    expect(sent.inputs.every((item: object) => Object.keys(item).join() === 'email,size')).toBe(true);
  });

  it('puts only rows together that agree on what stands outside', async () => {
    const world = worldWith(inBatches({ url: 'https://crm.test/{{team}}/batch' }), () => ({
      status: 200,
      body: {},
    }));
    const wanted = newPush(6, 4);
    const rows = wanted.rows.map((row, i) => ({
      ...row,
      values: { ...row.values, team: i % 2 ? 'b' : 'a' },
    }));
    await push(world, { ...wanted, rows });
    const calls = world.http.calls.map(call => [new URL(call.url).pathname, emailsIn(call.body).length]);
    expect(calls).toEqual([
      ['/a/batch', 3],
      ['/b/batch', 3],
    ]);
  });

  it('fails as one with the cause, charges once, and a row that cannot be built does not take it along', async () => {
    const world = worldWith(inBatches({ cost: { amount: 2, charged: 'always' } }), () => ({
      status: 422,
      body: { message: 'no' },
    }));
    const wanted = newPush(4, 4);
    const rows = wanted.rows.map((row, i) => (i === 0 ? { ...row, values: {} } : row));
    await push(world, { ...wanted, rows });
    expect(world.http.calls.map(call => emailsIn(call.body).length)).toEqual([3]);
    expect(statesOf(world)).toEqual({ failed: 4 });
    expect(rowsOf(world).map(row => row.problem?.kind)).toEqual([
      'missing-variable',
      ...Array(3).fill('bad-request'),
    ]);
    expect(only(world.data.runs.values()).spent).toBe(2);
    expect([...world.data.ledger.values()].map(entry => entry.amount)).toEqual([2]);
  });

  it.each([5, 30, 45, 60, 90, 130, 200])('paused after %i ms and resumed, sends each row once', async at => {
    const { arrived, reply } = crm();
    const stored = inBatches({ limits: { concurrency: 1 } });
    const world = simulatedWorld(reply, { latencyMs: 50 });
    world.data.requests.set(stored.id, stored);
    const runner = runnerOver(world.ports);
    await world.clock.run(runner.start(newPush(22, 4)));
    await world.clock.advance(at);
    const { id } = only(world.data.runs.values());
    await world.clock.run(runner.pause(id));
    const before = arrived.size;
    await world.clock.advance(5000);
    expect(arrived.size).toBe(before);
    await world.clock.run(runner.resume(id).then(() => runner.idle()));
    expect([...arrived.values()].filter(times => times !== 1)).toEqual([]);
    expect(arrived.size).toBe(22);
    expect(statesOf(world)).toEqual({ found: 22 });
  });

  it('takes what the answer says of single rows', async () => {
    const told = {
      path: '$.results[*]',
      rowPath: null,
      failWhen: [{ path: '$.success', operator: 'not-equals' as const, value: true }],
      messagePath: '$.errors[0].message',
    };
    const world = worldWith(inBatches({ batch: { path: 'inputs', size: 4, told } }), call => ({
      status: 207,
      body: {
        results: emailsIn(call.body).map(domain =>
          domain === 'firm1.example'
            ? { success: false, errors: [{ message: 'Duplicate' }] }
            : { success: true },
        ),
      },
    }));
    await push(world, newPush(4, 4));
    expect(statesOf(world)).toEqual({ found: 3, failed: 1 });
    expect(rowsOf(world)[1]?.problem?.message).toBe('Sample refused this row: “Duplicate”.');
  });

  it('does not repeat one of which nobody knows whether it arrived, key or not', async () => {
    const { arrived, reply } = crm();
    const keyed = inBatches({
      retry: { idempotency: { header: 'Idempotency-Key', validHours: 24 } },
      answer: { timeoutMs: 300 },
    });
    const world = worldWith(keyed, call => {
      reply(call);
      return { hang: true };
    });
    await push(world, newPush(4, 4));
    expect(world.http.calls[0]?.headers.some(([name]) => name === 'Idempotency-Key')).toBe(true);
    expect([...arrived.values()]).toEqual([1, 1, 1, 1]);
    expect(statesOf(world)).toEqual({ unknown: 4 });
  });
});
