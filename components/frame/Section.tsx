import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface SectionProps {
  title: string;
  /** Beside the title: one quiet sentence. */
  line?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** `<Section title="Query parameters" line="Values are encoded for the query." actions={…}>…</Section>`: a hairline and a heading, no box. */
export function Section({ title, line, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section class="Section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {line && <span class="t-micro">{line}</span>}
        {actions && <div class="Section-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
