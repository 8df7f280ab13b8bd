// What a scenario of the quirk server is, and what it may know while it answers.
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Call, sendJson } from '../listen.ts';

export interface Context {
  /** The origin of the server itself, and of its second listener. */
  readonly origin: string;
  readonly otherOrigin: string;
  /** 1 for the first call to this scenario since the reset, counted apart for each `?row=`. */
  nth(): number;
}

export interface Scenario {
  readonly id: string;
  /** The exact path; any method is answered. */
  readonly path: string;
  /** One line: what it answers, and which query parameters change it. */
  readonly about: string;
  readonly answer: (call: Call, res: ServerResponse, context: Context) => void | Promise<void>;
}

/** A family keeps its state in its closure: a reset makes it anew. */
export type Family = () => Scenario[];

/** The ordinary good answer. */
export const company = {
  company: {
    name: 'Nordhavn Freight',
    domain: 'nordhavn.example',
    employees: 1240,
    industry: 'Freight forwarding',
  },
} as const;

export function ok(res: ServerResponse, headers: Record<string, string | string[]> = {}): void {
  sendJson(res, 200, company, headers);
}

export function fail(
  res: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  sendJson(res, status, { error: { status, message } }, headers);
}

/** A call that came before the answer to the last one on its connection has ended gets the connection only after that. */
export function withSocket(res: ServerResponse, work: (socket: Socket) => void): void {
  if (res.socket === null) res.once('socket', work);
  else work(res.socket);
}

/** Resets the connection. */
export const cut = (res: ServerResponse): void => withSocket(res, socket => socket.resetAndDestroy());
