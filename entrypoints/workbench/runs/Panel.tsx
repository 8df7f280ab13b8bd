import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface PanelProps {
  title: string;
  /** At the right. */
  line?: ComponentChildren;
  legend?: readonly (readonly [tone: 'plot' | 'soft' | 'quiet' | 'red', word: string])[];
  children: ComponentChildren;
}

/** One picture of a report, with its heading. */
export function Panel({ title, line, legend, children }: PanelProps) {
  const id = useId();
  return (
    <section class="Run-panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <span class="Run-legend">
          {legend?.map(([tone, word]) => (
            <span key={word}>
              <i data-tone={tone} />
              {word}
            </span>
          ))}
          {line}
        </span>
      </header>
      {children}
    </section>
  );
}
