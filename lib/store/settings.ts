/** What the person chose for Loupe as a whole. One row a setting; a value that is not valid counts as not set. */
import * as v from 'valibot';
import { limitsSchema } from '../core/request/definition.ts';
import type { LoupeDatabase } from './database.ts';

const hour = 3_600_000;

export const SETTINGS = {
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Bytes that kept answers may take. */
  answerBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1_000_000)), 300_000_000),
  /** Rest after which the passphrase is asked again; null: when the browser closes. Milliseconds. */
  lockAfterMs: v.optional(v.nullable(v.pipe(v.number(), v.minValue(60_000))), hour),
  /** The list that a card's "Add to list" takes; null asks. */
  lastList: v.optional(v.nullable(v.string()), null),
  /** The plans that a lookup by hand asks; empty: every one that is on. */
  lookupPlans: v.optional(v.array(v.string()), []),
  /** The request or chain that a lookup by name asks first, for the company's domain; null: none. */
  resolverPlan: v.optional(v.nullable(v.string()), null),
  /** Write a byte order mark into CSV files, for Excel. */
  csvBom: v.optional(v.boolean(), true),
  /** Has the person been shown around? */
  welcomed: v.optional(v.boolean(), false),
  /** By origin (`https://api.hunter.io`), or by key (`key:hunter`): the limits that all requests of it share. */
  originLimits: v.optional(v.record(v.string(), limitsSchema), {}),
  /** When the last automatic copy of the definitions was made. */
  snapshotAt: v.optional(v.number(), 0),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type SettingValue<N extends SettingName> = v.InferOutput<(typeof SETTINGS)[N]>;
export type Settings = { readonly [N in SettingName]: SettingValue<N> };

export async function setting<N extends SettingName>(db: LoupeDatabase, name: N): Promise<SettingValue<N>> {
  return parsed(name, (await db.settings.get(name))?.value);
}

/** @returns false, and nothing is written, when the value is not valid. */
export async function setSetting<N extends SettingName>(
  db: LoupeDatabase,
  name: N,
  value: SettingValue<N>,
): Promise<boolean> {
  if (!v.is(SETTINGS[name], value)) return false;
  await db.settings.put({ name, value });
  return true;
}

export async function allSettings(db: LoupeDatabase): Promise<Settings> {
  const rows = new Map((await db.settings.toArray()).map(row => [row.name, row.value]));
  return {
    theme: parsed('theme', rows.get('theme')),
    answerBytes: parsed('answerBytes', rows.get('answerBytes')),
    lockAfterMs: parsed('lockAfterMs', rows.get('lockAfterMs')),
    lastList: parsed('lastList', rows.get('lastList')),
    lookupPlans: parsed('lookupPlans', rows.get('lookupPlans')),
    resolverPlan: parsed('resolverPlan', rows.get('resolverPlan')),
    csvBom: parsed('csvBom', rows.get('csvBom')),
    welcomed: parsed('welcomed', rows.get('welcomed')),
    originLimits: parsed('originLimits', rows.get('originLimits')),
    snapshotAt: parsed('snapshotAt', rows.get('snapshotAt')),
  };
}

function parsed<N extends SettingName>(name: N, value: unknown): SettingValue<N> {
  const schema: (typeof SETTINGS)[N] = SETTINGS[name];
  const read = v.safeParse(schema, value);
  return read.success ? read.output : v.parse(schema, undefined);
}
