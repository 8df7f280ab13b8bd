import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What of the report is there: of 100,000 rows it takes seconds to make. */
export type Reading = 'reading' | 'failed' | 'read';

export interface PanelProps {
  title: string;
  /** At the right. */
  line?: ComponentChildren;
  legend?: readonly (readonly [tone: 'plot' | 'soft' | 'quiet' | 'red', word: string])[];
  /** Stands in the place of the picture until what it shows is read. */
  reading?: Reading;
  children: ComponentChildren;
}

/** One picture of a report, with its heading. */
export function Panel({ title, line, legend, reading = 'read', children }: PanelProps) {
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
      {reading === 'reading' && <p class="Run-none">Reading what was found…</p>}
      {reading === 'failed' && (
        <p class="Run-none">What was found could not be read. It is kept; open this page again.</p>
      )}
      {reading === 'read' && children}
    </section>
  );
}
