/** The door of our own pages: commands that only the background carries out, because only it calls the network. */
import * as v from 'valibot';
import { pushMappingSchema, pushSizeSchema } from '../push/definition.ts';
import { WHICH } from '../push/due.ts';
import { requestSchema } from '../request/definition.ts';
import { scheduleInputSchema } from '../schedule/schedule.ts';
import { watchInputSchema } from '../watch/watch.ts';
import { foundCompanySchema } from './page.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
/** Null is all rows. */
const rowIds = v.optional(v.nullable(v.pipe(v.array(text(500)), v.maxLength(200_000))), null);
const refresh = v.optional(v.picklist(['missing', 'stale', 'all']), 'missing');

export const companySchema = v.strictObject({
  name: v.nullable(text(200)),
  domain: v.nullable(text(253)),
  /** Other variables of the row, by name. */
  values: v.optional(v.record(text(200), text(10_000)), {}),
});

const source = v.variant('kind', [
  v.strictObject({
    kind: v.literal('list'),
    listId: id,
    /** Of these, the rows that `only` names. */
    rowIds,
    only: v.optional(v.picklist(['all', 'new', 'failed', 'stale', 'due']), 'all'),
  }),
  v.strictObject({
    kind: v.literal('companies'),
    companies: v.pipe(v.array(companySchema), v.maxLength(5000)),
  }),
]);

export const commandSchema = v.variant('do', [
  v.strictObject({
    do: v.literal('look-up'),
    plans: v.nullable(v.array(id)),
    company: companySchema,
    refresh,
  }),
  v.strictObject({ do: v.literal('estimate'), planId: id, source, refresh }),
  v.strictObject({ do: v.literal('start-run'), planId: id, title: text(200), source, refresh }),
  v.strictObject({
    do: v.literal('steer-run'),
    runId: id,
    action: v.picklist(['pause', 'resume', 'cancel']),
  }),
  v.strictObject({
    do: v.literal('start-push'),
    title: text(200),
    requestId: id,
    listId: id,
    rowIds,
    which: v.picklist(WHICH),
    mapping: pushMappingSchema,
    size: pushSizeSchema,
  }),
  /** A row that may have arrived at the destination did, or did not. */
  v.strictObject({ do: v.literal('settle-push'), requestId: id, subject: text(300), arrived: v.boolean() }),
  v.strictObject({
    do: v.literal('settle-unknown'),
    runId: id,
    seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
    action: v.picklist(['again', 'failed']),
  }),
  v.strictObject({
    do: v.literal('test'),
    definition: requestSchema,
    values: v.record(text(200), text(10_000)),
  }),
  v.strictObject({ do: v.literal('save-schedule'), schedule: scheduleInputSchema }),
  v.strictObject({
    do: v.literal('steer-schedule'),
    id,
    action: v.picklist(['pause', 'resume', 'now', 'delete']),
  }),
  v.strictObject({ do: v.literal('save-watch'), watch: watchInputSchema }),
  v.strictObject({ do: v.literal('steer-watch'), requestId: id, action: v.picklist(['now', 'delete']) }),
  /** Something that was in the way is there now: turns and checks that wait are tried at once. */
  v.strictObject({ do: v.literal('look-again') }),
  v.strictObject({ do: v.literal('remap'), planId: id }),
  v.strictObject({
    do: v.literal('judge'),
    planId: id,
    subject: text(300),
    verdict: v.picklist(['confirmed', 'apart']),
  }),
  v.strictObject({
    do: v.literal('site'),
    origin: text(300),
    state: v.picklist(['on', 'quiet', 'off', 'forget']),
  }),
  /** With `definition`: as it is written now, before it is saved. */
  v.strictObject({ do: v.literal('sign-in'), requestId: id, definition: v.optional(requestSchema) }),
  v.strictObject({ do: v.literal('status') }),
]);

/** The card's frame lies within a foreign page: of all commands it may send these, and only when it is provably seen. */
export const cardCommandSchema = v.variant('do', [
  /** Which company is this card about? */
  v.strictObject({ do: v.literal('card-of'), nonce: v.pipe(v.string(), v.maxLength(64)) }),
  /** The card's own height, for its host to give it room; and Escape. */
  v.strictObject({
    do: v.literal('card-height'),
    height: v.pipe(v.number(), v.minValue(0), v.maxValue(4000)),
  }),
  v.strictObject({ do: v.literal('card-close') }),
  v.strictObject({ do: v.literal('panel'), company: v.optional(foundCompanySchema) }),
  v.strictObject({
    do: v.literal('look-up'),
    plans: v.nullable(v.array(id)),
    company: companySchema,
    refresh,
  }),
  v.strictObject({
    do: v.literal('judge'),
    planId: id,
    subject: text(300),
    verdict: v.picklist(['confirmed', 'apart']),
  }),
]);

export type CardCommand = v.InferOutput<typeof cardCommandSchema>;
export type Command = v.InferOutput<typeof commandSchema>;
export type CommandInput = v.InferInput<typeof commandSchema>;
export type Company = v.InferOutput<typeof companySchema>;
export type CompanySource = v.InferOutput<typeof source>;
