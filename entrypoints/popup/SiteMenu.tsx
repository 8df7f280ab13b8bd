import { EyeOff, Highlighter, Settings2 } from 'lucide-preact';
import { IconButton } from '../../components/button/IconButton.tsx';
import { Menu } from '../../components/menu/Menu.tsx';
import type { SiteState } from '../../lib/screen/use-site.ts';

/** How Loupe works on this site: with marks, or quietly. */
export function SiteMenu({ allowed }: { allowed: SiteState }) {
  const items = [
    { label: 'Mark companies on this site', icon: Highlighter, onSelect: () => allowed.set('on') },
    { label: 'Quiet: in the side panel alone', icon: EyeOff, onSelect: () => allowed.set('quiet') },
  ];
  return (
    <Menu label="How Loupe works on this site" items={items} align="end">
      {wire => <IconButton {...wire} icon={Settings2} label="How Loupe works on this site" size="small" />}
    </Menu>
  );
}
