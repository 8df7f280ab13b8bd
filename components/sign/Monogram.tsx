import { monogram } from './monogram.ts';

export interface MonogramProps {
  name: string;
  /** Undefined while it is a guess: then a question mark. */
  domain: string | undefined;
  size?: 'small' | 'middle' | 'large';
}

/** `<Monogram name="Kestrel Robotics" domain="kestrel.example" size="large" />`; the name stands beside it in words. */
export function Monogram({ name, domain, size = 'small' }: MonogramProps) {
  const { letters, hue } = monogram(name, domain);
  return (
    <span class="Monogram" data-hue={hue} data-size={size} aria-hidden="true">
      {letters}
    </span>
  );
}
