import { defineBackground } from 'wxt/utils/define-background';
import { onTick, wakeAt } from '../../lib/browser/alarms.ts';
import { onMessage } from '../../lib/browser/doors.ts';
import { onStart, onUpdate, packUrl } from '../../lib/browser/lifecycle.ts';
import { onMenu, showMenus } from '../../lib/browser/menus.ts';
import { onPermissionsChanged } from '../../lib/browser/permissions.ts';
import { injectIntoOpenTabs, registerSites } from '../../lib/browser/sites.ts';
import { serveCards } from '../../lib/screen/serve-cards.ts';
import { allowed, allSites } from '../../lib/store/sites.ts';
import { tidy } from '../../lib/store/tidy.ts';
import { app, database } from './app.ts';
import { answerCard, answerOwn } from './commands.ts';
import { lookUpChosen } from './menu.ts';
import { answerPage } from './page-door.ts';
import { seedBuiltIns } from './seed.ts';
import { changeTimed } from './timed.ts';

const tick = async (): Promise<void> => {
  const { runner, due } = await app();
  await runner.tick();
  await due.tick();
};

const say = (error: unknown): void =>
  console.error('Loupe:', error instanceof Error ? error.message : 'failed');

const start = async (isNew: boolean): Promise<void> => {
  const db = await database();
  await seedBuiltIns(db, packUrl('built-in'), Date.now());
  // Neither is a reason to leave open pages without a script.
  await showMenus().catch(say);
  const origins = allowed(await allSites(db));
  await registerSites(origins).catch(say);
  // Pages that are open have the scripts of the version before, which do nothing any more: nobody should have to reload.
  if (isNew) await Promise.allSettled(origins.map(injectIntoOpenTabs));
  await tick();
  await tidy(db, Date.now());
};

/**
 * What kept it from looking may be gone soon: a browser that was killed still held the store, say. No alarm may stand
 * by then, as browsers lose them, so one is set.
 */
const look = (): void =>
  void tick().catch((error: unknown) => {
    say(error);
    void wakeAt(Date.now()).catch(say);
  });

// Every listener in the first tick: an event that wakes the worker is lost to a listener that comes later.
export default defineBackground(() => {
  onMessage((message, door, sender) => {
    if (door === 'page') return answerPage(message, sender, database);
    return door === 'card' ? answerCard(message, sender) : answerOwn(message);
  });
  serveCards(database);
  onTick(look);
  onStart(isNew => void start(isNew).catch(say));
  onUpdate(async () => (await app()).runner.drain());
  onMenu(lookUpChosen);
  onPermissionsChanged(() => void changeTimed({ do: 'look-again' }).catch(say));
  // Each life of the worker takes up what is due, whatever woke it.
  look();
});
