/** Runs of many rows: asked over the network beside a bare loop of `fetch`, and answered from what is known. */
import type { Worker } from 'playwright-core';
import * as v from 'valibot';
import { command, put } from '../machine/own-page.ts';
import { type Opened, openExtension, rowOf, storedRequest } from './extension.ts';
import { atLeast, atMost, type Line, median, ratioLine } from './ratio.ts';
import { startVendor } from './server.ts';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 10_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const CONCURRENCY = 20;
const LATENCY_MS = 5;

const runSchema = v.object({
  state: v.string(),
  finishedAt: v.nullable(v.number()),
  problem: v.nullable(v.object({ message: v.string() })),
  counts: v.object({ found: v.number(), cached: v.number(), calls: v.number() }),
});

/** The least that any caller does: so many calls at once, each read to its end as JSON. */
const bareLoop = (worker: Worker, origin: string, rows: number): Promise<number> =>
  worker.evaluate(
    async ([from, count, width]) => {
      const start = performance.now();
      let next = 0;
      const lane = async (): Promise<void> => {
        while (next < count) {
          const url = `${from}/find?domain=company-${next++}.com`;
          const answer = await fetch(url, { cache: 'no-store', credentials: 'omit' });
          await answer.json();
        }
      };
      await Promise.all(Array.from({ length: width }, lane));
      return performance.now() - start;
    },
    [origin, rows, CONCURRENCY] as const,
  );

const putList = async ({ own }: Opened, rows: number): Promise<void> => {
  const now = Date.now();
  const list = { id: 'bench', name: 'Bench', plans: [], columns: [], createdAt: now, updatedAt: now };
  await put(own, 'lists', [list]);
  const listRows = Array.from({ length: rows }, (_, order) => {
    const domain = `company-${order}.com`;
    return {
      id: `row-${order}`,
      listId: 'bench',
      subject: `d:${domain}`,
      name: null,
      domain,
      values: {},
      source: 'bench',
      addedAt: now,
      order,
    };
  });
  await put(own, 'listRows', listRows);
};

/** From the command to the last row's commit. @throws when a row is not found */
const runOnce = async ({ own }: Opened, planId: string): Promise<{ ms: number; calls: number }> => {
  const start = Date.now();
  const started = await command(own, {
    do: 'start-run',
    planId,
    title: 'Bench',
    source: { kind: 'list', listId: 'bench' },
  });
  const { runId } = v.parse(v.object({ runId: v.string() }), started);
  for (;;) {
    const run = v.parse(runSchema, await rowOf(own, 'runs', runId));
    if (run.state === 'paused') throw new Error(run.problem?.message ?? 'The run paused.');
    if (run.finishedAt !== null) {
      if (run.counts.found !== ROWS) throw new Error(`Only ${run.counts.found} of ${ROWS} rows were found.`);
      return { ms: run.finishedAt - start, calls: run.counts.calls };
    }
    // Each look opens the store anew; the run's own times are what is measured.
    await own.waitForTimeout(250);
  }
};

export const runLines = async (): Promise<readonly Line[]> => {
  const vendor = await startVendor(LATENCY_MS);
  const opened = await openExtension();
  try {
    const { own, worker } = opened;
    await putList(opened, ROWS);
    const plans = Array.from({ length: ROUNDS }, (_, round) =>
      storedRequest({
        id: `bench-${round}`,
        url: `${vendor.origin}/find`,
        parameters: [{ name: 'domain', value: '{{domain}}' }],
        fields: [
          { name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' },
          { name: 'industry', label: 'Industry', path: '$.data.industry', type: 'text' },
          { name: 'city', label: 'City', path: '$.data.address.city', type: 'text' },
        ],
        limits: { windows: [], concurrency: CONCURRENCY },
      }),
    );
    await put(own, 'requests', plans);
    await bareLoop(worker, vendor.origin, 500);
    const times = { bare: [] as number[], asked: [] as number[], known: [] as number[] };
    for (const plan of plans) {
      times.bare.push(await bareLoop(worker, vendor.origin, ROWS));
      const asked = await runOnce(opened, plan.id);
      if (asked.calls !== ROWS) throw new Error(`${asked.calls} calls for ${ROWS} rows.`);
      times.asked.push(asked.ms);
      const known = await runOnce(opened, plan.id);
      if (known.calls !== 0) throw new Error(`${known.calls} calls for rows that are known.`);
      times.known.push(known.ms);
    }
    if (process.env['BENCH_VERBOSE']) console.log(times);
    const asked = median(times.asked);
    const rows = `${ROWS.toLocaleString('en')} rows`;
    return [
      ratioLine({
        name: `Run of ${rows}, ${CONCURRENCY} at once`,
        ours: asked,
        peer: median(times.bare),
        peerName: 'bare fetch loop in the same worker',
        goal: atMost(2),
        note: `vendor answers after ${LATENCY_MS} ms`,
      }),
      ratioLine({
        name: `The same ${rows}, known`,
        ours: median(times.known),
        peer: asked,
        peerName: 'the run that asked',
        goal: atLeast(20),
      }),
    ];
  } finally {
    await opened.close();
    await vendor.close();
  }
};
