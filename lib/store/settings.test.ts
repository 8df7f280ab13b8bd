import { beforeEach, expect, it } from 'vitest';
import type { LoupeDatabase } from './database.ts';
import { lookupResult, NOW, reservation, settlement, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';
import { forgetRecent, recentLookups } from './recent.ts';
import { createResults, judgeResult, resultsBySubject } from './results.ts';
import { lastFailures } from './run-views.ts';
import { allSettings, setSetting, setting } from './settings.ts';
import { allSites, forgetSite, setSite, siteAt } from './sites.ts';
import { spendNow, spentOn } from './spend.ts';

let db: LoupeDatabase;
beforeEach(async () => {
  db = await testStore();
});

it('gives defaults, keeps what is valid, ignores what is not', async () => {
  expect(await setting(db, 'theme')).toBe('system');
  expect(await setSetting(db, 'theme', 'dark')).toBe(true);
  expect(await setSetting(db, 'answerBytes', -1)).toBe(false);
  expect(await setSetting(db, 'lockAfterMs', null)).toBe(true);
  await db.settings.put({ name: 'csvBom', value: { __proto__: 'yes' } });
  expect(await allSettings(db)).toMatchObject({
    theme: 'dark',
    answerBytes: 300_000_000,
    lockAfterMs: null,
    csvBom: true,
  });
});

it('keeps what is allowed on a site; a new one runs nothing by itself', async () => {
  const origin = 'https://www.example.com';
  expect(await siteAt(db, origin)).toBeNull();
  expect(await setSite(db, origin, {}, NOW)).toMatchObject({ state: 'on', auto: { plans: [] } });
  await Promise.all([
    setSite(db, origin, { auto: { plans: ['hunter'] } }, NOW),
    setSite(db, origin, { auto: { budgets: { credit: 5 } } }, NOW),
    setSite(db, origin, { auto: { budgets: { call: 7 } } }, NOW),
  ]);
  await setSite(db, origin, { state: 'quiet' }, NOW + 1);
  expect(await allSites(db)).toEqual([
    {
      origin,
      state: 'quiet',
      auto: { plans: ['hunter'], budgets: { credit: 5, call: 7 } },
      updatedAt: NOW + 1,
    },
  ]);
  await forgetSite(db, origin);
  expect(await siteAt(db, origin)).toBeNull();
});

it('remembers the last 200 lookups, each company once', async () => {
  const { remember } = createResults(db);
  for (let i = 0; i < 205; i++)
    await remember({ subject: `d:${i}.com`, name: null, domain: `${i}.com`, at: NOW + i });
  await remember({ subject: 'd:7.com', name: 'Seven', domain: '7.com', at: NOW + 999 });
  expect((await recentLookups(db, 2)).map(each => each.subject)).toEqual(['d:7.com', 'd:204.com']);
  expect(await db.recent.count()).toBe(200);
  await forgetRecent(db);
  expect(await recentLookups(db)).toEqual([]);
});

it('finds results by company and by plan, and takes a person’s word on a doubtful one', async () => {
  const results = createResults(db);
  const doubt = { kind: 'different', name: 'Other', domain: null, why: 'Another name' } as const;
  await results.put([
    lookupResult('hunter', 'd:a.com', { entity: doubt }),
    lookupResult('gleif', 'd:a.com', { state: 'failed', at: NOW + 1 }),
    lookupResult('hunter', 'd:b.com', { state: 'unknown', at: NOW + 2 }),
  ]);
  expect([...(await results.get('hunter', ['d:a.com', 'd:x.com'])).keys()]).toEqual(['d:a.com']);
  const known = await resultsBySubject(db, ['d:a.com', 'd:x.com']);
  expect(
    known
      .get('d:a.com')
      ?.map(each => each.planId)
      .sort(),
  ).toEqual(['gleif', 'hunter']);
  expect(await judgeResult(db, 'hunter', 'd:a.com', 'apart')).toBe(true);
  expect(await judgeResult(db, 'hunter', 'd:gone.com', 'apart')).toBe(false);
  expect((await db.results.get(['hunter', 'd:a.com']))?.entity).toEqual({ kind: 'apart' });
  expect((await lastFailures(db, 5)).map(each => each.subject)).toEqual(['d:b.com', 'd:a.com']);
  expect(await lastFailures(db, 5, 'gleif')).toHaveLength(1);
});

it('sums what was spent today and this month, per request and in all', async () => {
  const journal = createJournal(db);
  await journal.reserve([
    reservation('a', { reserved: 2 }),
    reservation('b', { reserved: 1, at: NOW - 86_400_000 }),
    reservation('c', { reserved: 5, requestId: 'apollo' }),
    reservation('d', { reserved: 7, unit: 'cent', requestId: 'apollo' }),
    reservation('e', { reserved: 9, at: NOW - 40 * 86_400_000 }),
  ]);
  await journal.settle([settlement('a', { charged: 1.5, answer: null })]);
  expect(await spentOn(db, 'hunter', NOW)).toEqual({ day: 1.5, month: 2.5 });
  expect(await spentOn(db, 'apollo', NOW, 'cent')).toEqual({ day: 7, month: 7 });
  const { requests, totals } = await spendNow(db, NOW);
  expect(requests).toHaveLength(3);
  expect(totals.get('credit')).toEqual({ day: 6.5, month: 7.5 });
});
