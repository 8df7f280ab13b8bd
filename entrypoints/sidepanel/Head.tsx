import { Maximize2, RefreshCw } from 'lucide-preact';
import { IconButton } from '../../components/button/IconButton.tsx';
import { type CurrentTab, openWorkbench } from '../../lib/browser/current-tab.ts';
import { formatCount } from '../../lib/core/format.ts';
import type { PageSite } from '../../lib/screen/page-host.ts';
import { useScreen } from '../../lib/screen/screen.ts';

export interface HeadProps {
  tab: CurrentTab | null;
  site: PageSite | null;
  /** Null where the page does not answer. */
  count: number | null;
  onScan: () => void;
}

/** How many companies are on this page, and which page it is. */
export function Head({ tab, site, count, onScan }: HeadProps) {
  const { fail } = useScreen();
  const where = [site?.host, tab?.title].filter(Boolean).join(' · ');
  return (
    <header class="Panel-head">
      <div class="grow">
        <h1 class="t-title" aria-live="polite">
          {count === null ? 'Loupe' : `${formatCount(count, 'company', 'companies')} on this page`}
        </h1>
        <p class="t-micro clip" title={where}>
          {where || 'No page that can be read'}
        </p>
      </div>
      {count !== null && <IconButton icon={RefreshCw} label="Scan again" size="small" onClick={onScan} />}
      <IconButton
        icon={Maximize2}
        label="Open workbench"
        size="small"
        onClick={() => void openWorkbench().catch(fail)}
      />
    </header>
  );
}
