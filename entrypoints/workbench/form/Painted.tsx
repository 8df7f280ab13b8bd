import { parseTemplate } from '../../../lib/core/template/parse.ts';
import { useVariables } from './variables.ts';

/** `<Painted text="{{domain}}/x" />`: a template with its variables, keys and mistakes in their colours. */
export function Painted({ text }: { text: string }) {
  const { isKnown } = useVariables();
  const parsed = parseTemplate(text);
  if (!parsed.ok) {
    const { at, end } = parsed.problem;
    return (
      <>
        <Painted text={text.slice(0, at)} />
        <span class="Template-token" data-kind={parsed.problem.kind === 'unclosed' ? 'variable' : 'unknown'}>
          {text.slice(at, end)}
        </span>
        {end < text.length && <Painted text={text.slice(end)} />}
      </>
    );
  }
  return parsed.template.parts.map(part => {
    const written = text.slice(part.at, part.end);
    if (part.kind === 'literal') return written;
    const kind = part.secret ? 'secret' : part.fallback || isKnown(part.name) ? 'variable' : 'unknown';
    return (
      <span key={part.at} class="Template-token" data-kind={kind}>
        {written}
      </span>
    );
  });
}
