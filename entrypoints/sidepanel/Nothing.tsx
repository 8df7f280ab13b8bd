import { GlobeLock, PanelRight, RefreshCw, ScanSearch } from 'lucide-preact';
import { Button } from '../../components/button/Button.tsx';
import { EmptyState } from '../../components/note/EmptyState.tsx';
import type { PageSite } from '../../lib/screen/page-host.ts';
import type { SiteState } from '../../lib/screen/use-site.ts';

export interface NothingProps {
  site: PageSite | null;
  allowed: SiteState;
  /** Does the page's script answer? */
  answers: boolean;
  onScan: () => void;
}

/** Why there is no list, and the one thing to do about it. */
export function Nothing({ site, allowed, answers, onScan }: NothingProps) {
  // Where no script answers, one is sent: the page stood there before it was allowed, or before an update.
  const again = (
    <Button icon={RefreshCw} onClick={answers ? onScan : () => void allowed.set(allowed.state)}>
      {answers ? 'Scan again' : 'Read this page'}
    </Button>
  );
  if (!site)
    return (
      <main class="Panel-empty">
        <h2 class="spoken">This page</h2>
        <EmptyState icon={PanelRight} title="Nothing is read here">
          On a web page, press Loupe’s button in the toolbar and switch it on for the site. Its companies are
          listed here then.
        </EmptyState>
      </main>
    );
  if (allowed.state === 'off')
    return (
      <main class="Panel-empty">
        <h2 class="spoken">This page</h2>
        <EmptyState
          icon={GlobeLock}
          title="Loupe is off on this site"
          action={
            <div class="Panel-choices">
              <Button kind="primary" onClick={() => allowed.set('on')}>
                Allow this site
              </Button>
              <Button
                kind="plain"
                title="Companies are listed here alone; nothing is left on the page"
                onClick={() => allowed.set('quiet')}
              >
                Quietly: here alone
              </Button>
            </div>
          }
        >
          Nothing on {site.host} is read until you allow it.
        </EmptyState>
      </main>
    );
  return (
    <main class="Panel-empty Panel-late">
      <h2 class="spoken">This page</h2>
      {answers ? (
        <EmptyState icon={ScanSearch} title="No companies found on this page" action={again}>
          Loupe looks for names, links and addresses. Select a name to look it up.
        </EmptyState>
      ) : (
        <EmptyState icon={ScanSearch} title="This page is not read yet" action={again}>
          It is still loading, or was open before Loupe could read it.
        </EmptyState>
      )}
    </main>
  );
}
