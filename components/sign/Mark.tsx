export interface MarkProps {
  size?: number;
}

/** `<Mark size={18} />`: Loupe's mark in the accent: a folding loupe from above. The same drawing as public/icon.svg. */
export function Mark({ size = 18 }: MarkProps) {
  return (
    <svg class="Mark" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <path fill="currentColor" fill-rule="evenodd" d={MARK_PATH} />
    </svg>
  );
}

const MARK_PATH = '';
