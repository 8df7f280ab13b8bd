import { EyeOff, Highlighter, Maximize2, Settings2 } from 'lucide-preact';
import { IconButton } from '../../components/button/IconButton.tsx';
import { Switch } from '../../components/field/Switch.tsx';
import { Menu } from '../../components/menu/Menu.tsx';
import { Mark } from '../../components/sign/Mark.tsx';
import { openWorkbench } from '../../lib/browser/current-tab.ts';
import type { PageSite } from '../../lib/screen/page-host.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import { useSite } from '../../lib/screen/use-site.ts';

const WORDS = { on: 'On for', quiet: 'Quiet on', off: 'Off for' } as const;

/** Loupe's mark, whether it is on for this site, and the way to the workbench. */
export function Head({ site }: { site: PageSite | null }) {
  const { fail } = useScreen();
  const { state, set } = useSite(site);
  const items = [
    { label: 'Mark companies on this site', icon: Highlighter, onSelect: () => set('on') },
    { label: 'Quiet: in the side panel alone', icon: EyeOff, onSelect: () => set('quiet') },
  ];
  return (
    <header class="Popup-head">
      <Mark />
      <h1>Loupe</h1>
      <span class="grow" />
      {site && (
        <>
          <Switch
            label={`${WORDS[state]} ${site.host}`}
            labelFirst
            on={state !== 'off'}
            onSwitch={on => set(on ? 'on' : 'off')}
          />
          <Menu label="How Loupe works on this site" items={items} align="end">
            {wire => (
              <IconButton {...wire} icon={Settings2} label="How Loupe works on this site" size="small" />
            )}
          </Menu>
        </>
      )}
      <IconButton
        icon={Maximize2}
        label="Open workbench"
        size="small"
        onClick={() => void openWorkbench().catch(fail)}
      />
    </header>
  );
}
