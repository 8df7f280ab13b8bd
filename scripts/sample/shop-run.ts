/** A run that buys from the shop, and our own books of it. For tests that end its process. */
import { storedRequest } from '../machine/stored.ts';

export const shopRequest = (origin: string, atOnce: number) =>
  storedRequest({
    url: `${origin}/find?domain={{domain}}`,
    fields: [{ name: 'employees', label: 'Employees', path: '$.employees', type: 'number' }],
    cost: { amount: 1, charged: 'success' },
    limits: { windows: [], concurrency: atOnce },
  });

/** The command that asks the only request about so many companies. */
export const runOf = (count: number, title: string) =>
  ({
    do: 'start-run',
    planId: 'facts',
    title,
    source: {
      kind: 'companies',
      companies: Array.from({ length: count }, (_, i) => ({ name: null, domain: `firm${i}.example` })),
    },
  }) as const;

type Row = Readonly<Record<string, unknown>>;

/** Rows of the run and entries of the ledger, counted by state. */
export const booksOf = (rows: readonly Row[], ledger: readonly Row[]) => {
  const countIn = (all: readonly Row[], state: string): number =>
    all.filter(one => one['state'] === state).length;
  return {
    found: countIn(rows, 'found'),
    unknown: countIn(rows, 'unknown'),
    spent: countIn(ledger, 'spent'),
    reserved: countIn(ledger, 'reserved'),
    possibly: countIn(ledger, 'possibly'),
  };
};
