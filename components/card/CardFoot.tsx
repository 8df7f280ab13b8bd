import type { ComponentChildren } from 'preact';

export interface CardFootProps {
  /** Buttons, small; the primary first. */
  children: ComponentChildren;
  /** At the far right. */
  end?: ComponentChildren;
}

/** `<CardFoot end={<IconButton …/>}><Button kind="primary" size="small" …>Add to list</Button></CardFoot>` */
export function CardFoot({ children, end }: CardFootProps) {
  return (
    <footer class="CardFoot">
      {children}
      {end && <span class="push">{end}</span>}
    </footer>
  );
}
