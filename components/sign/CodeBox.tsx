import type { ComponentChildren } from 'preact';

export interface CodeBoxProps {
  /** Text, with `<mark>` around what is pointed at. */
  children: ComponentChildren;
  label: string;
  wrap?: boolean;
}

/** `<CodeBox label="Answer">{text}</CodeBox>`: what a machine reads. Scrolls by keyboard, so it is a named, focusable region. */
export function CodeBox({ children, label, wrap = false }: CodeBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key (WCAG 2.1.1)
    <section class="CodeBox" aria-label={label} data-wrap={wrap || undefined} tabIndex={0}>
      {children}
    </section>
  );
}
