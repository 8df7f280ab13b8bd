/** A vendor that does nothing but wait and answer, so that what is measured is not the vendor. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Vendor {
  readonly origin: string;
  /** Calls answered since the start. */
  calls(): number;
  close(): Promise<void>;
}

/** Answers every call with the same JSON after `latencyMs`; `/large` with a body of its own, when one is given. */
export const startVendor = async (latencyMs: number, large = ''): Promise<Vendor> => {
  const body = JSON.stringify({
    data: {
      name: 'Example Company',
      domain: 'example.com',
      industry: 'Software',
      employees: 120,
      country: 'DE',
      founded: 2001,
      address: { street: 'Hauptstrasse 1', city: 'Berlin', zip: '10115' },
      tags: ['saas', 'b2b', 'developer tools'],
    },
  });
  let calls = 0;
  const server = createServer((request, response) => {
    const text = request.url?.startsWith('/large') ? large : body;
    calls += 1;
    setTimeout(() => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    }, latencyMs);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // listen() on a port gives an AddressInfo (node:net)
  return {
    origin: `http://127.0.0.1:${port}`,
    calls: () => calls,
    close: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
