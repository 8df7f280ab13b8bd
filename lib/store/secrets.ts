/**
 * The secrets box. A secret is named, encrypted, and bound to the exact origins that it may be sent to: the binding is
 * part of what is authenticated, so a changed one does not open. No value leaves but through `read`.
 */
import * as v from 'valibot';
import type { Problem } from '../core/outcome/problem.ts';
import type { StoredSecret } from '../core/record/records.ts';
import { secretNameSchema } from '../core/request/auth.ts';
import type { SecretRead, Secrets } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import { currentKey, type LockOptions } from './lock.ts';
import { StoreError } from './problem.ts';
import { open, seal, secretContext } from './seal.ts';
import { badOrigin, keyNotKept, lockedProblem, secretProblem } from './secret-problems.ts';
import { putIfSame, sameSeal, secretRow } from './secret-rows.ts';

/** What a list may show: never a value. */
export type SecretSummary = Omit<StoredSecret, 'iv' | 'cipher'>;

export type SecretOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

export interface SecretBox extends Secrets {
  save(name: string, value: string, origins: readonly string[]): Promise<SecretOutcome>;
  /** Binds an existing value to other origins. */
  bind(name: string, origins: readonly string[]): Promise<SecretOutcome>;
  remove(name: string): Promise<void>;
  list(): Promise<readonly SecretSummary[]>;
}

const LONGEST = 64 * 1024;
/** A use is noted this finely. Milliseconds. */
const USE_GRAIN = 60_000;

export function createSecrets(db: LoupeDatabase, options: LockOptions): SecretBox {
  return {
    read: (name, origin) => read(db, options, name, origin),
    async rotate(name, value) {
      const done = await rewrite(db, options, name, async row =>
        row ? { value, origins: row.origins } : secretProblem('secret-missing', name),
      );
      if (!done.ok) throw new StoreError(keyNotKept(done.problem));
    },
    async save(name, value, origins) {
      const problem = badSecret(name, value) ?? badBinding(origins);
      return problem ? { ok: false, problem } : rewrite(db, options, name, async () => ({ value, origins }));
    },
    async bind(name, origins) {
      const problem = badBinding(origins);
      if (problem) return { ok: false, problem };
      return rewrite(db, options, name, async (row, key) => {
        const opened = await reveal(row, key);
        return opened.ok ? { value: opened.value, origins } : secretProblem(opened.kind, name);
      });
    },
    remove: name => db.strict.secrets.delete(name),
    async list() {
      const rows = await db.secrets.orderBy('name').toArray();
      return rows.map(({ iv: _iv, cipher: _cipher, ...summary }) => summary);
    },
  };
}

function badSecret(name: string, value: string): Problem | null {
  const next = { do: 'change-key', secret: name } as const;
  if (!v.safeParse(secretNameSchema, name).success)
    return {
      kind: 'definition',
      message: 'Use lower-case letters, digits, - and _ in the name of a key.',
      next,
      about: name,
    };
  if (value !== '' && value.length <= LONGEST) return null;
  return { kind: 'definition', message: 'The key is empty or far too long.', next, about: name };
}

function badBinding(origins: readonly string[]): Problem | null {
  const bad = origins.find(badOrigin);
  if (bad === undefined) return null;
  const message = `${bad} is not the address of a server that a key may be sent to.`;
  const detail = 'It begins with https:// and ends after the host, such as https://api.example.com.';
  return { kind: 'definition', message, detail, next: { do: 'none' }, about: bad };
}

async function read(
  db: LoupeDatabase,
  options: LockOptions,
  name: string,
  origin: string,
): Promise<SecretRead> {
  const row = await db.secrets.get(name);
  if (!row) return { ok: false, kind: 'secret-missing' };
  if (!row.origins.includes(origin)) return { ok: false, kind: 'secret-unbound' };
  const current = await currentKey(db, options);
  if (!current.ok) return { ok: false, kind: 'secret-locked' };
  const opened = await reveal(row, current.key);
  const now = options.clock.now();
  if (opened.ok && (row.usedAt ?? 0) < now - USE_GRAIN)
    void db.secrets.update(name, { usedAt: now }).catch(() => undefined);
  return opened;
}

/** Without the origin's check: only for `read`, after it, and for binding anew. */
async function reveal(row: StoredSecret | undefined, key: CryptoKey): Promise<SecretRead> {
  if (!row) return { ok: false, kind: 'secret-missing' };
  const value = await open(key, row, secretContext(row.name, row.origins));
  // Its binding was changed from outside: it is bound to nothing that a person chose.
  return value === null ? { ok: false, kind: 'secret-unbound' } : { ok: true, value };
}

type Rewrite = (
  row: StoredSecret | undefined,
  key: CryptoKey,
) => Promise<{ readonly value: string; readonly origins: readonly string[] } | Problem>;

/** Encrypts outside the transaction; writes only if neither the lock nor the secret changed meanwhile. */
async function rewrite(
  db: LoupeDatabase,
  options: LockOptions,
  name: string,
  next: Rewrite,
): Promise<SecretOutcome> {
  for (let tries = 0; tries < 5; tries++) {
    const current = await currentKey(db, options);
    if (!current.ok) return { ok: false, problem: lockedProblem() };
    const before = await db.secrets.get(name);
    const plan = await next(before, current.key);
    if ('kind' in plan) return { ok: false, problem: plan };
    const origins = [...new Set(plan.origins)].sort();
    const sealed = await seal(current.key, plan.value, secretContext(name, origins));
    const row = secretRow(name, origins, sealed, current.lock.mode, before, options.clock.now());
    const written = await putIfSame(db, current.lock.epoch, async () => {
      if (!sameSeal(await db.strict.secrets.get(name), before)) return false;
      await db.strict.secrets.put(row);
      return true;
    });
    if (written) return { ok: true };
  }
  return { ok: false, problem: lockedProblem() };
}
