import type { ComponentChildren } from 'preact';

export interface CardGroupProps {
  /** Who answered: `Hunter`. */
  provider: string;
  /** `3 days ago · 1 credit`. */
  meta?: string;
  /** `<CardField>`s. */
  children: ComponentChildren;
}

/** `<CardGroup provider="Hunter" meta="3 days ago · 1 credit">…</CardGroup>`: the fields that one source filled. */
export function CardGroup({ provider, meta, children }: CardGroupProps) {
  return (
    <section class="CardGroup">
      <h3 class="CardGroup-head">
        {provider}
        {meta && <span class="CardGroup-meta">{meta}</span>}
      </h3>
      <dl>{children}</dl>
    </section>
  );
}
