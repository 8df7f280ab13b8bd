/** All that a company's card does, wherever it stands: asks, judges, adds, copies, takes the next step. */
import { useRef, useState } from 'preact/hooks';
import type { CompanyActionsProps } from '../../components/company/CompanyActions.tsx';
import type { NextView } from '../../components/company/view.ts';
import type { ValueActions } from '../../components/company/WhyBox.tsx';
import { command } from '../browser/commands.ts';
import { openWorkbench } from '../browser/current-tab.ts';
import type { Refresh } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import { companyText, copyText } from './copy.ts';
import { nameOf } from './headline.ts';
import { benchHashOfCompany } from './next-step.ts';
import { priced, priceOf } from './price.ts';
import { useScreen } from './screen.ts';
import { type CompanyState, useCompany } from './use-company.ts';
import { useLists } from './use-lists.ts';
import { useNext } from './use-next.ts';
import { useWhy, type WhyState } from './use-why.ts';

/**
 * When the first answer comes, "Add to list" and asking change places: a press that was on its way to the one must not
 * buy the other. Milliseconds.
 */
const SETTLED_MS = 400;

export interface CardState extends CompanyState {
  readonly name: string;
  /** Names of the lists that hold it. */
  readonly inLists: readonly string[];
  /** What asking costs at most; empty where it is free. */
  readonly price: string;
  readonly why: WhyState;
  readonly actions: CompanyActionsProps;
  readonly valueActions: ValueActions;
  readonly unlocking: boolean;
  closeUnlock(): void;
  unlock(passphrase: string): Promise<string | null>;
  next(next: NextView): void;
  /** Its row in a list that holds it. */
  openBench(): void;
  /** Asks one source again, whatever is kept. */
  again(planId: string, event: MouseEvent): void;
  judge(planId: string, verdict: 'apart' | 'confirmed'): void;
}

export interface CardOptions {
  readonly subject: Subject | null;
  /** Where the company was seen, for the list. */
  readonly source: string;
  /**
   * Asked before anything is called. False: it was led elsewhere. Without it every press asks.
   */
  readonly mayAsk?: (event: MouseEvent | null) => boolean;
  /** What a press on the ask button does in place of asking, such as asking for permission first. */
  readonly ask?: (go: () => void) => void;
  readonly onPanel?: () => void;
}

export function useCard({ subject: given, source, mayAsk, ask, onPanel }: CardOptions): CardState {
  const { store, fail, toast } = useScreen();
  const company = useCompany(given);
  const { subject, view, book, results, busy } = company;
  const lists = useLists(subject ? [subject] : [], source);
  const why = useWhy(subject?.key ?? null);
  const [unlocking, setUnlocking] = useState(false);

  const go = (refresh: Refresh, plans: readonly string[] | undefined, event: MouseEvent | null): void => {
    if (!subject || (mayAsk && !mayAsk(event))) return;
    const now = (): void => void company.lookUp(subject, refresh, plans);
    if (ask) ask(now);
    else now();
  };
  const next = useNext({
    again: planId => go('stale', [planId], null),
    unlock: () => setUnlocking(true),
  });

  const known = results.length > 0;
  const turned = useRef({ known, at: 0 });
  if (turned.current.known !== known) turned.current = { known, at: performance.now() };
  const plans = known ? book.byHand.filter(plan => results.some(one => one.planId === plan.id)) : book.byHand;
  const asked = plans.length > 0 ? plans : book.byHand;
  // A name alone: its domain is asked for first, where a request was chosen for that.
  const first = subject?.domain === null && book.resolver !== null ? [book.resolver] : [];
  const all = [...first, ...asked];
  const price = priceOf(all);
  const filled = view.groups.some(group => group.fields.some(field => field.cell && field.state !== 'none'));
  const name = subject ? nameOf(subject, results, view, lists.name) : '';
  const copy = async (what: string, text: string): Promise<void> => {
    const done = await copyText(text);
    toast(
      done ? { text: `${what} copied` } : { tone: 'problem', text: 'The browser refused the clipboard.' },
    );
  };
  const isSettled = (): boolean => !known || performance.now() - turned.current.at >= SETTLED_MS;
  const bench = (hash: string): void => void openWorkbench(hash).catch(fail);

  const actions: CompanyActionsProps = {
    known,
    busy,
    list: lists.target?.name ?? null,
    listed: lists.listed,
    lists: lists.menu,
    ask: priced(known ? 'Refresh' : 'Look up', price),
    askTitle: all.length > 0 ? `Asks ${all.map(plan => plan.name).join(', ')}` : '',
    askBlocked: all.length === 0 && 'Nothing to ask yet: add a pack or a request',
    onAdd: lists.add,
    onAsk: event => {
      if (!isSettled()) return;
      go(known ? 'all' : 'missing', known ? asked.map(plan => plan.id) : undefined, event);
    },
    ...(filled ? { onCopy: () => void copy(name, companyText(name, subject?.domain ?? null, view)) } : {}),
    ...(onPanel ? { onPanel } : {}),
  };

  return {
    ...company,
    loaded: company.loaded && lists.loaded,
    name,
    inLists: lists.inLists,
    price,
    why,
    actions,
    unlocking,
    closeUnlock: () => setUnlocking(false),
    unlock: async passphrase => {
      // In the card's frame this step leads to the side panel.
      if (!store) return 'Unlock the keys in the side panel.';
      const { unlockKeys } = await import('./unlock.ts');
      const wrong = await unlockKeys(store, passphrase);
      const locked = results.filter(one => one.problem?.next.do === 'unlock').map(one => one.planId);
      if (wrong === null && subject && locked.length > 0) void company.lookUp(subject, 'stale', locked);
      return wrong;
    },
    next,
    openBench: () => bench(benchHashOfCompany(lists.home, subject)),
    valueActions: {
      copy: field => void copy(field.label, field.text),
      request: ({ cell }) => bench(cell ? `#/request/${encodeURIComponent(cell.requestId)}` : '#/'),
    },
    again: (planId, event) => {
      if (isSettled()) go('all', [planId], event);
    },
    judge: (planId, verdict) => {
      if (subject) command({ do: 'judge', planId, subject: subject.key, verdict }).catch(fail);
    },
  };
}
