import type {
  FoundCompany,
  KnownAnswer,
  MarkState,
  PageOrder,
  SiteAnswer,
} from '../../lib/core/message/page.ts';
import { startPage } from '../../lib/page/lifecycle.ts';

/** The door as the tests see it: what was asked and said, and what is answered. */
const settings: SiteAnswer = {
  state: 'on',
  highlight: 'x7f3a9c2',
  auto: false,
};

const log = {
  found: [] as number[],
  known: 0,
  asked: 0,
  panel: [] as (FoundCompany | undefined)[],
  cards: [] as { company: FoundCompany; nonce: string }[],
  visible: 0,
  lines: [] as string[],
};
const state = {
  alive: true,
  byDomain: {} as Record<string, MarkState>,
  cardUrl: null as string | null,
  settings,
};

function start(): void {
  if (handle !== null) handle.stop();
  handle = startPage(
    {
      alive: () => state.alive,
      settings: async () => state.settings,
      index: async () => null,
      known: async (companies): Promise<KnownAnswer> => {
        log.known++;
        log.asked += companies.length;
        return {
          companies: companies.map(company => ({
            key: company.domain === null ? null : `d:${company.domain}`,
            state: state.byDomain[company.domain ?? ''] ?? (company.domain === null ? 'guessed' : 'known'),
          })),
        };
      },
      found: count => log.found.push(count),
      visible: companies => {
        log.visible += companies.length;
      },
      openCard: async (company, nonce) => {
        log.cards.push({ company, nonce });
        return state.cardUrl === null ? null : { url: state.cardUrl };
      },
      openPanel: company => log.panel.push(company),
    },
    { log: line => log.lines.push(line) },
  );
}

let handle: ReturnType<typeof startPage> | null = null;

const loupe = {
  log,
  state,
  start,
  stop: () => handle?.stop(),
  tell: (order: PageOrder) => handle?.tell(order),
  companies: () => handle?.tell({ tell: 'companies' }),
};

export type TestLoupe = typeof loupe;
Object.assign(globalThis, { loupe });
