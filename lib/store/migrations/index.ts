import { first } from './001-first.ts';
import { answerUses } from './002-answer-uses.ts';
import { fewerIndexes } from './003-fewer-indexes.ts';
import { siteBudgets } from './004-site-budgets.ts';
import { schedules } from './005-schedules.ts';
import { pushes } from './006-pushes.ts';
import type { Migration } from './migration.ts';

/** All, oldest first. A new one goes to the end, with its own spec beside it and a fixture in `migrations.test.ts`. */
export const MIGRATIONS: readonly Migration[] = [
  first,
  answerUses,
  fewerIndexes,
  siteBudgets,
  schedules,
  pushes,
];
