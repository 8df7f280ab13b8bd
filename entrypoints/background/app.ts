/**
 * Loupe as it is assembled in the background: store, gate, collector, runner. Made on first need in each life of the
 * worker, and lost with it: nothing here is worth keeping.
 */
import { stillWorking, wakeAt } from '../../lib/browser/alarms.ts';
import { chance, clock } from '../../lib/browser/clock.ts';
import { http } from '../../lib/browser/http.ts';
import { permissions } from '../../lib/browser/permissions.ts';
import { sessionMemory } from '../../lib/browser/session.ts';
import { createCollector } from '../../lib/engine/collect.ts';
import { createEnricher } from '../../lib/engine/enrich.ts';
import { createGate } from '../../lib/engine/gate.ts';
import { drivePlan, loadPlan } from '../../lib/engine/plan.ts';
import type { Ports } from '../../lib/engine/ports.ts';
import { recoverAfterCrash } from '../../lib/engine/recover.ts';
import { createRunner, type Runner } from '../../lib/engine/run.ts';
import { createAnswers } from '../../lib/store/answers.ts';
import { type LoupeDatabase, openStore } from '../../lib/store/database.ts';
import { takeFence } from '../../lib/store/fence.ts';
import { createJournal } from '../../lib/store/journal.ts';
import { createPlans } from '../../lib/store/plans.ts';
import { createResults } from '../../lib/store/results.ts';
import { createRuns } from '../../lib/store/runs.ts';
import { createSecrets } from '../../lib/store/secrets.ts';
import { setting } from '../../lib/store/settings.ts';
import { createTokens } from '../../lib/store/tokens.ts';

export interface App {
  readonly db: LoupeDatabase;
  readonly ports: Ports;
  readonly runner: Runner;
  readonly enrich: ReturnType<typeof createEnricher>;
  readonly collector: ReturnType<typeof createCollector>;
}

/** @throws with a sentence for a person when the store cannot be opened */
const openDatabase = async (): Promise<LoupeDatabase> => {
  const opened = await openStore({ onOutdated: () => globalThis.location?.reload?.() });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.db;
};

const assemble = async (): Promise<App> => {
  const db = await database();
  const lock = { clock, memory: sessionMemory, lockAfterMs: () => setting(db, 'lockAfterMs') };
  const ports: Ports = {
    clock,
    chance,
    http,
    permissions,
    secrets: createSecrets(db, lock),
    tokens: createTokens(db, lock),
    journal: createJournal(db),
    answers: createAnswers(db, clock),
    plans: createPlans(db, clock),
    results: createResults(db),
    runs: createRuns(db),
  };
  // Before anything is sent: what an earlier life left is settled, and what it might still send is refused.
  const fence = await takeFence(db);
  await recoverAfterCrash(ports);
  const collector = createCollector(ports, createGate(ports), { fence });
  const enrich = createEnricher(ports, collector);
  const runner = createRunner({
    ports,
    enrich,
    planOf: async id => drivePlan(await loadPlan(ports.plans, id)),
    stillWorking,
    wakeAt,
  });
  return { db, ports, runner, enrich, collector };
};

/** Runs once; a failure is forgotten, so that the next caller tries again. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
};

export const database = once(openDatabase);
export const app = once(assemble);
