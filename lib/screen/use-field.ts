/** The one field: prefilled from the tab, read on Enter, and what it is about meanwhile. */
import { useEffect, useState } from 'preact/hooks';
import type { Subject } from '../core/record/subject.ts';
import type { LoupeDatabase } from '../store/database.ts';
import type { ReadCompany } from './read-company.ts';

export interface OneField {
  readonly text: string;
  readonly subject: Subject | null;
  readonly error: string | null;
  write(text: string): void;
  /** Shows a company that is known already. */
  show(subject: Subject): void;
  /** Reads what is written. The suffix list is loaded by then, or waited for. */
  read(): Promise<Subject | null>;
}

/** Kept apart from the first load: it holds the list of public suffixes. */
const reader = (): Promise<{ readCompany(text: string): ReadCompany }> => import('./read-company.ts');

/** `a.b.example` may be known as itself or as `b.example`: whatever is known counts, before the suffix list is here. */
async function knownOf(db: LoupeDatabase, host: string): Promise<Subject | null> {
  const labels = host.split('.');
  const domains = labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
  const found = await db.results
    .where('subject')
    .anyOf(domains.map(domain => `d:${domain}`))
    .first();
  return found ? { key: found.subject, name: found.name, domain: found.subject.slice(2) } : null;
}

/** `localhost` or an IP address, which is no company: nothing stands in the field only to go again. */
const isOwnMachine = (host: string): boolean => /^(?:localhost|[\d.]+|\[.*\])(?::\d+)?$/.test(host);

export function useField(db: LoupeDatabase, host: string | null): OneField {
  const [text, setText] = useState('');
  const [touched, setTouched] = useState(false);
  const [subject, setSubject] = useState<Subject | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    if (host === null || touched || isOwnMachine(host)) return;
    let gone = false;
    setText(host);
    void knownOf(db, host).then(known => {
      if (!gone && known) setSubject(known);
    });
    void reader().then(({ readCompany }) => {
      if (gone) return;
      const read = readCompany(host);
      const found = read.ok && read.subject.domain !== null ? read.subject : null;
      if (!found) setText('');
      else {
        setSubject(now => (now?.key === found.key ? now : found));
        setText(found.domain ?? host);
      }
    });
    return () => {
      gone = true;
    };
  }, [db, host, touched]);

  return {
    text,
    subject,
    error,
    write: next => {
      setTouched(true);
      setText(next);
      setError(null);
    },
    show: next => {
      setTouched(true);
      setText(next.domain ?? next.name ?? '');
      setSubject(next);
      setError(null);
    },
    read: async () => {
      setTouched(true);
      const { readCompany } = await reader();
      const read = readCompany(text);
      if (!read.ok) {
        setError(read.message);
        // What was shown before is not what is written now: nothing of it is to be pressed.
        setSubject(null);
        return null;
      }
      setError(null);
      setSubject(read.subject);
      if (read.subject.domain) setText(read.subject.domain);
      return read.subject;
    },
  };
}
