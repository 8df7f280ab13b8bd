/** Access tokens, encrypted like secrets. A token and the refresh token that came with it are written together. */
import * as v from 'valibot';
import type { KeptToken, RotatedSecret, Tokens } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import { currentKey, type LockOptions } from './lock.ts';
import { StoreError } from './problem.ts';
import { open, seal, secretContext, tokenContext } from './seal.ts';
import { keyNotKept, lockedProblem } from './secret-problems.ts';
import { putIfSame, sameSeal, secretRow } from './secret-rows.ts';

const tokenSchema = v.object({ value: v.string(), expiresAt: v.number(), rev: v.number() });

/** @throws StoreError from `put`, when the keys were locked meanwhile: a rotated refresh token must not vanish unsaid. */
export function createTokens(db: LoupeDatabase, options: LockOptions): Tokens {
  return {
    async get(key) {
      const row = await db.tokens.get(key);
      const current = row && (await currentKey(db, options));
      if (!row || !current?.ok) return null;
      const text = await open(current.key, row, tokenContext(key));
      return text === null ? null : parseToken(text);
    },
    put: (key, token, rotated) => put(db, options, key, token, rotated),
    drop: key => db.strict.tokens.delete(key),
  };
}

async function put(
  db: LoupeDatabase,
  options: LockOptions,
  key: string,
  token: KeptToken,
  rotated: RotatedSecret | null,
): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const current = await currentKey(db, options);
    if (!current.ok) break;
    const { epoch, mode } = current.lock;
    const { value, expiresAt, rev } = token;
    const sealed = await seal(current.key, JSON.stringify({ value, expiresAt, rev }), tokenContext(key));
    const before = rotated ? await db.secrets.get(rotated.secret) : undefined;
    const origins = before?.origins ?? (rotated ? [rotated.origin] : []);
    const secret =
      rotated && (await seal(current.key, rotated.value, secretContext(rotated.secret, origins)));
    const written = await putIfSame(db, epoch, async () => {
      if (rotated && secret) {
        if (!sameSeal(await db.strict.secrets.get(rotated.secret), before)) return false;
        const now = options.clock.now();
        await db.strict.secrets.put(secretRow(rotated.secret, origins, secret, mode, before, now));
      }
      await db.strict.tokens.put({ key, ...sealed });
      return true;
    });
    if (written) return;
  }
  throw new StoreError(keyNotKept(lockedProblem()));
}

function parseToken(text: string): KeptToken | null {
  try {
    const parsed = v.safeParse(tokenSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
