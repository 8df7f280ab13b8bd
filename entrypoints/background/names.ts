/**
 * The names of the user's own lists, as they are looked for in texts. Ten thousand of them take the better part of a
 * second to read and index, and the background starts anew after every rest: what was made of them is kept until the
 * browser ends, or until a list changes.
 */
import { sessionMemory } from '../../lib/browser/session.ts';
import { commonWords } from '../../lib/browser/words.ts';
import { foldCompanyName } from '../../lib/core/company.ts';
import { buildAccountIndex } from '../../lib/core/detect/account-build.ts';
import { keptNames, type ListedNames, readKeptNames } from '../../lib/core/detect/kept-names.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import type { StoredListRow } from '../../lib/store/rows.ts';

/** Names beyond this take longer to read than a person waits. */
const MOST_NAMES = 100_000;
/** Of the 10 MB that the browser gives, most stay free for what has nowhere else to be. */
const MOST_KEPT = 3_000_000;
const KEY = 'names';
const CHUNK = 5000;

/** May be lost with the worker. Null: there are none; undefined: not looked yet. */
let last: ListedNames | null | undefined;

/** Null where there are none; the same object while nothing changed. */
export const listedNames = async (db: LoupeDatabase): Promise<ListedNames | null> => {
  const lists = await db.lists.toArray();
  const count = await db.listRows.count();
  if (count === 0) {
    if (last !== null) await sessionMemory.remove(KEY);
    last = null;
    return null;
  }
  const stamp = `${count} ${Math.max(...lists.map(list => list.updatedAt))}`;
  if (last?.stamp === stamp) return last;
  const kept = readKeptNames(await sessionMemory.get(KEY), stamp);
  const names = kept ?? (await madeOf(db, stamp));
  last = names;
  if (kept === null) void keep(names);
  return names;
};

const madeOf = async (db: LoupeDatabase, stamp: string): Promise<ListedNames> => {
  const accounts: { name: string; domain: string | null }[] = [];
  const domains = new Map<string, string>();
  const nameless = new Set<string>();
  const twoFirms = new Set<string>();
  const learn = (folded: string, domain: string | null | undefined): void => {
    if (!domain) return;
    if ((domains.get(folded) ?? domain) !== domain) twoFirms.add(folded);
    domains.set(folded, domain);
  };
  for await (const rows of rowsOf(db))
    for (const { name, domain } of rows)
      if (name) {
        accounts.push({ name, domain });
        learn(foldCompanyName(name), domain);
      } else if (domain) nameless.add(domain);
  const { bytes, short } = buildAccountIndex(accounts, await commonWords());
  for (const { spelt, id } of short) learn(spelt, accounts[id]?.domain);
  // Two firms of one name: which is meant, a person says.
  for (const folded of twoFirms) domains.delete(folded);
  return { stamp, bytes, domains, nameless };
};

/** Many at once: a cursor takes several times as long. */
async function* rowsOf(db: LoupeDatabase): AsyncGenerator<readonly StoredListRow[], undefined> {
  let behind = '';
  for (let read = 0; read < MOST_NAMES; read += CHUNK) {
    const rows = await db.listRows.where('id').above(behind).limit(CHUNK).toArray();
    yield rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < CHUNK) return;
    behind = end.id;
  }
}

/** Where there is no room, they are made again. */
const keep = async (names: ListedNames): Promise<void> => {
  const text = keptNames(names);
  try {
    if (text.length <= MOST_KEPT) await sessionMemory.set(KEY, text);
    else await sessionMemory.remove(KEY);
  } catch {
    await sessionMemory.remove(KEY);
  }
};
