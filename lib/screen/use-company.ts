/** A company as the store knows it, live; and asking about it. */
import { useMemo, useState } from 'preact/hooks';
import type { CompanyView } from '../../components/company/view.ts';
import { command } from '../browser/commands.ts';
import type { Company } from '../core/message/command.ts';
import type { LookupResult, Refresh } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import { companyView } from './company-view.ts';
import { bookOf, EMPTY_BOOK, type PlanBook } from './plan-info.ts';
import { useScreen } from './screen.ts';
import { useAnswer } from './use-answer.ts';

export interface CompanyState {
  /** Whom it is about: the one given, with the domain that a lookup found for its name. */
  readonly subject: Subject | null;
  readonly view: CompanyView;
  readonly results: readonly LookupResult[];
  readonly book: PlanBook;
  readonly busy: boolean;
  /** The store was read for this company. */
  readonly loaded: boolean;
  /** Asks every plan that a lookup by hand asks, or those named. Problems become rows or a message. */
  lookUp(subject: Subject, refresh: Refresh, plans?: readonly string[]): Promise<void>;
}

const NOTHING = { results: [], asking: [] } as const;

interface Asked {
  readonly key: string;
  readonly plans: readonly string[];
  readonly since: number;
}

export function useCompany(given: Subject | null): CompanyState {
  const { door, now, fail } = useScreen();
  const [resolved, setResolved] = useState<{ readonly from: string; readonly to: Subject } | null>(null);
  const subject = given !== null && resolved?.from === given.key ? resolved.to : given;
  const key = subject?.key ?? null;
  const plans = useAnswer(door, 'plans', '');
  const book = useMemo(() => (plans ? bookOf(plans) : EMPTY_BOOK), [plans]);
  const read = useAnswer(door, 'known', key ?? '');
  const known = read && read.key === key ? read : NOTHING;
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  // What the background answered, for a frame whose storage the browser keeps apart from ours.
  const [told, setTold] = useState<readonly LookupResult[]>([]);

  const results = useMemo(() => {
    const stored = new Set(known.results.map(result => result.planId));
    return [...known.results, ...told.filter(result => result.subject === key && !stored.has(result.planId))];
  }, [known, told, key]);

  const asking = useMemo(() => {
    const done = (planId: string, since: number) =>
      results.some(result => result.planId === planId && result.at >= since);
    const mine = asked.filter(one => one.key === key);
    const open = mine.flatMap(({ plans, since }) => plans.filter(planId => !done(planId, since)));
    return new Set([...open, ...known.asking]);
  }, [asked, results, known, key]);

  const at = now.value;
  const view = useMemo(
    () => companyView({ results, plans: book.plans, asking, now: Math.max(at, Date.now()) }),
    [results, book, asking, at],
  );

  const lookUp = async (of: Subject, refresh: Refresh, plans?: readonly string[]): Promise<void> => {
    const company: Company = { name: of.name, domain: of.domain, values: {} };
    const mine: Asked = {
      key: of.key,
      plans: plans ?? book.byHand.map(plan => plan.id),
      since: Date.now(),
    };
    setAsked(all => [...all, mine]);
    try {
      const answer = await command({ do: 'look-up', plans: plans ? [...plans] : null, company, refresh });
      setTold(resultsIn(answer));
      const about = subjectIn(answer);
      if (about !== null && about.key !== of.key) setResolved({ from: of.key, to: about });
    } catch (error) {
      fail(error);
    } finally {
      setAsked(all => all.filter(one => one !== mine));
    }
  };

  return {
    subject,
    view,
    results,
    book,
    busy: asked.some(one => one.key === key),
    loaded: book !== EMPTY_BOOK && (key === null || known !== NOTHING),
    lookUp,
  };
}

/** The background is ours and of the same version: its results are as it typed them. */
const resultsIn = (answer: unknown): readonly LookupResult[] =>
  typeof answer === 'object' && answer !== null && 'results' in answer && Array.isArray(answer.results)
    ? answer.results
    : [];

const subjectIn = (answer: unknown): Subject | null =>
  typeof answer === 'object' && answer !== null && 'subject' in answer
    ? (answer.subject as Subject) // as the background typed it, like the results
    : null;
