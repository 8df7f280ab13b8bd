import { useRef } from 'preact/hooks';
import { roveTo } from './roving.ts';

export interface SegmentedProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string; title?: string }[];
  onValue: (value: V) => void;
}

/** `<Segmented label="Show as" value={view} options={…} onValue={set} />`: two to four ways to see the same. */
export function Segmented<V extends string>({ label, value, options, onValue }: SegmentedProps<V>) {
  const group = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const index = roveTo(
      event.key,
      options.findIndex(o => o.value === value),
      options.length,
    );
    const next = index === undefined ? undefined : options[index];
    if (!next || index === undefined) return;
    event.preventDefault();
    onValue(next.value);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus();
  };
  return (
    <div ref={group} class="Segmented" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map(option => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot hold its own word; the roving focus is ours
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          title={option.title}
          onClick={() => onValue(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
