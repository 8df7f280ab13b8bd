/** A large answer read, checked and mapped, beside `JSON.parse` alone; and what stays in memory after many of them. */
import * as v from 'valibot';
import { readAnswer } from '../../lib/core/answer/read.ts';
import { fieldSchema } from '../../lib/core/field/definition.ts';
import { compileFields } from '../../lib/core/field/map.ts';
import { command, put } from '../machine/own-page.ts';
import { openExtension, rowOf, storedRequest } from './extension.ts';
import { LARGE_FIELDS, largeAnswer } from './large.ts';
import { atMost, interleaved, type Line, ratioLine, skippedLine, timedNow } from './ratio.ts';
import { startVendor } from './server.ts';
import { attachToWorker } from './worker-session.ts';

const MEGABYTES = 12;
const MAX_BYTES = 16 * 1024 * 1024;
const MANY = 50;
const WARM = 10;

const MiB = 2 ** 20;

const readAndMap = (bytes: Uint8Array, fields: ReturnType<typeof compileFields>): number => {
  const read = readAnswer({ bytes, contentType: 'application/json', maxBytes: MAX_BYTES });
  if (!read.ok) throw new Error(read.problem.message);
  const mapped = fields.map(read.value);
  const filled = Object.values(mapped).filter(field => field.kind === 'filled').length;
  if (filled !== LARGE_FIELDS.length) throw new Error(`Only ${filled} fields were filled.`);
  return filled;
};

const heapLine = (name: string, before: number, after: number): Line =>
  ratioLine({
    name,
    ours: after / MiB,
    peer: before / MiB,
    unit: 'MiB',
    peerName: `the heap after ${WARM}`,
    goal: atMost(1.1),
  });

const inNode = async (text: string): Promise<readonly Line[]> => {
  const bytes = new TextEncoder().encode(text);
  const fields = compileFields(LARGE_FIELDS.map(field => v.parse(fieldSchema, field)));
  // The first few are read by code that is not compiled yet; whoever reads one such answer reads many.
  for (let n = 0; n < WARM; n++) readAndMap(bytes, fields);
  const { peer, ours } = await interleaved(
    15,
    () => timedNow(() => JSON.parse(text)),
    () => timedNow(() => readAndMap(bytes, fields)),
  );
  const speed = ratioLine({
    name: `Answer of ${MEGABYTES} MB read and mapped to ${LARGE_FIELDS.length} fields`,
    ours,
    peer,
    peerName: 'JSON.parse alone',
    goal: atMost(3),
  });
  const { gc } = globalThis;
  const name = `Heap after ${MANY} answers of ${MEGABYTES} MB, in Node`;
  if (!gc) return [speed, skippedLine(name, 'Node was started without --expose-gc.')];
  let before = 0;
  for (let n = 1; n <= MANY; n++) {
    readAndMap(bytes, fields);
    if (n !== WARM && n !== MANY) continue;
    gc();
    gc();
    if (n === WARM) before = process.memoryUsage().heapUsed;
  }
  return [speed, heapLine(name, before, process.memoryUsage().heapUsed)];
};

/** The same through the engine: fetched, kept and mapped, row by row. */
const inWorker = async (text: string): Promise<Line> => {
  const vendor = await startVendor(0, text);
  const opened = await openExtension();
  try {
    const { own } = opened;
    await put(own, 'requests', [
      storedRequest({
        id: 'large',
        url: `${vendor.origin}/large`,
        parameters: [{ name: 'domain', value: '{{domain}}' }],
        fields: [...LARGE_FIELDS],
        answer: { maxBytes: MAX_BYTES },
        limits: { windows: [], concurrency: 2 },
      }),
    ]);
    const session = await attachToWorker(opened.launched.context);
    const runOf = async (from: number, to: number): Promise<void> => {
      const companies = Array.from({ length: to - from }, (_, i) => ({
        name: null,
        domain: `company-${from + i}.com`,
      }));
      const started = await command(own, {
        do: 'start-run',
        planId: 'large',
        title: 'Large answers',
        source: { kind: 'companies', companies },
      });
      const { runId } = v.parse(v.object({ runId: v.string() }), started);
      for (;;) {
        const run = v.parse(v.object({ state: v.string() }), await rowOf(own, 'runs', runId));
        if (run.state === 'done') return;
        if (run.state !== 'running') throw new Error(`The run is ${run.state}.`);
        await own.waitForTimeout(100);
      }
    };
    await runOf(0, WARM);
    const before = await session.heapBytes();
    await runOf(WARM, MANY);
    return heapLine(
      `Heap after ${MANY} answers of ${MEGABYTES} MB, in the worker`,
      before,
      await session.heapBytes(),
    );
  } finally {
    await opened.close();
    await vendor.close();
  }
};

export const answerLines = async (): Promise<readonly Line[]> => {
  const text = largeAnswer(MEGABYTES);
  return [...(await inNode(text)), await inWorker(text)];
};
