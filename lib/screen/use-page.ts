/** The companies of the page that is shown, in the page's order, as its script finds them. */
import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { type CurrentTab, onCurrentTab, onPageChanged } from '../browser/current-tab.ts';
import { tellFrames, tellTab } from '../browser/tabs.ts';
import { type FoundCompany, foundCompanySchema, MOST_COMPANIES } from '../core/message/page.ts';
import type { Subject } from '../core/record/subject.ts';

export interface PageCompany {
  readonly found: FoundCompany;
  readonly subject: Subject;
  /** The frame of the page that it was found in; 0 for the page itself. */
  readonly frameId: number;
}

export interface PageState {
  /** Undefined until the page answered; null where no script of ours is there to answer. */
  readonly companies: readonly PageCompany[] | null | undefined;
  /** Points at a company on the page. */
  point(company: PageCompany): void;
  /** Reads the page from the start. */
  scan(): void;
}

/** Frames of a page that are listened to; pages of advertisements have dozens. */
const MOST_FRAMES = 20;

/** A page's script is not trusted: what does not fit the schema is left out. */
const foundIn = (answer: unknown): FoundCompany[] | null => {
  if (!Array.isArray(answer)) return null;
  return answer.slice(0, MOST_COMPANIES).flatMap(one => {
    const parsed = v.safeParse(foundCompanySchema, one);
    return parsed.success ? [parsed.output] : [];
  });
};

/** The companies of a page and then those of its frames, each once; null where no script answers. */
async function companiesOf(
  tabId: number,
  frames: ReadonlySet<number>,
): Promise<readonly PageCompany[] | null> {
  const inFrames = await Promise.all(
    [...frames]
      .sort((a, b) => a - b)
      .map(async frameId => {
        const found = foundIn(await tellTab(tabId, { tell: 'companies' }, frameId));
        return found?.map(one => ({ found: one, frameId })) ?? null;
      }),
  );
  const all = inFrames.flatMap(one => one ?? []);
  if (all.length === 0) return inFrames.every(one => one === null) ? null : [];
  const { subjectOf } = await import('../core/record/subject.ts');
  const seen = new Set<string>();
  return all.slice(0, MOST_COMPANIES).flatMap(one => {
    const subject = subjectOf(one.found);
    if (!subject || seen.has(subject.key)) return [];
    seen.add(subject.key);
    return [{ ...one, subject }];
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
    const frames = new Set([0]);
    const read = (): void => {
      const mine = ++turn;
      void companiesOf(id, frames).then(found => {
        if (!gone && mine === turn) setRead({ of: id, companies: found });
      });
    };
    read();
    void tellFrames(id, { tell: 'announce' });
    const ends = [
      onPageChanged((tabId, frameId) => {
        if (tabId !== id) return;
        if (frames.size < MOST_FRAMES) frames.add(frameId);
        read();
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
    point: ({ found, frameId }) => {
      if (id !== null) void tellTab(id, { tell: 'show', id: found.id }, frameId);
    },
    scan: () => {
      if (id !== null) void tellFrames(id, { tell: 'site-changed' });
    },
  };
}
