import { useEffect, useRef, useState } from 'preact/hooks';
import { onPanelCompany } from '../../lib/browser/panel-company.ts';
import type { Subject } from '../../lib/core/record/subject.ts';
import { subjectOfFound } from '../../lib/screen/found-subject.ts';
import { siteOf } from '../../lib/screen/page-host.ts';
import { usePage } from '../../lib/screen/use-page.ts';
import { useSite } from '../../lib/screen/use-site.ts';
import { useSiteState } from '../../lib/screen/use-site-state.ts';
import { useTab } from '../../lib/screen/use-tab.ts';
import { Detail } from './Detail.tsx';
import { Head } from './Head.tsx';
import { Nothing } from './Nothing.tsx';
import { PageList } from './PageList.tsx';

/** The page as a whole: every company on it, or one of them. */
export function Panel() {
  const tab = useTab();
  const site = siteOf(tab?.url);
  const allowed = useSite(site, useSiteState(site));
  const page = usePage(tab);
  const [shown, setShown] = useState<{ subject: Subject; correct: boolean } | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const windowId = tab?.windowId;
  // Another tab is another page: what was opened from this one's list is not of it.
  const tabId = tab?.id;
  const before = useRef(tabId);
  useEffect(() => {
    if (before.current !== undefined && before.current !== tabId) setShown(null);
    before.current = tabId;
  }, [tabId]);

  useEffect(() => {
    if (windowId === undefined) return;
    return onPanelCompany(windowId, company => {
      void subjectOfFound(company).then(subject => {
        if (subject) setShown({ subject, correct: false });
      });
    });
  }, [windowId]);

  if (shown)
    return (
      <Detail
        key={shown.subject.key}
        subject={shown.subject}
        correct={shown.correct}
        host={site?.host ?? ''}
        onSubject={subject => setShown({ subject, correct: false })}
        onBack={() => setShown(null)}
      />
    );
  const { companies } = page;
  return (
    <>
      <Head tab={tab ?? null} site={site} count={companies?.length ?? null} onScan={page.scan} />
      {companies && companies.length > 0 ? (
        <PageList
          key={tab?.id}
          page={page}
          companies={companies}
          host={site?.host ?? ''}
          origin={site?.origin ?? ''}
          address={tab?.url ?? null}
          onOpen={(subject, correct) => setShown({ subject, correct })}
          picked={picked}
          onPick={setPicked}
        />
      ) : (
        tab !== undefined &&
        companies !== undefined && (
          <Nothing site={site} allowed={allowed} answers={companies !== null} onScan={page.scan} />
        )
      )}
    </>
  );
}
