import type { Migration } from './migration.ts';

export const first: Migration = {
  version: 1,
  stores: {
    requests: 'id, definition.name, source',
    chains: 'id, chain.name, source',
    secrets: 'name',
    keyring: 'id',
    tokens: 'key',
    answers: 'key, requestId, usedAt, runId',
    attempts: 'id, state, runId, [requestId+at], at',
    ledger: 'id, [requestId+at], day, runId',
    spend: '[requestId+unit+day], day',
    limits: 'scope',
    results: '[planId+subject], subject, runId, [planId+at], [state+at]',
    recent: 'subject, at',
    runs: 'id, state, planId, listId, createdAt',
    runRows: '[runId+seq], [runId+state+notBefore], [runId+subject.key]',
    lists: 'id, name',
    listRows: 'id, [listId+order]',
    sites: 'origin, state',
    settings: 'name',
    quarantine: '++id, table',
  },
};
