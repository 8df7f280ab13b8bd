/** How a request proves who sends it. A secret is named here and resolved last, when the call is sent. */
import * as v from 'valibot';

/** The name of a secret, as in `{{secret.hunter}}`. */
export const secretNameSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'Use lower-case letters, digits, - and _.'),
);

export const headerName = v.pipe(
  v.string(),
  v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/, 'Not a header name.'),
);
const template = v.pipe(v.string(), v.maxLength(10_000));
const url = v.pipe(v.string(), v.minLength(1), v.maxLength(4000));

const clientFields = {
  tokenUrl: url,
  clientId: template,
  clientSecret: v.optional(v.nullable(secretNameSchema), null),
  /** RFC 6749 section 2.3.1: client credentials by Basic, or in the body. */
  clientAuth: v.optional(v.picklist(['basic', 'body']), 'basic'),
  scope: v.optional(v.string(), ''),
  audience: v.optional(v.string(), ''),
  /** Further fields of the token call, such as `resource`; one of a usual name takes its place. Values are templates. */
  parameters: v.optional(
    v.pipe(
      v.array(
        v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)), value: template }),
      ),
      v.maxLength(20),
    ),
  ),
  /** Where the token goes, and the text before it: `Authorization` and `Bearer ` unless said otherwise. */
  header: v.optional(headerName),
  prefix: v.optional(v.pipe(v.string(), v.maxLength(200))),
};

export const authSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({
    kind: v.literal('header'),
    header: headerName,
    secret: secretNameSchema,
    /** Text before the key, such as `Token `. */
    prefix: v.optional(v.string(), ''),
  }),
  v.strictObject({
    kind: v.literal('query'),
    parameter: v.pipe(v.string(), v.minLength(1)),
    secret: secretNameSchema,
  }),
  v.strictObject({ kind: v.literal('bearer'), secret: secretNameSchema }),
  v.strictObject({
    kind: v.literal('basic'),
    /** A template; may name a secret (`{{secret.key}}`), as vendors that take the key as user name want. */
    user: template,
    /** The secret that is the password; null is an empty password. */
    secret: v.optional(v.nullable(secretNameSchema), null),
  }),
  v.strictObject({
    kind: v.literal('custom'),
    headers: v.pipe(v.array(v.strictObject({ name: headerName, value: template })), v.maxLength(20)),
  }),
  v.strictObject({ kind: v.literal('oauth-client'), ...clientFields }),
  v.strictObject({
    kind: v.literal('oauth-refresh'),
    ...clientFields,
    /** The secret that holds the refresh token; a rotated one replaces it. */
    refreshSecret: secretNameSchema,
  }),
  v.strictObject({
    kind: v.literal('oauth-code'),
    ...clientFields,
    authorizeUrl: url,
    /** The secret in which the refresh token is kept after the sign-in. */
    refreshSecret: secretNameSchema,
  }),
  v.strictObject({
    kind: v.literal('login'),
    url,
    /** How the body is written, and what its Content-Type says. */
    format: v.optional(v.picklist(['json', 'form']), 'json'),
    /** A template, such as `{"user": "me", "password": "{{secret.crm}}"}` or `user=me&password={{secret.crm}}`. */
    body: template,
    /** Sent with the login alone, such as `Authorization` or `X-Client-Id`. */
    headers: v.optional(
      v.pipe(v.array(v.strictObject({ name: headerName, value: template })), v.maxLength(20)),
      [],
    ),
    tokenPath: v.pipe(v.string(), v.minLength(1)),
    /** Seconds of validity in the answer; without it `validSeconds` counts. */
    expiresPath: v.optional(v.nullable(v.string()), null),
    validSeconds: v.optional(v.pipe(v.number(), v.minValue(1)), 3600),
    header: v.optional(headerName, 'Authorization'),
    prefix: v.optional(v.string(), 'Bearer '),
  }),
]);

export type Auth = v.InferOutput<typeof authSchema>;
export type TokenAuth = Extract<Auth, { kind: 'oauth-client' | 'oauth-refresh' | 'oauth-code' | 'login' }>;
