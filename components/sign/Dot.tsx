/** none: not asked · quiet: skipped · teal: running · amber: waits · red: needs a person. Shape differs, not colour alone. */
export type DotTone = 'none' | 'quiet' | 'teal' | 'amber' | 'red';

export interface DotProps {
  tone: DotTone;
  /** Said aloud where no word stands beside it. */
  label?: string;
}

/** `<Dot tone="red" label="needs you" />` */
export function Dot({ tone, label }: DotProps) {
  if (!label) return <span class="Dot" data-tone={tone} aria-hidden="true" />;
  return <span class="Dot" data-tone={tone} role="img" aria-label={label} title={label} />;
}
