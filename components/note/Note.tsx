import { CircleAlert, Hourglass, Info } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { Icon, type LucideIcon } from '../sign/Icon.tsx';

/** info: neutral · amber: waits, goes on by itself · red: needs a person. */
export type NoteTone = 'info' | 'amber' | 'red';

export interface NoteProps {
  tone?: NoteTone;
  icon?: LucideIcon;
  title: ComponentChildren;
  children?: ComponentChildren;
  /** Buttons, the first of them the thing to do. */
  actions?: ComponentChildren;
  /** Full-bleed, with a hairline and no box: inside the card. */
  band?: boolean;
  /** Say it at once when it appears. */
  live?: boolean;
}

const ICONS = { info: Info, amber: Hourglass, red: CircleAlert } as const;

/** `<Note tone="amber" title="Hunter waits until 14:32">1,716 rows go on by themselves.</Note>`: in the flow, full width. */
export function Note({
  tone = 'info',
  icon,
  title,
  children,
  actions,
  band = false,
  live = false,
}: NoteProps) {
  return (
    <div class="Note" data-tone={tone} data-band={band || undefined} role={live ? 'alert' : undefined}>
      <Icon of={icon ?? ICONS[tone]} />
      <p class="Note-title">{title}</p>
      {children && <div class="Note-body">{children}</div>}
      {actions && <div class="Note-actions">{actions}</div>}
    </div>
  );
}
