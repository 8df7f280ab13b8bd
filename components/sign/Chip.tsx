import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

export interface ChipProps {
  children: ComponentChildren;
  /** How many it would show; red where they need a person. */
  count?: string;
  tone?: 'red';
  pressed?: boolean;
  /** With it the chip is a filter in use, and a press takes it away. */
  removable?: boolean;
  title?: string;
  onPress: () => void;
}

/** `<Chip count="40" tone="red" pressed={on} onPress={…}>Needs you</Chip>`: a filter that is one press away. */
export function Chip({
  children,
  count,
  tone,
  pressed = false,
  removable = false,
  title,
  onPress,
}: ChipProps) {
  const words = removable ? { title: title ?? 'Take this filter away' } : { title };
  return (
    <button type="button" class="Chip" aria-pressed={pressed || removable} onClick={onPress} {...words}>
      <span>{children}</span>
      {count !== undefined && (
        <span class="Chip-count" data-tone={tone}>
          {count}
        </span>
      )}
      {removable && <Icon of={X} size="badge" />}
    </button>
  );
}
