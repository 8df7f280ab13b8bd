import type { ComponentChildren } from 'preact';
import { Icon, type LucideIcon } from './Icon.tsx';

/** `outline` is for what is guessed or stale; plain (no tone) for neutral facts. */
export type BadgeTone = 'teal' | 'amber' | 'red' | 'outline';

export interface BadgeProps {
  children: ComponentChildren;
  tone?: BadgeTone;
  icon?: LucideIcon;
  title?: string;
}

/** `<Badge tone="outline" icon={Clock}>stale</Badge>`: two words at most, beside what they qualify. */
export function Badge({ children, tone, icon, title }: BadgeProps) {
  return (
    <span class="Badge" data-tone={tone} title={title}>
      {icon && <Icon of={icon} size="badge" />}
      {children}
    </span>
  );
}
