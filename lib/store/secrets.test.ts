import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoupeDatabase } from './database.ts';
import { failAt, freshFactory, NOW, reservation, sessionMemory, settlement, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';
import type { LockOptions } from './lock.ts';
import { createPassphrase } from './passphrase.ts';
import { StoreError } from './problem.ts';
import { createSecrets } from './secrets.ts';
import { takeSnapshot } from './snapshot.ts';
import { createTokens } from './tokens.ts';

const HUNTER = 'https://api.hunter.test';
const CANARY = 'canary-7f3a-sk_live_Zürich';
const PASS = 'correct horse battery';

let db: LoupeDatabase;
let factory: IDBFactory;
let now: number;
let options: LockOptions;
beforeEach(async () => {
  factory = freshFactory();
  db = await testStore(factory);
  now = NOW;
  options = { clock: { now: () => now }, memory: sessionMemory(), lockAfterMs: async () => 600_000 };
});

describe('a secret', () => {
  it('opens for the very origin it is bound to, and for no other', async () => {
    const box = createSecrets(db, options);
    expect(await box.save('hunter', CANARY, [HUNTER])).toEqual({ ok: true });
    expect(await box.read('hunter', HUNTER)).toEqual({ ok: true, value: CANARY });
    for (const origin of [
      'https://api.hunter.test.evil.test',
      'http://api.hunter.test',
      'https://api.hunter.test:8443',
      'https://api.hunter.test/',
      'https://API.hunter.test',
      '',
    ])
      expect(await box.read('hunter', origin)).toEqual({ ok: false, kind: 'secret-unbound' });
    expect(await box.read('other', HUNTER)).toEqual({ ok: false, kind: 'secret-missing' });
  });

  it('does not open when its binding was altered in the database, or moved to another name', async () => {
    const box = createSecrets(db, options);
    await box.save('hunter', CANARY, [HUNTER]);
    const row = await db.secrets.get('hunter');
    if (!row) throw new Error('not saved');
    const evil = 'https://evil.test';
    await db.secrets.put({ ...row, origins: [HUNTER, evil] });
    await db.secrets.put({ ...row, name: 'moved' });
    expect(await box.read('hunter', evil)).toEqual({ ok: false, kind: 'secret-unbound' });
    expect(await box.read('hunter', HUNTER)).toEqual({ ok: false, kind: 'secret-unbound' });
    expect(await box.read('moved', HUNTER)).toEqual({ ok: false, kind: 'secret-unbound' });
    expect((await box.bind('hunter', [evil])).ok).toBe(false);
  });

  it('has a fresh IV for each write, and keeps its binding when it is rotated', async () => {
    const box = createSecrets(db, options);
    const ivs = new Set<string>();
    await box.save('hunter', CANARY, [HUNTER]);
    for (let i = 0; i < 20; i++) {
      await box.rotate('hunter', CANARY);
      ivs.add((await db.secrets.get('hunter'))?.iv.join() ?? '');
    }
    expect(ivs.size).toBe(20);
    expect(await box.read('hunter', HUNTER)).toEqual({ ok: true, value: CANARY });
    await expect(box.rotate('absent', 'x')).rejects.toBeInstanceOf(StoreError);
  });

  it('is bound anew by a person', async () => {
    const box = createSecrets(db, options);
    await box.save('hunter', CANARY, [HUNTER]);
    expect(await box.bind('hunter', ['https://b.test', 'https://a.test'])).toEqual({ ok: true });
    expect(await box.read('hunter', HUNTER)).toEqual({ ok: false, kind: 'secret-unbound' });
    expect(await box.read('hunter', 'https://a.test')).toEqual({ ok: true, value: CANARY });
    expect(await box.list()).toEqual([
      {
        name: 'hunter',
        origins: ['https://a.test', 'https://b.test'],
        lock: 'random',
        createdAt: NOW,
        usedAt: expect.anything(),
      },
    ]);
  });

  it.each([
    'http://api.hunter.test',
    'https://api.hunter.test/v2',
    'https://user@api.hunter.test',
    'https://аpi.test',
    'ftp://a.test',
    'null',
    '*',
  ])('refuses to bind to %s', async origin => {
    const saved = await createSecrets(db, options).save('hunter', CANARY, [origin]);
    expect(saved).toMatchObject({ ok: false, problem: { kind: 'definition' } });
    expect(await db.secrets.count()).toBe(0);
  });

  it('has one key though two contexts make it at once', async () => {
    const other = await testStore(factory);
    const boxes = [createSecrets(db, options), createSecrets(other, options)];
    await Promise.all(boxes.map((box, i) => box.save(`key-${i}`, CANARY, [HUNTER])));
    expect(await db.keyring.count()).toBe(1);
    for (const box of boxes)
      for (const name of ['key-0', 'key-1'])
        expect(await box.read(name, HUNTER)).toEqual({ ok: true, value: CANARY });
    const lock = await db.keyring.get('lock');
    expect(lock?.mode === 'random' && lock.key.extractable).toBe(false);
  });
});

describe('with a passphrase', () => {
  it('is locked without it, and after its time of rest', async () => {
    const box = createSecrets(db, options);
    const passphrase = createPassphrase(db, options);
    await box.save('hunter', CANARY, [HUNTER]);
    expect(await passphrase.set(PASS)).toEqual({ ok: true });
    expect(await box.read('hunter', HUNTER)).toEqual({ ok: true, value: CANARY });
    expect(await db.keyring.get('lock')).not.toHaveProperty('key');

    now += 300_000;
    expect((await box.read('hunter', HUNTER)).ok).toBe(true);
    now += 400_000;
    expect((await box.read('hunter', HUNTER)).ok).toBe(true);
    now += 600_001;
    expect(await box.read('hunter', HUNTER)).toEqual({ ok: false, kind: 'secret-locked' });
    expect(await passphrase.state()).toBe('locked');
    expect((await box.save('new', 'x', [HUNTER])).ok).toBe(false);

    expect(await passphrase.unlock('correct horse')).toMatchObject({ ok: false, kind: 'wrong-passphrase' });
    expect(await passphrase.unlock(PASS)).toEqual({ ok: true });
    expect((await box.read('hunter', HUNTER)).ok).toBe(true);
    await passphrase.lock();
    expect(await box.read('hunter', HUNTER)).toEqual({ ok: false, kind: 'secret-locked' });
  });

  it('is changed and removed without losing a secret or token; the old one opens nothing', async () => {
    const box = createSecrets(db, options);
    const tokens = createTokens(db, options);
    const passphrase = createPassphrase(db, options);
    await box.save('hunter', CANARY, [HUNTER]);
    await tokens.put('oauth', { value: CANARY, expiresAt: 1, rev: 2 }, null);
    await passphrase.set(PASS);
    expect(await passphrase.set('short')).toMatchObject({ ok: false, kind: 'too-short' });
    await passphrase.lock();
    expect(await passphrase.set('another pass phrase')).toMatchObject({ ok: false, kind: 'locked' });
    expect(await passphrase.set('another pass phrase', PASS)).toEqual({ ok: true });
    expect(await passphrase.unlock(PASS)).toMatchObject({ ok: false });
    expect(await box.read('hunter', HUNTER)).toEqual({ ok: true, value: CANARY });
    expect(await tokens.get('oauth')).toEqual({ value: CANARY, expiresAt: 1, rev: 2 });
    expect(await passphrase.clear('another pass phrase')).toEqual({ ok: true });
    expect(await passphrase.state()).toBe('open');
    expect(await box.read('hunter', HUNTER)).toEqual({ ok: true, value: CANARY });
    expect(await tokens.get('oauth')).toMatchObject({ rev: 2 });
  });

  it('loses nothing when it is set while keys are saved elsewhere', async () => {
    const box = createSecrets(await testStore(factory), options);
    await box.save('key-0', CANARY, [HUNTER]);
    const saved = Promise.all([1, 2, 3].map(i => box.save(`key-${i}`, CANARY, [HUNTER])));
    const set = await createPassphrase(db, options).set(PASS);
    await saved;
    expect(set).toEqual({ ok: true });
    for (const { name, lock } of await box.list()) {
      expect(lock).toBe('passphrase');
      expect(await box.read(name, HUNTER)).toEqual({ ok: true, value: CANARY });
    }
  });

  it('writes nothing under a lock, or over a key, that changed while it encrypted', async () => {
    const box = createSecrets(db, options);
    await box.save('hunter', 'old', [HUNTER]);
    const encrypt = vi.spyOn(crypto.subtle, 'encrypt');
    const meanwhile = async (change: () => Promise<unknown>, work: () => Promise<unknown>): Promise<void> => {
      const original = encrypt.getMockImplementation() ?? SubtleCrypto.prototype.encrypt;
      encrypt.mockImplementationOnce(async (...input) => {
        const cipher = await original.apply(crypto.subtle, input);
        await change();
        return cipher;
      });
      await work();
    };
    // The binding is changed with the old value in hand, while the key is rotated.
    await meanwhile(
      () => createSecrets(db, options).rotate('hunter', 'rotated'),
      () => box.bind('hunter', [HUNTER, 'https://b.test']),
    );
    expect(await box.read('hunter', 'https://b.test')).toEqual({ ok: true, value: 'rotated' });
    await meanwhile(
      () => createPassphrase(db, options).set(PASS),
      () => box.save('fresh', CANARY, [HUNTER]),
    );
    encrypt.mockRestore();
    expect(await box.read('fresh', HUNTER)).toEqual({ ok: true, value: CANARY });
    expect((await box.list()).map(each => each.lock)).toEqual(['passphrase', 'passphrase']);
  });

  it('is all or nothing: a crash at the n-th operation leaves every secret readable', async () => {
    const box = createSecrets(db, options);
    for (const name of ['a', 'b']) await box.save(name, CANARY, [HUNTER]);
    const passphrase = createPassphrase(db, options);
    for (let n = 1; ; n++) {
      const fault = failAt(n);
      const crashed = await passphrase.set(PASS).then(
        () => false,
        () => true,
      );
      fault.stop();
      for (const name of ['a', 'b'])
        expect(await box.read(name, HUNTER)).toEqual({ ok: true, value: CANARY });
      if (!crashed) break;
    }
    expect(await passphrase.state()).toBe('unlocked');
  });

  it('can be given up: the secrets go, a context that did not hear of it writes nothing', async () => {
    const box = createSecrets(db, options);
    const passphrase = createPassphrase(db, options);
    await box.save('hunter', CANARY, [HUNTER]);
    await passphrase.set(PASS);
    await passphrase.forget();
    expect(await passphrase.state()).toBe('open');
    expect(await box.list()).toEqual([]);
    expect(await box.save('hunter', 'new', [HUNTER])).toEqual({ ok: true });
  });
});

describe('a token', () => {
  it('is written with its rotated refresh token, or neither', async () => {
    const box = createSecrets(db, options);
    const tokens = createTokens(db, options);
    await box.save('refresh', 'old', [HUNTER]);
    for (let n = 1; ; n++) {
      const fault = failAt(n);
      const crashed = await tokens
        .put(
          'oauth',
          { value: `t${n}`, expiresAt: 5, rev: n },
          { secret: 'refresh', value: `r${n}`, origin: HUNTER },
        )
        .then(
          () => false,
          () => true,
        );
      fault.stop();
      const token = await tokens.get('oauth');
      const refresh = await box.read('refresh', HUNTER);
      expect(token?.value ?? null).toBe(crashed ? null : `t${n}`);
      expect(refresh).toEqual({ ok: true, value: crashed ? 'old' : `r${n}` });
      if (!crashed) break;
    }
    await tokens.drop('oauth');
    expect(await tokens.get('oauth')).toBeNull();
  });

  it('says so when it cannot keep a refresh token', async () => {
    const passphrase = createPassphrase(db, options);
    await passphrase.set(PASS);
    await passphrase.lock();
    const put = createTokens(db, options).put('k', { value: 'v', expiresAt: 1, rev: 1 }, null);
    await expect(put).rejects.toBeInstanceOf(StoreError);
  });
});

it('no table holds a secret or token in any clear form', async () => {
  const box = createSecrets(db, options);
  await box.save('hunter', CANARY, [HUNTER]);
  await createTokens(db, options).put('oauth', { value: CANARY, expiresAt: 1, rev: 1 }, null);
  await createPassphrase(db, options).set(PASS);
  const journal = createJournal(db);
  await journal.reserve([reservation('a')]);
  await journal.settle([settlement('a')]);
  const bytes = Buffer.from(CANARY);
  const forms = [
    bytes,
    Buffer.from(CANARY, 'utf16le'),
    Buffer.from(bytes.toString('base64')),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(encodeURIComponent(CANARY)),
    Buffer.from(PASS),
  ];
  const held: Buffer[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') held.push(Buffer.from(value));
    else if (value instanceof Uint8Array) held.push(Buffer.from(value));
    else if (value instanceof Object)
      for (const [name, part] of Object.entries(value)) collect([name, part].at(1));
  };
  for (const table of db.tables) for (const row of await table.toArray()) collect(row);
  held.push(Buffer.from(await takeSnapshot(db, NOW)));
  const all = Buffer.concat(held);
  expect(all.length).toBeGreaterThan(500);
  for (const form of forms) expect(all.includes(form)).toBe(false);
  // The search itself finds what is there.
  expect(all.includes(Buffer.from(HUNTER))).toBe(true);
});
