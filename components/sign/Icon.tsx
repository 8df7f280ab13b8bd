import type { LucideIcon } from 'lucide-preact';

export type { LucideIcon };

/** Where it stands: in a bar or button (16 px), in a row or card (14 px), in a badge (12 px), over an empty place (20 px). */
export type IconSize = 'base' | 'row' | 'badge' | 'empty';

const DRAWN = {
  base: { size: 16, strokeWidth: 1.75 },
  row: { size: 14, strokeWidth: 2 },
  badge: { size: 12, strokeWidth: 2.25 },
  empty: { size: 20, strokeWidth: 1.5 },
} as const;

export interface IconProps {
  of: LucideIcon;
  size?: IconSize;
  /** Said aloud; without it the icon is hidden from screen readers. */
  label?: string;
}

/** `<Icon of={Search} size="row" label="Search" />`: a lucide icon at one of the four sizes of the design. */
export function Icon({ of: Drawing, size = 'base', label }: IconProps) {
  const spoken = label ? { role: 'img' as const, 'aria-label': label } : { 'aria-hidden': true as const };
  return <Drawing class="Icon" {...DRAWN[size]} {...spoken} />;
}
