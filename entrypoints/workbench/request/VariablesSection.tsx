/** Every variable that the request reads: where it comes from, and what the sample row gives. */
import { Section } from '../../../components/frame/Section.tsx';
import { Token } from '../../../components/sign/Token.tsx';
import { templateVariables } from '../../../lib/core/request/variables.ts';
import { isEmpty, lookUp } from '../../../lib/core/template/scope.ts';
import { useVariables } from '../form/variables.ts';
import { useEdit } from './edit.ts';

export function VariablesSection() {
  const { definition, scope, secrets } = useEdit();
  const { isKnown } = useVariables();
  const all = new Map(
    templateVariables(definition)
      .filter(one => one.path.length > 0)
      .map(one => [one.name, one]),
  );
  if (all.size === 0) return null;
  const shownValue = (path: readonly string[], fallback: { readonly value: unknown } | null): string => {
    const found = lookUp(scope, path);
    if (!isEmpty(found)) return String(found);
    return fallback ? `${JSON.stringify(fallback.value)} by default` : '–';
  };
  return (
    <Section
      title="Variables in this request"
      line="From the sample row at the right. Within the braces, | offers filters and ?? gives a default."
    >
      <table class="Plain" aria-label="Variables in this request">
        <thead>
          <tr>
            <th scope="col">Variable</th>
            <th scope="col">Comes from</th>
            <th scope="col">In the sample row</th>
          </tr>
        </thead>
        <tbody>
          {[...all.values()].map(one => {
            const key = one.secret === null ? null : secrets.find(each => each.name === one.secret);
            const known = isKnown(one.name);
            const kind = one.secret ? 'secret' : known ? 'variable' : 'unknown';
            return (
              <tr key={one.name}>
                <td>
                  <Token name={one.name} kind={kind} bare />
                </td>
                <td class={known ? 'clip' : 'clip tone-red'}>
                  {one.secret ? 'Key' : known ? 'Column' : 'Unknown'}
                </td>
                <td class="clip t-code">
                  {one.secret === null
                    ? shownValue(one.path, one.fallback)
                    : key
                      ? `only to ${key.origins.map(origin => new URL(origin).host).join(', ') || 'nowhere yet'}`
                      : 'not there yet'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
