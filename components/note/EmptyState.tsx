import type { ComponentChildren } from 'preact';
import { Icon, type LucideIcon } from '../sign/Icon.tsx';

export interface EmptyStateProps {
  icon: LucideIcon;
  /** What belongs here: `No companies in this list`. */
  title: string;
  /** Where it comes from: `Add them from a page, or bring a CSV.` */
  children: ComponentChildren;
  /** One button. */
  action?: ComponentChildren;
}

/** `<EmptyState icon={Table2} title="No companies in this list" action={<Button …/>}>Add them from a page.</EmptyState>` */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div class="EmptyState">
      <Icon of={icon} size="empty" />
      <h2>{title}</h2>
      <p class="EmptyState-text">{children}</p>
      {action}
    </div>
  );
}
