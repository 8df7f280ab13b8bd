export interface TokenProps {
  /** `domain`, `page.domain`, `secret.hunter`. */
  name: string;
  kind?: 'variable' | 'secret' | 'unknown';
  /** What is sent when there is no value. */
  fallback?: string;
  /** Without the braces, where it is a name in a table and not a place in a template. */
  bare?: boolean;
}

/** `<Token name="country" fallback='"DK"' />`: a variable in a template. A secret is grey and never shows its value. */
export function Token({ name, kind = 'variable', fallback, bare = false }: TokenProps) {
  const said = kind === 'unknown' ? 'unknown variable' : kind === 'secret' ? 'a key' : undefined;
  return (
    <code class="Token" data-kind={kind} title={said}>
      {!bare && '{{'}
      {name}
      {fallback !== undefined && <span class="Token-default"> ?? {fallback}</span>}
      {!bare && '}}'}
      {kind === 'unknown' && <span class="spoken"> (unknown)</span>}
    </code>
  );
}
