/**
 * A pack: requests, chains and the columns of lists that one person hands to another in a file. It holds no secret, no
 * code, no row, no budget and no permission; it can only ask. What it brings stays off until a person turns it on.
 */
import * as v from 'valibot';
import { chainSchema } from '../plan/chain.ts';
import { secretNameSchema } from '../request/auth.ts';
import { requestSchema } from '../request/definition.ts';
import { scoreSchema } from '../score/definition.ts';

export const PACK_VERSION = 1;
export const MOST_PACK_BYTES = 2 * 1024 * 1024;

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** A key that the pack's requests need: what to call it, and where a person gets one. */
export const wantedSecretSchema = v.strictObject({
  name: secretNameSchema,
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  /** A sentence on where the key is found. */
  help: v.optional(text(500), ''),
});

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,60}$/));

/** A list without its rows. */
export const packListSchema = v.strictObject({
  id,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  /** Requests and chains of this pack, in the order of their columns. */
  plans: v.optional(v.pipe(v.array(id), v.maxLength(50)), []),
  /** Columns of its own, such as an import brings. */
  columns: v.optional(v.pipe(v.array(v.pipe(text(200), v.minLength(1))), v.maxLength(200)), []),
  scores: v.optional(v.pipe(v.array(scoreSchema), v.maxLength(20)), []),
});

export const packSchema = v.strictObject({
  $schema: v.optional(text(500)),
  loupe: v.literal('pack'),
  version: v.literal(PACK_VERSION),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  description: v.optional(text(2000), ''),
  author: v.optional(text(200), ''),
  requests: v.pipe(v.array(requestSchema), v.maxLength(200)),
  chains: v.optional(v.pipe(v.array(chainSchema), v.maxLength(100)), []),
  lists: v.optional(v.pipe(v.array(packListSchema), v.maxLength(50)), []),
  secrets: v.optional(v.pipe(v.array(wantedSecretSchema), v.maxLength(50)), []),
});

export type Pack = v.InferOutput<typeof packSchema>;
export type PackList = v.InferOutput<typeof packListSchema>;
export type PackInput = v.InferInput<typeof packSchema>;
