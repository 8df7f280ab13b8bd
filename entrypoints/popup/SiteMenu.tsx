import { Activity, EyeOff, Highlighter, Settings2 } from 'lucide-preact';
import { IconButton } from '../../components/button/IconButton.tsx';
import { Menu } from '../../components/menu/Menu.tsx';
import { openWorkbench } from '../../lib/browser/current-tab.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import { useAuto } from '../../lib/screen/use-auto.ts';
import type { SiteState } from '../../lib/screen/use-site.ts';

/** How Loupe works on this site: with marks, or quietly; and what asks by itself. */
export function SiteMenu({ allowed, origin }: { allowed: SiteState; origin: string }) {
  const { fail } = useScreen();
  const auto = useAuto(origin);
  const items = [
    { label: 'Mark companies on this site', icon: Highlighter, onSelect: () => allowed.set('on') },
    { label: 'Quiet: in the side panel alone', icon: EyeOff, onSelect: () => allowed.set('quiet') },
    'rule' as const,
    {
      label: auto ? `By itself: ${auto.names}` : 'Let a request run by itself here',
      icon: Activity,
      ...(auto ? { end: auto.spend } : {}),
      onSelect: () => void openWorkbench('#/settings').catch(fail),
    },
  ];
  return (
    <Menu label="How Loupe works on this site" items={items} align="end">
      {wire => <IconButton {...wire} icon={Settings2} label="How Loupe works on this site" size="small" />}
    </Menu>
  );
}
