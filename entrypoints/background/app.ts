/**
 * Loupe as it is assembled in the background: store, gate, collector, runner. Made on first need in each life of the
 * worker, and lost with it: nothing here is worth keeping.
 */
import { stillWorking, wakeAt } from '../../lib/browser/alarms.ts';
import { chance, clock } from '../../lib/browser/clock.ts';
import { createHeaderRules } from '../../lib/browser/header-rules.ts';
import { createHttp } from '../../lib/browser/http.ts';
import { reload } from '../../lib/browser/lifecycle.ts';
import { permissions } from '../../lib/browser/permissions.ts';
import { sessionMemory } from '../../lib/browser/session.ts';
import { sessionRules } from '../../lib/browser/session-rules.ts';
import { showNeed } from '../../lib/browser/toolbar.ts';
import { type Collector, createCollector } from '../../lib/engine/collect.ts';
import { createDue } from '../../lib/engine/due.ts';
import { createEnricher } from '../../lib/engine/enrich.ts';
import type { Enrich } from '../../lib/engine/enriched.ts';
import { createGate } from '../../lib/engine/gate.ts';
import { drivePlan, loadPlan } from '../../lib/engine/plan.ts';
import type { Ports } from '../../lib/engine/ports.ts';
import { recoverAfterCrash } from '../../lib/engine/recover.ts';
import { resolverFor, resolverPlanFor } from '../../lib/engine/resolve-name.ts';
import { createRunner, type Runner } from '../../lib/engine/run.ts';
import { takeTurns } from '../../lib/engine/schedule.ts';
import { createTestCall, type TestCall } from '../../lib/engine/test-call.ts';
import { type TokenSource, tokensOf } from '../../lib/engine/tokens.ts';
import { makeChecks } from '../../lib/engine/watch.ts';
import { type LoupeDatabase, openStore } from '../../lib/store/database.ts';
import { takeFence } from '../../lib/store/fence.ts';
import { followNeeds } from '../../lib/store/needs-you.ts';
import { storePorts } from '../../lib/store/ports.ts';
import { setting } from '../../lib/store/settings.ts';
import { followSharedLimits } from '../../lib/store/shared-limits.ts';
import { scheduledRows } from './source.ts';
import { tellingRuns } from './tell-marks.ts';

export interface App {
  readonly db: LoupeDatabase;
  readonly ports: Ports;
  readonly runner: Runner;
  readonly collector: Collector;
  readonly enrich: Enrich;
  readonly tokens: TokenSource;
  readonly test: TestCall;
  /** What starts by itself: schedules, then watches. */
  readonly due: ReturnType<typeof createDue>;
}

/** @throws with a sentence for a person when the store cannot be opened */
const openDatabase = async (): Promise<LoupeDatabase> => {
  // `newer`: another version migrated the store, and this one must not touch it any more. `lost`: opened again on need.
  const opened = await openStore({ onClosed: why => (why === 'newer' ? reload() : forget()) });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.db;
};

const assemble = async (): Promise<App> => {
  const db = await database();
  followNeeds(db, showNeed);
  const store = storePorts(db, { clock, memory: sessionMemory });
  const http = createHttp({ rules: createHeaderRules(sessionRules()) });
  const ports: Ports = { clock, chance, http, permissions, ...store, runs: tellingRuns(store.runs) };
  // Before anything is sent: what an earlier life left is settled, and what it might still send is refused.
  const fence = await takeFence(db);
  await recoverAfterCrash(ports);
  const gate = createGate(ports);
  const tokens = tokensOf(ports, gate);
  const options = { fence, tokens, sharedLimits: await followSharedLimits(db) };
  const collector = createCollector(ports, gate, options);
  const enrich = createEnricher(ports, collector);
  const runner = createRunner({
    ports,
    enrich,
    planOf: async id => drivePlan(await loadPlan(ports.plans, id)),
    resolverOf: async id => resolverFor(ports, id, await setting(db, 'resolverPlan')),
    wakeOrigins: collector.wake,
    stillWorking,
    wakeAt,
  });
  const test = createTestCall(ports, gate, options);
  const due = createDue({
    take: [
      () =>
        takeTurns({
          ports,
          fence,
          rowsOf: (schedule, plan) => scheduledRows(db, schedule, plan, clock.now()),
          resolverOf: async plan => resolverPlanFor(ports.plans, plan, await setting(db, 'resolverPlan')),
          startRuns: runner.tick,
        }),
      () => makeChecks({ ports, fence, test }),
    ],
    clock,
    wakeAt,
  });
  return { db, ports, runner, collector, enrich, tokens, test, due };
};

let opening: Promise<LoupeDatabase> | null = null;
let assembling: Promise<App> | null = null;

const forget = (): void => {
  opening = null;
  assembling = null;
};

/** Opened once a life; a failure is forgotten, so that the next caller tries again. */
export const database = (): Promise<LoupeDatabase> => {
  opening ??= openDatabase().catch((error: unknown) => {
    forget();
    throw error;
  });
  return opening;
};

export const app = (): Promise<App> => {
  assembling ??= assemble().catch((error: unknown) => {
    assembling = null;
    throw error;
  });
  return assembling;
};
