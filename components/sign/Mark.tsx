/** Case, lens and rivet: two circles and their outer tangents, with two holes. */
const MARK_PATH =
  'M22.85 7.61L30.46 23.24A5.4 5.4 0 0 1 23.24 30.46L7.61 22.85A11.4 11.4 0 1 1 22.85 7.61ZM5.4 12.6a7.2 7.2 0 1 0 14.4 0a7.2 7.2 0 1 0 -14.4 0ZM23.7 25.6a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0Z';

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
