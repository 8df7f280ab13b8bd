import type { ComponentChildren } from 'preact';

export interface CardFieldProps {
  label: string;
  /** Text, or a `<State>`. */
  children: ComponentChildren;
  /** At the right: `Hunter, 3 d`, a badge, or the link that mends it. */
  end?: ComponentChildren;
  title?: string;
}

/** `<CardField label="Employees" end="Hunter, 3 d">210</CardField>`; the row is there before its value is, so nothing shifts. */
export function CardField({ label, children, end, title }: CardFieldProps) {
  const plain = typeof children === 'string' || typeof children === 'number';
  return (
    <div class="CardField">
      <dt class="clip">{label}</dt>
      <dd title={title ?? (plain ? String(children) : undefined)}>
        {plain ? <span class="clip">{children}</span> : children}
      </dd>
      {end !== undefined && <dd>{end}</dd>}
    </div>
  );
}
