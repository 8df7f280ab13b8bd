// One small HTTP listener for all the sample servers: node:http, loopback only, no framework.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

/** A call as it arrived, its body read to the end (at most 16 MiB). */
export interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** Names and values as sent, in turn; shows repeated header lines. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  /** Milliseconds of a clock that never goes back, from the start of the process. */
  readonly at: number;
}

export type Answer = (call: Call, res: ServerResponse) => void | Promise<void>;

export interface Listening {
  /** For example `http://127.0.0.1:8787`, without a closing slash. */
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

const LARGEST_BODY = 16 * 1024 * 1024;

/** Listens on 127.0.0.1; port 0 takes a free one. Rejects when the port is taken. */
export async function listen(answer: Answer, port = 0): Promise<Listening> {
  let origin = '';
  const server = createServer(async (req, res) => {
    const at = performance.now();
    try {
      const parts: Buffer[] = [];
      let size = 0;
      for await (const part of req) {
        const bytes = Buffer.from(part);
        size += bytes.length;
        if (size > LARGEST_BODY) {
          sendJson(res, 413, { error: { code: 'too_large', message: 'The body is larger than 16 MiB.' } });
          return;
        }
        parts.push(bytes);
      }
      const { method = 'GET', headers, rawHeaders } = req;
      const url = new URL(req.url ?? '/', origin);
      await answer({ method, url, headers, rawHeaders, body: Buffer.concat(parts), at }, res);
    } catch (error) {
      if (res.headersSent || res.destroyed) res.destroy();
      else sendJson(res, 500, { error: { code: 'internal', message: String(error) } });
    }
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener has no port.');
  origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    port: address.port,
    close: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** As `listen`, but takes a free port when the wanted one is in use. */
export async function listenNear(answer: Answer, port: number): Promise<Listening> {
  try {
    return await listen(answer, port);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return listen(answer, 0);
    throw error;
  }
}

type Headers = Record<string, string | number | string[]>;

export function send(
  res: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  more: Headers = {},
): void {
  res.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...more });
  res.end(body);
}

export function sendJson(res: ServerResponse, status: number, value: unknown, more: Headers = {}): void {
  send(res, status, 'application/json; charset=utf-8', JSON.stringify(value), more);
}

export function wait(ms: number): Promise<void> {
  return new Promise(done => setTimeout(done, ms));
}

/** A whole number from the query, kept between 0 and `most`; `usual` when absent or not a number. */
export function whole(call: Call, name: string, usual: number, most = 1_000_000_000): number {
  const text = call.url.searchParams.get(name);
  const n = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(n) ? Math.min(Math.max(Math.trunc(n), 0), most) : usual;
}

/** The body as a JSON object; undefined when it is anything else. */
export function jsonBody(call: Call): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(call.body.toString('utf8'));
    // A JSON object has string keys and unknown values by construction.
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Not JSON: the caller answers with its own error.
  }
  return undefined;
}
