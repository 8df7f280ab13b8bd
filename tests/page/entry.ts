import { createDetector, type Detector } from '../../lib/core/detect/detector.ts';
import type { LexiconBytes } from '../../lib/core/detect/lexicon.ts';
import { structuralCompanies } from '../../lib/core/detect/structural.ts';
import type { MarkState } from '../../lib/core/message/mark-state.ts';
import type { FoundCompany, KnownAnswer, PageOrder, SiteAnswer } from '../../lib/core/message/page.ts';
import { startPage } from '../../lib/page/lifecycle.ts';
import { walkText } from '../../lib/page/walk.ts';

/** The door as the tests see it: what was asked and said, and what is answered. */
const settings: SiteAnswer = {
  state: 'on',
  auto: false,
};

const log = {
  found: [] as number[],
  known: 0,
  asked: 0,
  panel: [] as (FoundCompany | undefined)[],
  menu: [] as boolean[],
  cards: [] as { company: FoundCompany; nonce: string }[],
  visible: [] as (string | null)[],
  /** Sent to be looked at: messages, and characters in them. */
  texts: 0,
  characters: 0,
  lines: [] as string[],
};
const state = {
  alive: true,
  byDomain: {} as Record<string, MarkState>,
  /** What the user's lists say of names. */
  byName: {} as Record<string, string>,
  cardUrl: null as string | null,
  index: null as Uint8Array | null,
  lexicon: null as LexiconBytes | null,
  settings,
  /** The background is just starting. */
  silent: false,
};

function start(): void {
  if (handle !== null) handle.stop();
  handle = startPage(
    {
      alive: () => state.alive,
      settings: () => (state.silent ? Promise.reject(new Error('nobody')) : Promise.resolve(state.settings)),
      find: (text, cells) =>
        whileAsked(async () => {
          log.texts++;
          log.characters += text.length;
          await turn();
          detector ??= createDetector(state.index, state.lexicon);
          return detector.find(text, cells);
        }),
      structure: part =>
        whileAsked(async () => {
          await turn();
          return structuralCompanies(part, location.hostname);
        }),
      known: async (companies): Promise<KnownAnswer> => {
        log.known++;
        log.asked += companies.length;
        return {
          companies: companies.map(company => {
            const domain = company.domain ?? state.byName[company.name ?? ''] ?? null;
            return {
              key: domain === null ? null : `d:${domain}`,
              state: state.byDomain[domain ?? ''] ?? (domain === null ? 'guessed' : 'known'),
            };
          }),
        };
      },
      found: count => log.found.push(count),
      visible: companies => {
        log.visible.push(...companies.map(company => company.domain));
      },
      openCard: async (company, nonce) => {
        log.cards.push({ company, nonce });
        return state.cardUrl === null ? null : { url: state.cardUrl };
      },
      openPanel: company => log.panel.push(company),
      menu: card => log.menu.push(card),
    },
    { log: line => log.lines.push(line) },
  );
}

let handle: ReturnType<typeof startPage> | null = null;
let detector: Detector | null = null;

/** All the main-thread time that Loupe takes here, by wrapping what calls it. */
const cost = {
  spent: 0,
  longest: 0,
  by: {} as Record<string, number>,
  reset: () => {},
  ms: () => cost.spent,
};
cost.reset = () => {
  cost.spent = 0;
  cost.longest = 0;
  cost.by = {};
};
let depth = 0;
function timed<A extends unknown[], R>(kind: string, work: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    const start = performance.now();
    depth++;
    try {
      return work(...args);
    } finally {
      depth--;
      const took = performance.now() - start;
      if (depth === 0) {
        cost.spent += took;
        cost.longest = Math.max(cost.longest, took);
        cost.by[kind] = Math.max(cost.by[kind] ?? 0, took);
      }
    }
  };
}
/** Stands for the background: its work comes later and is not the page's. */
const turn = (): Promise<void> => new Promise(resolve => later(resolve, 1));
const {
  setTimeout: later,
  clearTimeout: notLater,
  requestIdleCallback: whenIdle,
  cancelIdleCallback: notIdle,
  requestAnimationFrame: nextFrame,
  cancelAnimationFrame: notNextFrame,
} = globalThis;

/** What Loupe has planned here and not yet done, and in how many milliseconds. */
const planned = new Map<string, number>();
/** Asked of the stand-in for the background, and not yet answered. */
let asked = 0;
const plannedAs = <A extends unknown[]>(
  kind: string,
  work: (...args: A) => void,
  ms: number,
  plan: (work: (...args: A) => void) => unknown,
): unknown => {
  const handle: unknown = plan((...args) => {
    planned.delete(`${kind} ${handle}`);
    timed(kind, work)(...args);
  });
  planned.set(`${kind} ${handle}`, ms);
  return handle;
};
const unplanned =
  (kind: string, cancel: (handle: number) => void) =>
  (handle: number): void => {
    planned.delete(`${kind} ${handle}`);
    cancel(handle);
  };
const whileAsked = async <T>(work: () => Promise<T>): Promise<T> => {
  asked++;
  try {
    return await work();
  } finally {
    asked--;
  }
};

/**
 * Resolves when what has happened so far was read, asked and drawn: nothing is planned in three frames on end.
 * @param longest timers of more milliseconds are not waited for: as it stands, none that only tells or looks again
 */
async function settled(longest = 450): Promise<void> {
  const isBusy = (): boolean => asked > 0 || [...planned.values()].some(ms => ms <= longest);
  for (let quiet = 0; quiet < 3; quiet = isBusy() ? 0 : quiet + 1)
    await new Promise(resolve => nextFrame(() => later(resolve, 0)));
}

Object.assign(globalThis, {
  setTimeout: (work: () => void, ms = 0) => plannedAs('timer', work, ms, one => later(one, ms)),
  clearTimeout: unplanned('timer', notLater),
  requestIdleCallback: (work: IdleRequestCallback, options?: IdleRequestOptions) =>
    plannedAs('idle', work, 0, one => whenIdle(one, options)),
  cancelIdleCallback: unplanned('idle', notIdle),
  requestAnimationFrame: (work: FrameRequestCallback) => plannedAs('frame', work, 0, nextFrame),
  cancelAnimationFrame: unplanned('frame', notNextFrame),
  MutationObserver: class extends MutationObserver {
    constructor(work: MutationCallback) {
      super(timed('mutation', work));
    }
  },
  IntersectionObserver: class extends IntersectionObserver {
    constructor(work: IntersectionObserverCallback, options?: IntersectionObserverInit) {
      super(timed('intersection', work), options);
    }
  },
});

/** The closed roots that Loupe made, so that tests see what is drawn; the page's world has another prototype. */
const roots: ShadowRoot[] = [];
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attach.call(this, init);
  roots.push(root);
  return root;
};

/** How far the worst of the shapes that can be seen is from a name like `made7up.com`, in pixels. */
function gaps(): number {
  const names = [...document.querySelectorAll('p')].map(({ firstChild: text }) => {
    const range = document.createRange();
    const [name] = /\w+\.com/.exec(text?.nodeValue ?? '') ?? [];
    if (text === null || name === undefined) return new DOMRect();
    range.setStart(text, text.nodeValue?.indexOf(name) ?? 0);
    range.setEnd(text, range.startOffset + name.length);
    return range.getBoundingClientRect();
  });
  const shapes = pieces();
  if (shapes.length === 0) return Number.NaN;
  const far = ({ left, top }: DOMRect): number =>
    Math.min(...names.map(name => Math.hypot(name.left - left, name.top - top)));
  return Math.max(...shapes.map(far));
}

const pieces = (): DOMRect[] =>
  roots
    .flatMap(root => [...root.querySelectorAll('.piece')])
    .filter(piece => piece.isConnected)
    .map(piece => piece.getBoundingClientRect());

/** What stands under the drawn shapes, in reading order; shapes that touch on one line are one name. */
function drawn(): string[] {
  const shapes = pieces().sort((a, b) => (Math.abs(a.top - b.top) > 4 ? a.top - b.top : a.left - b.left));
  const lines: { left: number; right: number; y: number }[] = [];
  for (const { left, right, top } of shapes) {
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - top - 6) < 4 && Math.abs(last.right - left) < 1.5)
      last.right = right;
    else lines.push({ left, right, y: top + 6 });
  }
  return lines.map(({ left, right, y }) => {
    const start = document.caretPositionFromPoint(left + 1, y);
    const end = document.caretPositionFromPoint(right - 1, y);
    const range = document.createRange();
    if (start === null || end === null) return '';
    range.setStart(start.offsetNode, start.offset);
    range.setEnd(end.offsetNode, end.offset);
    return range.toString();
  });
}

const bytes = (base64: string) => Uint8Array.from(atob(base64), one => one.charCodeAt(0));

/** The walk alone, without looking for anything: milliseconds, and how much text it gave. */
function walkOnly(): { ms: number; length: number } {
  let length = 0;
  const start = performance.now();
  for (const batch of walkText([{ root: document.documentElement, shallow: false }], {
    batchSize: 32_768,
    isOver: () => false,
  }))
    length += batch?.text.length ?? 0;
  return { ms: performance.now() - start, length };
}

/** The page's text as it is sent, line by line. @param between called at each rest, as a page may change in it */
const lines = (batchSize = 32_768, between: () => void = () => undefined): string[] => {
  const batches = walkText([{ root: document.documentElement, shallow: false }], {
    batchSize,
    isOver: () => false,
  });
  const all: string[] = [];
  for (const batch of batches) {
    all.push(...(batch?.text.split('\n') ?? []));
    between();
  }
  return all.map(line => line.trim()).filter(line => line !== '');
};

const loupe = {
  walkOnly,
  lines,
  drawn,
  gaps,
  /** The account index and the lexicon as base64. */
  teach: (index: string, known: string, words: string, sets: string) => {
    detector = null;
    state.index = bytes(index);
    state.lexicon = { known: bytes(known), words: bytes(words), sets };
  },
  cost,
  log,
  state,
  settled,
  start,
  stop: () => handle?.stop(),
  tell: (order: PageOrder) => handle?.tell(order),
  companies: () => handle?.tell({ tell: 'companies' }) ?? [],
};

export type TestLoupe = typeof loupe;
Object.assign(globalThis, { loupe });
