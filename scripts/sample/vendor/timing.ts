// Answers that come late, in drops, in part, or not at all.
import type { ServerResponse } from 'node:http';
import { wait, whole } from '../listen.ts';
import { company, cut, type Family, ok, withSocket } from './scenario.ts';

const TEXT = JSON.stringify(company);

/**
 * Sends `text` in pieces of `bytes` every `ms` until it is told, or the caller leaves. Ends with the last piece: who has
 * it all may send the next call on the same connection.
 */
async function drip(res: ServerResponse, text: string, bytes: number, ms: number): Promise<void> {
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  let at = 0;
  for (; at < text.length - bytes && !res.destroyed; at += bytes) {
    res.write(text.slice(at, at + bytes));
    await wait(ms);
  }
  res.end(text.slice(at));
}

export const timing: Family = () => [
  {
    id: 'slow-header',
    path: '/time/slow-header',
    about: '200 after `?ms=1500`',
    answer: async (call, res) => {
      await wait(whole(call, 'ms', 1500, 600_000));
      if (!res.destroyed) ok(res);
    },
  },
  {
    id: 'hang',
    path: '/time/hang',
    about: 'accepts the call and never answers',
    answer: () => {},
  },
  {
    id: 'hang-body',
    path: '/time/hang-body',
    about: 'headers and half of the body, then nothing more',
    answer: (_, res) => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': TEXT.length });
      res.write(TEXT.slice(0, TEXT.length / 2));
    },
  },
  {
    id: 'hang-once',
    path: '/time/hang-once',
    about: 'the first call of each `?row=` hangs, the next is 200',
    answer: (_, res, { nth }) => {
      if (nth() > 1) ok(res);
    },
  },
  {
    id: 'drip',
    path: '/time/drip',
    about: '`?bytes=1` of the body every `?ms=1000`',
    answer: (call, res) => drip(res, TEXT, Math.max(1, whole(call, 'bytes', 1)), whole(call, 'ms', 1000)),
  },
  {
    id: 'reset',
    path: '/time/reset',
    about: 'the connection is reset before any answer',
    answer: (_, res) => cut(res),
  },
  {
    id: 'reset-once',
    path: '/time/reset-once',
    about: 'the first call of each `?row=` is reset, the next is 200',
    answer: (_, res, { nth }) => (nth() > 1 ? ok(res) : cut(res)),
  },
  {
    id: 'reset-after',
    path: '/time/reset-after',
    about: 'the connection is reset after `?bytes=20` of the body',
    answer: async (call, res) => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': TEXT.length });
      res.write(TEXT.slice(0, whole(call, 'bytes', 20)));
      await wait(50);
      cut(res);
    },
  },
  {
    id: 'truncated',
    path: '/time/truncated',
    about: 'Content-Length promises twice the body; the connection is closed in good order',
    answer: (_, res) => {
      // Written to the socket itself: node:http does not let a server break its own promise.
      const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${TEXT.length * 2}\r\nconnection: close\r\n\r\n`;
      withSocket(res, socket => socket.end(head + TEXT));
    },
  },
];
