import type { ComponentChildren } from 'preact';
import type { ButtonAttributes } from './Button.tsx';

export interface LinkButtonProps extends ButtonAttributes {
  children: ComponentChildren;
  tone?: 'red';
  title?: string;
}

/** `<LinkButton tone="red" onClick={…}>31 failed</LinkButton>`: an action that reads as part of a sentence. */
export function LinkButton({ children, tone, ...rest }: LinkButtonProps) {
  return (
    <button type="button" {...rest} class="LinkButton" data-tone={tone}>
      {children}
    </button>
  );
}
