import { useEffect, useRef } from 'preact/hooks';

/** Single letters act only when no field has focus and nothing floats (WCAG 2.1.4). */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const at = event.target;
      if (at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select')))
        return;
      if (document.querySelector(':popover-open, dialog[open]')) return;
      const act = now.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
