import { Select } from '../../../../components/field/Select.tsx';
import { TextInput } from '../../../../components/field/TextInput.tsx';
import { Token } from '../../../../components/sign/Token.tsx';
import type { PushMapping } from '../../../../lib/core/push/definition.ts';
import type { PushValues } from '../../../../lib/core/push/values.ts';
import { isGone, KEPT, keyOf, optionsOf, type sourcesOf, withSource } from './sources.ts';

export interface VariableTableProps {
  variables: readonly string[];
  /** Those that may stay open: a default, or a parameter that is left out. */
  optional: ReadonlySet<string>;
  mapping: PushMapping;
  sources: ReturnType<typeof sourcesOf>;
  /** Of the row that would go first. */
  sample: PushValues | null;
  onMapping: (mapping: PushMapping) => void;
}

/** What each of the destination's variables is filled from, and what that gives for the first row. */
export function VariableTable(props: VariableTableProps) {
  const { variables, optional, mapping, sources, sample, onMapping } = props;
  const choose = (variable: string, key: string) => {
    const found = sources.find(one => keyOf(one.source) === key)?.source;
    const kept = key === KEPT ? ({ from: 'kept', text: '' } as const) : undefined;
    onMapping(withSource(mapping, variable, found ?? kept));
  };
  return (
    <table class="Push-map">
      <thead>
        <tr>
          <th scope="col">Variable</th>
          <th scope="col">Filled from</th>
          <th scope="col">First row</th>
        </tr>
      </thead>
      <tbody>
        {variables.map(variable => {
          const source = mapping[variable];
          return (
            <tr key={variable}>
              <th scope="row">
                <Token name={variable} />
              </th>
              <td>
                <div class="Push-source">
                  <Select
                    aria-label={`${variable} is filled from`}
                    size="small"
                    value={keyOf(source)}
                    options={optionsOf(sources, source)}
                    onValue={key => choose(variable, key)}
                  />
                  {source?.from === 'kept' && (
                    <TextInput
                      size="small"
                      aria-label={`${variable}, the same for every row`}
                      value={source.text}
                      onValue={text => onMapping(withSource(mapping, variable, { from: 'kept', text }))}
                    />
                  )}
                </div>
              </td>
              <td class="clip">
                <First
                  value={sample?.[variable]}
                  open={source === undefined}
                  gone={isGone(sources, source)}
                  optional={optional.has(variable)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface FirstProps {
  value: PushValues[string] | undefined;
  open: boolean;
  gone: boolean;
  optional: boolean;
}

function First({ value, open, gone, optional }: FirstProps) {
  if (gone) return <span class="tone-red">This column is gone: choose another</span>;
  if (open)
    return optional ? (
      <span class="t-quiet">its default, or left out</span>
    ) : (
      <span class="tone-red">Not mapped: no row can go without it</span>
    );
  if (value === undefined) return <span class="t-quiet">empty</span>;
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return <span title={text.slice(0, 300)}>{text.slice(0, 120)}</span>;
}
