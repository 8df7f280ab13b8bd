import { Search } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../sign/Icon.tsx';
import { Kbd } from '../sign/Kbd.tsx';

export interface SearchInputProps {
  /** Its name and placeholder: `Search this list`. */
  label: string;
  value: string;
  onValue: (value: string) => void;
  onEnter?: () => void;
  /** `/` anywhere but in a field brings the focus here. Off: one of WCAG 2.1.4's ways out. */
  slash?: boolean;
}

/** `<SearchInput label="Search this list" value={q} onValue={set} slash />`: Esc clears, then leaves. */
export function SearchInput({ label, value, onValue, onEnter, slash = false }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!slash) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      const at = event.target;
      if (at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select')))
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [slash]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onEnter?.();
    if (event.key !== 'Escape' || value === '') return;
    event.preventDefault();
    event.stopPropagation();
    onValue('');
  };

  return (
    <search class="InputFrame SearchInput">
      <Icon of={Search} />
      <input
        ref={input}
        type="search"
        class="Input"
        aria-label={label}
        aria-keyshortcuts={slash ? '/' : undefined}
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={event => onValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {slash && (
        <span class="InputFrame-end" aria-hidden="true">
          <Kbd keys="/" />
        </span>
      )}
    </search>
  );
}
