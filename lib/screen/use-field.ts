/** The one field: prefilled from the tab, read on Enter, and what it is about meanwhile. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Subject } from '../core/record/subject.ts';
import type { ReadCompany } from './read-company.ts';

interface Content {
  readonly text: string;
  readonly subject: Subject | null;
  readonly error: string | null;
}

export interface OneField extends Content {
  /** A person wrote into it, or chose what it is about: the tab does not change it any more. */
  readonly touched: boolean;
  /** Whose the tab's host is; undefined until the list of public suffixes was asked. */
  readonly owner: Subject | null | undefined;
  write(text: string): void;
  /** Shows a company that is known already. */
  show(subject: Subject): void;
  /** Reads what is written. The suffix list is loaded by then, or waited for. */
  read(): Promise<Subject | null>;
}

/** Kept apart from the first load: it holds the list of public suffixes. */
const reader = (): Promise<{ readCompany(text: string): ReadCompany }> => import('./read-company.ts');

/** `localhost` or an IP address, which is no company: nothing stands in the field only to go again. */
const isOwnMachine = (host: string): boolean => /^(?:localhost|[\d.]+|\[.*\])(?::\d+)?$/.test(host);

/** Taken for the owner until the list says better: what was found before, or the host itself where no part can go. */
const likelyDomain = (host: string, kept: string | undefined): string | null =>
  kept ?? (host.split('.').length === 2 ? host : null);

/**
 * @param host of the tab; null where it has none
 * @param kept the domain that this host was found to belong to before
 */
export function useField(host: string | null, kept: string | undefined): OneField {
  const company = host !== null && !isOwnMachine(host) ? host : null;
  const [read, setRead] = useState<{ readonly host: string; readonly owner: Subject | null }>();
  const [mine, setMine] = useState<Content | null>(null);
  const touched = mine !== null;

  useEffect(() => {
    if (company === null || touched) return;
    let gone = false;
    void reader().then(({ readCompany }) => {
      const found = readCompany(company);
      const owner = found.ok && found.subject.domain !== null ? found.subject : null;
      if (!gone) setRead({ host: company, owner });
    });
    return () => {
      gone = true;
    };
  }, [company, touched]);

  const owner = company === null ? null : read?.host === company ? read.owner : undefined;
  const likely = company === null ? null : likelyDomain(company, kept);
  const guess = useMemo<Subject | null>(
    () => (likely === null ? null : { key: `d:${likely}`, name: null, domain: likely }),
    [likely],
  );
  const subject = owner === undefined ? guess : owner;
  // The host itself stands there for as long as nobody knows better.
  const prefilled = subject?.domain ?? (owner === undefined ? (company ?? '') : '');
  const content = mine ?? { text: prefilled, subject, error: null };

  return {
    ...content,
    touched,
    owner,
    write: text => setMine({ ...content, text, error: null }),
    show: next => setMine({ text: next.domain ?? next.name ?? '', subject: next, error: null }),
    read: async () => {
      const { text } = content;
      setMine(content);
      const { readCompany } = await reader();
      const found = readCompany(text);
      // What was shown before is not what is written now: nothing of it is to be pressed.
      const next: Content = found.ok
        ? { text: found.subject.domain ?? text, subject: found.subject, error: null }
        : { text, subject: null, error: found.message };
      // What was written meanwhile stays.
      setMine(now => (now && now.text !== text ? { ...next, text: now.text } : next));
      return found.ok ? found.subject : null;
    },
  };
}
