/** The companies of the page that is shown, in the page's order, as its script finds them. */
import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { type CurrentTab, onCurrentTab, onPageChanged } from '../browser/current-tab.ts';
import { tellTab } from '../browser/tabs.ts';
import { type FoundCompany, foundCompanySchema, MOST_COMPANIES } from '../core/message/page.ts';
import type { Subject } from '../core/record/subject.ts';

export interface PageCompany {
  readonly found: FoundCompany;
  readonly subject: Subject;
}

export interface PageState {
  /** Undefined until the page answered; null where no script of ours is there to answer. */
  readonly companies: readonly PageCompany[] | null | undefined;
  /** Points at a company on the page. */
  point(id: number): void;
  /** Reads the page from the start. */
  scan(): void;
}

/** A page's script is not trusted: what does not fit the schema is left out. */
const foundIn = (answer: unknown): FoundCompany[] | null => {
  if (!Array.isArray(answer)) return null;
  return answer.slice(0, MOST_COMPANIES).flatMap(one => {
    const parsed = v.safeParse(foundCompanySchema, one);
    return parsed.success ? [parsed.output] : [];
  });
};

async function companiesOf(tabId: number): Promise<readonly PageCompany[] | null> {
  const found = foundIn(await tellTab(tabId, { tell: 'companies' }));
  if (!found || found.length === 0) return found && [];
  const { subjectOf } = await import('../core/record/subject.ts');
  const seen = new Set<string>();
  return found.flatMap(one => {
    const subject = subjectOf(one);
    if (!subject || seen.has(subject.key)) return [];
    seen.add(subject.key);
    return [{ found: one, subject }];
  });
}

export function usePage(tab: CurrentTab | null | undefined): PageState {
  const [read, setRead] = useState<{
    readonly of: number | null;
    readonly companies: PageState['companies'];
  }>();
  const id = tab?.id ?? null;
  // Another tab's are not this one's, not for the moment until it answers either.
  const companies = read?.of === id ? read.companies : undefined;
  const url = tab?.url ?? null;

  useEffect(() => {
    if (id === null) {
      setRead({ of: null, companies: tab === undefined ? undefined : null });
      return;
    }
    let turn = 0;
    let gone = false;
    const read = (): void => {
      const mine = ++turn;
      void companiesOf(id).then(found => {
        if (!gone && mine === turn) setRead({ of: id, companies: found });
      });
    };
    read();
    const ends = [
      onPageChanged(tabId => {
        if (tabId === id) read();
      }),
      onCurrentTab(read),
    ];
    return () => {
      gone = true;
      for (const end of ends) end();
    };
  }, [id, url, tab === undefined]);

  return {
    companies,
    point: find => {
      if (id !== null) void tellTab(id, { tell: 'show', id: find });
    },
    scan: () => {
      if (id !== null) void tellTab(id, { tell: 'site-changed' });
    },
  };
}
