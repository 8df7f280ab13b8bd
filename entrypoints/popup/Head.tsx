import { Maximize2, PanelRight } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { IconButton } from '../../components/button/IconButton.tsx';
import { Switch } from '../../components/field/Switch.tsx';
import { Mark } from '../../components/sign/Mark.tsx';
import { type CurrentTab, openWorkbench } from '../../lib/browser/current-tab.ts';
import { openSidePanel } from '../../lib/browser/side-panel.ts';
import type { PageSite } from '../../lib/screen/page-host.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import type { SiteState } from '../../lib/screen/use-site.ts';

const WORDS = { on: 'On for', quiet: 'Quiet on', off: 'Off for' } as const;

export interface HeadProps {
  tab: CurrentTab | null;
  site: PageSite | null;
  allowed: SiteState;
  menu: ComponentChildren;
}

/** Loupe's mark, whether it is on for this site, and the ways to the page's companies and to the workbench. */
export function Head({ tab, site, allowed, menu }: HeadProps) {
  const { fail } = useScreen();
  const { state, set } = allowed;
  return (
    <header class="Popup-head">
      <Mark />
      <h1>Loupe</h1>
      <span class="grow" />
      {site && (
        <Switch
          label={`${WORDS[state]} ${site.host}`}
          labelFirst
          on={state !== 'off'}
          onSwitch={on => set(on ? 'on' : 'off')}
        />
      )}
      {site && <span class="Popup-menu">{menu}</span>}
      <IconButton
        icon={PanelRight}
        label="Open side panel"
        size="small"
        onClick={() => tab && void openSidePanel(tab.windowId).catch(fail)}
      />
      <IconButton
        icon={Maximize2}
        label="Open workbench"
        size="small"
        onClick={() => void openWorkbench().catch(fail)}
      />
    </header>
  );
}
