import type { FoundCompany, PageOrder, SiteAnswer } from '../core/message/page.ts';
import type { PageDoor } from './door.ts';
import { type Session, startSession } from './session.ts';

export interface PageHandle {
  /** Carries out what the extension says. @returns the reply for it, undefined where none is due */
  tell(order: PageOrder): readonly FoundCompany[] | boolean | undefined;
  /** Leaves the page as if Loupe had never been there. */
  stop(): void;
}

/** How soon a script that its extension left behind takes its marks away: until then, they do nothing. */
const PULSE_MS = 2000;
/** A background that is just starting, or ends in the middle of its answer, is asked again. */
const AGAIN_MS = [300, 1000, 3000, 10_000];

export interface PageOptions {
  /** Where the one line goes that an outlived script says. */
  readonly log?: (line: string) => void;
}

/** Wakes Loupe on this page: does nothing until the page is idle and visible, and nothing at all where it is off. */
export function startPage(outside: PageDoor, options: PageOptions = {}): PageHandle {
  let session: Session | null = null;
  let settings: SiteAnswer | null = null;
  let stopped = false;
  let turn = 0;
  let pulse: ReturnType<typeof setInterval> | null = null;

  const stop = (): void => {
    if (stopped) return;
    stopped = true;
    if (pulse !== null) clearInterval(pulse);
    end();
    window.removeEventListener('pageshow', onPageShow);
    window.removeEventListener('pagehide', onPageHide);
    document.removeEventListener('visibilitychange', onVisible);
  };
  const end = (): void => {
    turn++;
    session?.stop();
    session = null;
  };
  const die = (): void => {
    if (stopped) return;
    stop();
    (options.log ?? console.info)('Loupe was updated: reload the page to go on with it here.');
  };
  const door = mortal(outside, die);

  /** A page that stands still asks nothing, and would never hear that nobody is there any more. */
  const feelPulse = (): void => {
    if (pulse !== null) clearInterval(pulse);
    pulse = null;
    if (stopped || document.visibilityState === 'hidden') return;
    if (!outside.alive()) die();
    else pulse = setInterval(feelPulse, PULSE_MS);
  };

  const begin = async (): Promise<void> => {
    end();
    const mine = ++turn;
    await whenSeen();
    if (stopped || mine !== turn) return;
    let set: SiteAnswer | null = await door.settings().catch(() => null);
    for (const pause of AGAIN_MS) {
      if (set !== null || stopped || mine !== turn) break;
      await new Promise(resolve => setTimeout(resolve, pause));
      if (!stopped && mine === turn) set = await door.settings().catch(() => null);
    }
    if (stopped || mine !== turn) return;
    settings = set;
    if (set === null || set.state === 'off') return;
    await whenIdle();
    if (stopped || mine !== turn) return;
    session = startSession(door, set);
  };

  /** Nobody told this page what was changed while it lay in the back/forward cache. */
  const comeBack = async (): Promise<void> => {
    const mine = turn;
    const set = await door.settings().catch(() => null);
    if (stopped || mine !== turn) return;
    if (set !== null && (set.state !== settings?.state || set.auto !== settings.auto)) void begin();
    session?.askAgain();
    session?.announce();
  };

  const onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) void comeBack();
  };
  const onPageHide = (): void => session?.card?.close();
  // Only tabs that are looked at are told what changes.
  const onVisible = (): void => {
    feelPulse();
    if (document.visibilityState === 'visible') session?.askAgain();
  };
  window.addEventListener('pageshow', onPageShow);
  window.addEventListener('pagehide', onPageHide);
  document.addEventListener('visibilitychange', onVisible);
  feelPulse();
  void begin();

  return {
    stop,
    tell: order => {
      switch (order.tell) {
        case 'companies':
          return session?.companies() ?? undefined;
        case 'show':
          return session?.show(order.id) ?? false;
        case 'site-changed':
          void begin();
          return undefined;
        case 'announce':
          session?.announce();
          return undefined;
        case 'states-changed':
          session?.askAgain();
          return undefined;
        case 'walk':
          session?.keys?.next();
          return undefined;
        case 'look-up':
          return session?.lookUp(order.company, order.link) ?? false;
        case 'card-size':
          session?.card?.resize(order.height);
          return undefined;
        case 'card-close':
          session?.card?.close();
          return undefined;
      }
    },
  };
}

/** A door that is asked whether it still stands before each use; once it is gone, asks end in silence. */
function mortal(door: PageDoor, onDeath: () => void): PageDoor {
  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!door.alive()) {
      onDeath();
      return new Promise<T>(() => {});
    }
    try {
      return await work();
    } catch (fault) {
      if (door.alive()) throw fault;
      onDeath();
      return new Promise<T>(() => {});
    }
  };
  const say = (work: () => void): void => {
    if (door.alive()) work();
    else onDeath();
  };
  return {
    alive: () => door.alive(),
    settings: () => ask(() => door.settings()),
    find: (text, cells) => ask(() => door.find(text, cells)),
    structure: part => ask(() => door.structure(part)),
    known: companies => ask(() => door.known(companies)).catch(() => ({ companies: [] })),
    openCard: (company, nonce) => ask(() => door.openCard(company, nonce)).catch(() => null),
    found: count => say(() => door.found(count)),
    visible: companies => say(() => door.visible(companies)),
    menu: card => say(() => door.menu(card)),
    openPanel: company => say(() => door.openPanel(company)),
  };
}

/** A tab that nobody looks at asks for nothing, not even what is set for it. */
function whenSeen(): Promise<void> {
  return new Promise(resolve => {
    const look = (): void => {
      if (document.visibilityState === 'hidden') return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    look();
  });
}

/** The page's own start comes first. */
function whenIdle(): Promise<void> {
  return new Promise(resolve => {
    const idle = (): void => {
      if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 3000 });
      else setTimeout(resolve, 200);
    };
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', idle, { once: true });
    else idle();
  });
}
