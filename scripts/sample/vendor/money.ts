// Calls that cost: what was charged, idempotency keys, a batch endpoint, and a job to poll.
import { jsonBody, sendJson, wait, whole } from '../listen.ts';
import { cut, type Family, fail, ok } from './scenario.ts';

export const money: Family = () => {
  const saved = new Map<string, { body: string; answer: unknown }>();
  const rows = new Set<string>();
  const jobs = new Map<string, number>();
  let charged = 0;
  let jobSerial = 0;
  return [
    {
      id: 'charged',
      path: '/money/charged',
      about: 'each call is charged one credit before it is answered; `?ms=0` delay; X-Credits-Charged',
      answer: async (call, res) => {
        charged += 1;
        const now = charged;
        await wait(whole(call, 'ms', 0, 600_000));
        if (!res.destroyed) ok(res, { 'x-credits-charged': '1', 'x-credits-total': String(now) });
      },
    },
    {
      id: 'charged-total',
      path: '/money/total',
      about: '{charged}: credits charged since the reset',
      answer: (_, res) => sendJson(res, 200, { charged }),
    },
    {
      id: 'charged-then-lost',
      path: '/money/charged-then-lost',
      about: 'charges, then resets the connection: nobody knows but the vendor',
      answer: (_, res) => {
        charged += 1;
        cut(res);
      },
    },
    {
      id: 'idempotent',
      path: '/money/idempotent',
      about:
        'charges once for each Idempotency-Key and replays the answer; 422 when the body differs; 400 without',
      answer: (call, res) => {
        const key = call.headers['idempotency-key'];
        const body = call.body.toString('utf8');
        if (typeof key !== 'string' || key === '') return fail(res, 400, 'Idempotency-Key is missing.');
        const old = saved.get(key);
        if (old !== undefined && old.body !== body)
          return fail(res, 422, 'This Idempotency-Key was used with another body.');
        if (old !== undefined) return sendJson(res, 200, old.answer, { 'idempotent-replayed': 'true' });
        charged += 1;
        const answer = { id: `order-${charged}`, charged: 1 };
        saved.set(key, { body, answer });
        sendJson(res, 200, answer);
      },
    },
    {
      id: 'batch',
      path: '/money/batch',
      about:
        'POST {rows:[{domain}]} → {accepted, repeated, rows}: counts rows that came twice; 413 beyond 100',
      answer: (call, res) => {
        const sent = jsonBody(call)?.['rows'];
        if (!Array.isArray(sent)) return fail(res, 400, 'POST {"rows": [...]}.');
        if (sent.length > 100) return fail(res, 413, 'At most 100 rows.');
        const texts = sent.map(row => JSON.stringify(row));
        const repeated = texts.filter(text => rows.has(text)).length;
        for (const text of texts) rows.add(text);
        sendJson(res, 200, { accepted: sent.length - repeated, repeated, rows: rows.size });
      },
    },
    {
      id: 'job',
      path: '/money/job',
      about:
        '202 {id, status_url} with Location and Retry-After: 1; then GET /money/job-status?id= `?polls=2`',
      answer: (call, res) => {
        jobSerial += 1;
        const id = `job-${jobSerial}`;
        jobs.set(id, whole(call, 'polls', 2));
        const url = `/money/job-status?id=${id}`;
        sendJson(res, 202, { id, status: 'pending', status_url: url }, { location: url, 'retry-after': '1' });
      },
    },
    {
      id: 'job-status',
      path: '/money/job-status',
      about: '202 {status:"pending"} until it was asked for often enough, then 200 {status:"done", company}',
      answer: (call, res) => {
        const id = call.url.searchParams.get('id') ?? '';
        const left = jobs.get(id);
        if (left === undefined) return fail(res, 404, 'There is no such job.');
        jobs.set(id, left - 1);
        if (left > 0) return sendJson(res, 202, { id, status: 'pending' }, { 'retry-after': '1' });
        sendJson(res, 200, { id, status: 'done', company: { name: 'Nordhavn Freight' } });
      },
    },
  ];
};
