/**
 * A request as its builder defined it: everything needed to make the call, read the answer, and say what it costs.
 * It holds templates and names of secrets, never a secret's value, so it may be shown, exported and put into a pack.
 */
import * as v from 'valibot';
import { conditionSchema } from '../condition/definition.ts';
import { derivedFieldSchema, fieldSchema } from '../field/definition.ts';
import { pushSizeSchema } from '../push/definition.ts';
import { authSchema, headerName } from './auth.ts';
import { pagingSchema } from './paging.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

/** One row of the parameter, header or form table. `value` is a template. */
export const parameterSchema = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(200)),
  value: v.pipe(v.string(), v.maxLength(10_000)),
  enabled: v.optional(v.boolean(), true),
  /** What an empty value does: stop with an error, leave the parameter out, or send it empty. */
  whenEmpty: v.optional(v.picklist(['error', 'omit', 'send']), 'error'),
  /** How a list value is written: `a=1&a=2` or `a=1,2`. */
  list: v.optional(v.picklist(['repeat', 'comma']), 'repeat'),
});

export const bodySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('json'), template: v.pipe(v.string(), v.maxLength(200_000)) }),
  v.strictObject({ kind: v.literal('form'), fields: v.array(parameterSchema) }),
  v.strictObject({
    kind: v.literal('text'),
    contentType: v.pipe(v.string(), v.maxLength(200)),
    template: v.pipe(v.string(), v.maxLength(200_000)),
  }),
  v.strictObject({
    kind: v.literal('graphql'),
    query: v.pipe(v.string(), v.maxLength(200_000)),
    /** A JSON template that gives the `variables` object. */
    variables: v.pipe(v.string(), v.maxLength(200_000)),
  }),
]);

/** What one call costs, in the vendor's own unit. An amount of 0 is a free call. */
export const costSchema = v.strictObject({
  amount: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
  unit: v.optional(v.pipe(v.string(), v.maxLength(30)), 'credit'),
  charged: v.optional(v.picklist(['always', 'success', 'filled']), 'success'),
  /** Price of one unit, for who wants the sum in money. */
  money: v.optional(
    v.strictObject({
      perUnit: v.pipe(v.number(), v.minValue(0)),
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    }),
  ),
  /** Units that may be spent; a run stops before it goes above. */
  budget: v.optional(
    v.strictObject({
      perDay: v.optional(v.nullable(v.number())),
      perMonth: v.optional(v.nullable(v.number())),
    }),
    {},
  ),
});

/** At most `calls` starts in any window of `perMs` milliseconds. */
export const windowSchema = v.strictObject({
  calls: v.pipe(v.number(), v.integer(), v.minValue(1)),
  perMs: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(31 * 86_400_000)),
});

export const limitsSchema = v.strictObject({
  windows: v.optional(v.pipe(v.array(windowSchema), v.maxLength(6)), []),
  concurrency: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 4),
});

export const retrySchema = v.strictObject({
  /** Tries after the first. */
  retries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)), 3),
  /** POST and PATCH are repeated only when the builder says that it is safe. */
  repeatable: v.optional(v.boolean(), false),
  /** A header that makes the vendor answer a repeat with the first answer (IETF Idempotency-Key). */
  idempotency: v.optional(
    v.nullable(
      v.strictObject({
        header: v.pipe(v.string(), v.maxLength(100)),
        validHours: v.pipe(v.number(), v.minValue(0)),
      }),
    ),
    null,
  ),
});

export const cachePolicySchema = v.strictObject({
  ttlMs: v.optional(count, 30 * 86_400_000),
  /** How long a 404 is believed. */
  notFoundTtlMs: v.optional(count, 86_400_000),
});

/** A test on the answer's body: `path` exists, equals, or is not one of the good values. */
export const answerTestSchema = v.strictObject({
  path,
  operator: v.picklist(['exists', 'equals', 'not-equals', 'empty']),
  value: v.optional(v.union([v.string(), v.number(), v.boolean(), v.null()])),
});

export const answerPolicySchema = v.strictObject({
  format: v.optional(v.picklist(['auto', 'json', 'ndjson', 'xml', 'csv', 'text']), 'auto'),
  maxBytes: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64 * 1024 * 1024)),
    8 * 1024 * 1024,
  ),
  timeoutMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(300_000)), 25_000),
  /** A 200 that is a failure all the same (GraphQL `errors`, a status field). */
  failWhen: v.optional(v.pipe(v.array(answerTestSchema), v.maxLength(10)), []),
  /** A 200 that says "no such company". */
  notFoundWhen: v.optional(v.pipe(v.array(answerTestSchema), v.maxLength(10)), []),
  /** Where the vendor's own error sentence stands. */
  messagePath: v.optional(v.nullable(path), null),
  /** Statuses that this vendor uses for throttling beside 429 (some send 403). */
  throttleStatuses: v.optional(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
    [],
  ),
  /** Is a 404 an answer ("no such company") or a broken address? */
  notFoundIsAnswer: v.optional(v.boolean(), true),
  /** Also where a web page comes with it? Most APIs answer so only when the address is wrong. */
  notFoundPage: v.optional(v.boolean(), false),
  /** A text of the answer that is JSON itself, such as the reply of a language model: read, and put in the text's place. */
  jsonWithin: v.optional(v.nullable(path), null),
  /** 202-then-poll: ask the address that the answer names or gives the parts of, or the same request, until it is ready. */
  poll: v.optional(
    v.nullable(
      v.strictObject({
        urlPath: v.optional(v.nullable(path), null),
        /** A template over the answer, such as `https://api.example.com/batch/{{request_id}}`; goes before `urlPath`. */
        url: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4000))), null),
        /** A header that names the address, such as `Location`; goes before both. */
        urlHeader: v.optional(v.nullable(headerName), null),
        intervalMs: v.optional(v.pipe(v.number(), v.minValue(100)), 2000),
        maxTries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 20),
        doneWhen: v.optional(v.nullable(answerTestSchema), null),
      }),
    ),
    null,
  ),
});

/** Rows that are pushed may go several to a call: one list of the JSON body then has an item for each. */
export const batchSchema = v.strictObject({
  /** Where that list stands, names joined by points; empty for the body itself. */
  path: v.pipe(v.string(), v.maxLength(1000)),
  /** Rows a call, at most. */
  size: v.optional(pushSizeSchema, 100),
  /** Where the answer tells of single rows. Without it a batch stands or falls as one. */
  told: v.optional(
    v.nullable(
      v.strictObject({
        /** Each match is about one row. */
        path,
        /** Of every row, or only of those that failed. */
        of: v.optional(v.picklist(['every', 'failed']), 'every'),
        /** Where the match says which row it is about; null where matches come in the order of the rows. */
        rowPath: v.optional(v.nullable(path), null),
        /** What stands there: the value of this variable, or (null) the row's place in the batch, from 0. */
        variable: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), null),
        /** Tests on a match that mean: this row failed. With `of: 'failed'` and no test, all of them did. */
        failWhen: v.optional(v.pipe(v.array(answerTestSchema), v.maxLength(10)), []),
        /** Where a match says why. */
        messagePath: v.optional(v.nullable(path), null),
      }),
    ),
    null,
  ),
});

export const requestSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,60}$/)),
  name,
  /** Who answers, in a rep's words: "Hunter", "GLEIF". */
  provider: v.optional(v.pipe(v.string(), v.maxLength(60)), ''),
  description: v.optional(v.pipe(v.string(), v.maxLength(2000)), ''),
  method: v.optional(v.picklist(METHODS), 'GET'),
  url: v.pipe(v.string(), v.minLength(1), v.maxLength(8000)),
  parameters: v.optional(v.pipe(v.array(parameterSchema), v.maxLength(200)), []),
  headers: v.optional(v.pipe(v.array(parameterSchema), v.maxLength(100)), []),
  /** User-Agent, Origin and Referer among the headers are set by a rule of the browser, for this origin alone. */
  browserHeaders: v.optional(v.boolean(), false),
  body: v.optional(bodySchema, { kind: 'none' }),
  batch: v.optional(v.nullable(batchSchema), null),
  auth: v.optional(authSchema, { kind: 'none' }),
  /** "Run as me": the browser's own session with this origin goes along. Off unless a person chose it. */
  session: v.optional(v.boolean(), false),
  fields: v.optional(v.pipe(v.array(fieldSchema), v.maxLength(200)), []),
  derived: v.optional(v.pipe(v.array(derivedFieldSchema), v.maxLength(100)), []),
  /** Where the answer names the company that it is about, for the same-company check. */
  identity: v.optional(
    v.strictObject({
      namePath: v.optional(v.nullable(path), null),
      domainPath: v.optional(v.nullable(path), null),
    }),
    {},
  ),
  paging: v.optional(pagingSchema, { kind: 'none' }),
  condition: v.optional(v.nullable(conditionSchema), null),
  cost: v.optional(costSchema, { amount: 0 }),
  limits: v.optional(limitsSchema, {}),
  retry: v.optional(retrySchema, {}),
  cache: v.optional(cachePolicySchema, {}),
  answer: v.optional(answerPolicySchema, {}),
});

export type Method = (typeof METHODS)[number];
export type Parameter = v.InferOutput<typeof parameterSchema>;
export type Body = v.InferOutput<typeof bodySchema>;
export type Cost = v.InferOutput<typeof costSchema>;
export type Window = v.InferOutput<typeof windowSchema>;
export type Limits = v.InferOutput<typeof limitsSchema>;
export type RetryPolicy = v.InferOutput<typeof retrySchema>;
export type AnswerTest = v.InferOutput<typeof answerTestSchema>;
export type Batch = v.InferOutput<typeof batchSchema>;
export type AnswerPolicy = v.InferOutput<typeof answerPolicySchema>;
export type RequestDefinition = v.InferOutput<typeof requestSchema>;
/** What a person or a pack writes; `v.parse(requestSchema, input)` fills the rest with defaults. */
export type RequestInput = v.InferInput<typeof requestSchema>;
