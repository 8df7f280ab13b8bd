import type { ComponentChildren } from 'preact';
import { Button } from '../button/Button.tsx';
import type { LucideIcon } from '../sign/Icon.tsx';
import { Note } from './Note.tsx';

export interface ErrorNoteProps {
  /** What happened: `Hunter refused the key`. */
  what: string;
  /** What was kept, what it cost: `29 rows wait. Nothing was charged.` */
  kept: ComponentChildren;
  /** The one thing to do. */
  action?: { label: string; icon?: LucideIcon; onPress: () => void };
  /** A quieter second, such as Show answer. */
  more?: ComponentChildren;
  icon?: LucideIcon;
  /** `amber` where it goes on by itself. */
  tone?: 'amber' | 'red';
  band?: boolean;
}

/** `<ErrorNote what="Hunter refused the key" kept="Nothing was charged." action={{ label: 'Change key', onPress }} />` */
export function ErrorNote({ what, kept, action, more, icon, tone = 'red', band = false }: ErrorNoteProps) {
  const button = action && (
    <Button size="small" icon={action.icon} onClick={action.onPress}>
      {action.label}
    </Button>
  );
  const actions = button || more ? [button, more] : undefined;
  return (
    <Note tone={tone} icon={icon} title={what} actions={actions} band={band} live>
      {kept}
    </Note>
  );
}
