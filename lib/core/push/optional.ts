/** Variables of a destination that may stay open: wherever they stand, there is a default, or they are left out. */
import type { RequestDefinition } from '../request/definition.ts';
import { templateVariables } from '../request/variables.ts';
import { parseTemplate } from '../template/parse.ts';

export function optionalVariables(definition: RequestDefinition): ReadonlySet<string> {
  const { condition, body } = definition;
  const rows = [
    ...definition.parameters,
    ...definition.headers,
    ...(body.kind === 'form' ? body.fields : []),
  ];
  const leftOut = rows
    .filter(row => row.enabled && row.whenEmpty !== 'error')
    .flatMap(row => {
      const parsed = parseTemplate(row.value);
      return parsed.ok ? parsed.template.variables.map(one => one.name) : [];
    });
  const all = templateVariables(definition);
  const needed = all.filter(one => one.fallback === null && !one.filters.includes('optional'));
  const counts = Map.groupBy(leftOut, name => name);
  const ruled = condition?.kind === 'rules' ? condition.rules.map(rule => rule.field) : [];
  const must = new Set(
    needed
      .map(one => one.name)
      .filter((name, _, names) => names.filter(one => one === name).length > (counts.get(name)?.length ?? 0)),
  );
  return new Set([...all.map(one => one.name), ...ruled].filter(name => !must.has(name)));
}
