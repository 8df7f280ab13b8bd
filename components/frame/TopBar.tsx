import type { ComponentChildren } from 'preact';

export interface TopBarProps {
  title: ComponentChildren;
  /** `3,000 companies · 2 selected`. */
  line?: ComponentChildren;
  /** Buttons; the one primary last. */
  actions?: ComponentChildren;
}

/** `<TopBar title="Nordic cold chain" line="3,000 companies" actions={…} />`: a view's name and what can be done with it. */
export function TopBar({ title, line, actions }: TopBarProps) {
  return (
    <header class="TopBar">
      <h1 class="t-title clip">{title}</h1>
      {line && <span class="t-small t-quiet clip">{line}</span>}
      {actions && <div class="TopBar-actions">{actions}</div>}
    </header>
  );
}
