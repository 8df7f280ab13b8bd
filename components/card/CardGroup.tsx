import type { ComponentChildren } from 'preact';

export interface CardGroupProps {
  /** Who answered: `Hunter`. */
  provider: string;
  /** `3 days ago · 1 credit`. */
  meta?: string;
  /** At the far right of the head: asking again. */
  end?: ComponentChildren;
  /** `<CardField>`s. */
  children: ComponentChildren;
}

/** `<CardGroup provider="Hunter" meta="3 days ago · 1 credit">…</CardGroup>`: the fields that one source filled. */
export function CardGroup({ provider, meta, end, children }: CardGroupProps) {
  return (
    <section class="CardGroup">
      <div class="CardGroup-head">
        <h3>{provider}</h3>
        {meta && <span class="CardGroup-meta">{meta}</span>}
        {end}
      </div>
      <dl>{children}</dl>
    </section>
  );
}
