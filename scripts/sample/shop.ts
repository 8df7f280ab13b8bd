/** A vendor that sells one answer about any company, and keeps books: what was asked for, and by how many calls. */
import { listen, sendJson, wait } from './listen.ts';

export interface Shop {
  readonly origin: string;
  /** Calls answered, each of which was charged. */
  charged(): number;
  /** Companies that were sold more than once. */
  boughtTwice(): readonly string[];
  close(): Promise<void>;
}

/** Knows every company, at `/find?domain=…`, after a delay of half to one and a half times `latencyMs`. */
export const startShop = async (latencyMs: number): Promise<Shop> => {
  const sold = new Map<string, number>();
  const listening = await listen(async ({ url }, res) => {
    const domain = url.searchParams.get('domain') ?? '';
    // Charged as it comes: whoever goes away before the answer has bought it all the same.
    sold.set(domain, (sold.get(domain) ?? 0) + 1);
    await wait(latencyMs * (0.5 + Math.random()));
    sendJson(res, 200, { domain, employees: domain.length });
  });
  return {
    origin: listening.origin,
    charged: () => [...sold.values()].reduce((sum, times) => sum + times, 0),
    boughtTwice: () => [...sold].filter(([, times]) => times > 1).map(([domain]) => domain),
    close: listening.close,
  };
};
