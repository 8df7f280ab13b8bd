import type { FoundCompany, SiteAnswer } from '../core/message/page.ts';
import { type Anchor, type CardHost, createCardHost } from './card-host.ts';
import type { PageDoor } from './door.ts';
import { createFinder } from './finder.ts';
import { type Company, Finds, type Mark, MOST_MARKS } from './finds.ts';
import { flash } from './flash.ts';
import { asFound, firstPlace, identity, inPageOrder, listCompanies } from './found-list.ts';
import { createInView } from './in-view.ts';
import { createKeyWalk, type KeyWalk } from './keys.ts';
import { createLayer, type Layer } from './layer.ts';
import { type BrowserMenu, createBrowserMenu } from './menu.ts';
import { createPainter, type Painter } from './paint.ts';
import { rectsOf } from './pieces.ts';
import { createPointer } from './point.ts';
import { createScanner } from './scan.ts';
import { createShadows } from './shadows.ts';
import { createIdle } from './slices.ts';
import { createStructureReader } from './structure-reader.ts';
import { createWatcher } from './watch.ts';

const TELL_MS = 1000;
const ASK_MS = 300;

const STATE_WORDS = {
  known: 'not looked up',
  guessed: 'a guess',
  enriched: 'looked up',
  asking: 'asking',
  failed: 'needs you',
} as const;

/** One time of being on at one page: everything it made ends with it. */
export interface Session {
  /** Null while the page is read for the first time and nothing was found yet. */
  readonly companies: () => FoundCompany[] | null;
  /** Scrolls to a company and makes its name flash. @returns false when it is not on the page */
  show(id: number): boolean;
  /** Asks anew what is known of all companies. */
  askAgain(): void;
  /** Says anew what is here, as after the page came back from the back/forward cache. */
  announce(): void;
  readonly card: CardHost | null;
  readonly keys: KeyWalk | null;
  /** Opens the card beside what was chosen in the browser's menu. @returns false where it cannot stand there */
  lookUp(company: FoundCompany, link: boolean): boolean;
  stop(): void;
}

/** What is shown on the page; a quiet session has none of it. */
interface Shown {
  readonly layer: Layer;
  readonly painter: Painter;
  readonly card: CardHost;
  readonly keys: KeyWalk;
  readonly menu: BrowserMenu;
  stop(): void;
}

export function startSession(door: PageDoor, settings: SiteAnswer): Session {
  const idle = createIdle();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let stopped = false;
  let isRead = false;
  let shown: Shown | null = null;

  const soon = (after: number, work: () => void): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    return () => {
      if (timer !== null || stopped) return;
      timer = setTimeout(() => {
        if (timer !== null) timers.delete(timer);
        timer = null;
        if (!stopped) work();
      }, after);
      timers.add(timer);
    };
  };

  const inView = settings.auto ? createInView(marks => sayVisible(marks)) : null;
  /** Seen while no domain was known of them: nothing is asked of a name alone. */
  const nameless = new Set<Company>();
  const sayVisible = (marks: readonly Mark[]): void => {
    const companies = [...new Set(marks.map(mark => mark.company))];
    const found = companies.map(asFound).filter(({ domain }) => domain !== null);
    for (const company of companies) if (asFound(company).domain === null) nameless.add(company);
    if (found.length > 0) door.visible(found);
  };
  /** A domain that came meanwhile, of the page's structure or the user's lists, counts where the name is in view still. */
  const lookAgain = soon(ASK_MS, () => {
    for (const company of nameless) {
      if (company.marks.size > 0 && asFound(company).domain === null) continue;
      nameless.delete(company);
      for (const mark of company.marks) inView?.add(mark);
    }
  });
  const say = (): void => door.found(new Set(finds.all().map(identity)).size);
  const tell = soon(TELL_MS, say);
  const ask = soon(ASK_MS, () => void askKnown());
  const finds = new Finds({
    added: mark => {
      shown?.painter.add(mark);
      inView?.add(mark);
    },
    dropped: mark => {
      shown?.painter.drop(mark);
      inView?.drop(mark);
    },
    changed: () => {
      tell();
      ask();
      lookAgain();
    },
  });

  const askKnown = async (): Promise<void> => {
    const companies = finds.all().filter(company => !company.asked);
    if (companies.length === 0) return;
    for (const company of companies) company.asked = true;
    const answer = await door.known(companies.map(asFound));
    if (stopped) return;
    finds.learn(companies, answer);
    lookAgain();
    if (answer.companies.length === 0) for (const company of companies) company.asked = false;
    shown?.painter.refresh();
    tell();
  };

  const finder = createFinder(door, idle);
  const scanner = createScanner({ idle, finds, finder, nearby: () => shown?.painter.nearby() ?? [] });
  const shadows = createShadows(idle, shadow => {
    watcher.observe(shadow);
    void scanner.scan([{ root: shadow, shallow: false }], MOST_MARKS).then(() => {
      if (!stopped) void shadows.enter(shadow);
    });
  });
  const watcher = createWatcher({
    scanner,
    finds,
    idle,
    isOurs: node => node === shown?.layer.host,
    onSettled: (hasGrown, trees) => {
      for (const tree of trees) void shadows.enter(tree);
      structure.settled(hasGrown);
      shown?.layer.keep();
      shown?.painter.refresh();
      inView?.look();
    },
  });

  const structure = createStructureReader(door, idle, finds, scanner, () => shown?.card.close());

  if (settings.state === 'on') shown = startShowing(door, finds);
  watcher.observe(document.documentElement);
  void scanner.scan([{ root: document.documentElement, shallow: false }], 0).then(() => {
    if (stopped) return;
    shown?.layer.root();
    // A page without companies is one that was read, too.
    isRead = true;
    say();
    structure.settled(false);
    void shadows.enter(document.documentElement);
  });

  return {
    companies: () => {
      const found = listCompanies(finds.all());
      return found.length > 0 || isRead ? found : null;
    },
    show: id => {
      const same = sameAs(finds, id);
      const [mark] = inPageOrder(same.flatMap(company => [...company.marks]));
      const place = firstPlace(same);
      if (mark === undefined) {
        place?.scrollIntoView({ block: 'center', inline: 'nearest' });
        if (place !== null && shown !== null) flash(shown.layer, place);
        return place !== null;
      }
      mark.parent.scrollIntoView({ block: 'center', inline: 'nearest' });
      shown?.painter.emphasise({ flash: mark });
      soon(2000, () => shown?.painter.emphasise({ flash: null }))();
      return true;
    },
    askAgain: () => {
      for (const company of finds.all()) company.asked = false;
      ask();
    },
    announce: tell,
    get card() {
      return shown?.card ?? null;
    },
    get keys() {
      return shown?.keys ?? null;
    },
    lookUp: (company, link) => {
      const anchor = shown?.menu.anchorOf(company, link) ?? null;
      if (anchor !== null) void shown?.card.open(anchor, false);
      return anchor !== null;
    },
    stop: () => {
      stopped = true;
      watcher.stop();
      inView?.stop();
      structure.stop();
      shadows.stop();
      finder.stop();
      idle.stop();
      for (const timer of timers) clearTimeout(timer);
      shown?.stop();
      shown = null;
    },
  };
}

function startShowing(door: PageDoor, finds: Finds): Shown {
  const layer = createLayer();
  const painter = createPainter(layer);
  const open = (mark: Mark, byKeyboard: boolean): void => {
    pointer.hide();
    void card.open(markAnchor(mark), byKeyboard);
  };
  const card = createCardHost(layer, door, mark => painter.emphasise({ open: mark }));
  const pointer = createPointer(layer, painter.inside, mark => open(mark, false));
  const keys = createKeyWalk({
    marks: () => inPageOrder(finds.marks),
    onRing: mark => {
      painter.emphasise({ ring: mark });
      layer.say(
        mark === null ? '' : `${mark.text}, ${STATE_WORDS[mark.company.state]}. Enter opens the card.`,
      );
    },
    onOpen: mark => open(mark, true),
  });
  const markIn = (element: Element): Anchor | null => {
    const [first] = inPageOrder([...finds.marks].filter(mark => element.contains(mark.parent)));
    return first === undefined ? null : markAnchor(first);
  };
  const menu = createBrowserMenu(markIn, door.menu);
  return {
    layer,
    painter,
    card,
    keys,
    menu,
    stop: () => {
      card.close();
      menu.stop();
      pointer.stop();
      keys.stop();
      painter.stop();
      layer.remove();
    },
  };
}

function markAnchor(mark: Mark): Anchor {
  const range = document.createRange();
  return {
    company: asFound(mark.company),
    mark,
    rect: () => {
      const [rect] = mark.start.node.isConnected ? rectsOf(range, mark) : [];
      range.setStart(document, 0);
      range.collapse(true);
      return rect;
    },
    rtl: getComputedStyle(mark.parent).direction === 'rtl',
  };
}

/** All finds that are the same company. */
function sameAs(finds: Finds, id: number): Company[] {
  const company = finds.byId(id);
  return company === null ? [] : finds.all().filter(one => identity(one) === identity(company));
}
