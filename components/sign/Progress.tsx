/** How many of all, by how they went. */
export interface ProgressParts {
  asked: number;
  cached?: number;
  waits?: number;
  failed?: number;
}

export interface ProgressProps {
  label: string;
  parts: ProgressParts;
  total: number;
}

/** `<Progress label="Run 48" parts={{ asked: 420, cached: 827, failed: 31 }} total={3000} />`: teal, pale teal, amber, red. */
export function Progress({ label, parts, total }: ProgressProps) {
  const { asked, cached = 0, waits = 0, failed = 0 } = parts;
  const done = asked + cached + failed;
  const drawn = [
    ['asked', asked],
    ['cached', cached],
    ['waits', waits],
    ['failed', failed],
  ] as const;
  const words = drawn.filter(([, n]) => n > 0).map(([part, n]) => `${n} ${part}`);
  return (
    <div
      class="Progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(done, total)}
      aria-valuetext={`${done} of ${total}${words.length > 0 ? `: ${words.join(', ')}` : ''}`}
    >
      {drawn.map(
        ([part, n]) =>
          n > 0 &&
          total > 0 && <span key={part} data-part={part} style={{ width: `${(n / total) * 100}%` }} />,
      )}
    </div>
  );
}
