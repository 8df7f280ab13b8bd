/** The chain's columns: each with the step fields that may fill it, in turn. */
import { ArrowUp, Plus, X } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import type { Chain, Output } from '../../../lib/core/plan/chain.ts';
import type { ChainProblem, RequestShape } from '../../../lib/core/plan/check.ts';

export interface OutputsProps {
  chain: Chain;
  shapes: ReadonlyMap<string, RequestShape>;
  problems: readonly ChainProblem[];
  onOutputs: (outputs: Output[]) => void;
}

export function Outputs({ chain, shapes, problems, onOutputs }: OutputsProps) {
  const { outputs, steps } = chain;
  const sources = steps.flatMap(step =>
    (shapes.get(step.requestId)?.fields ?? []).map(field => `${step.id}.${field}`),
  );
  const put = (index: number, patch: Partial<Output>) =>
    onOutputs(outputs.map((each, i) => (i === index ? { ...each, ...patch } : each)));
  const free = sources.find(source => !outputs.some(output => output.from.includes(source)));
  const add = () => {
    const source = free ?? sources[0];
    if (!source) return;
    const [, field = 'column'] = source.split('.');
    const taken = outputs.map(output => output.name);
    const name = taken.includes(field) ? `${field}_${taken.length + 1}` : field;
    onOutputs([...outputs, { name, label: name.replaceAll('_', ' '), from: [source] }]);
  };
  return (
    <ol class="Chain-outputs">
      {outputs.map((output, index) => (
        <li key={index}>
          <TextInput
            aria-label={`Label of column ${index + 1}`}
            value={output.label}
            onValue={label => put(index, { label })}
          />
          <TextInput
            code
            aria-label={`Name of column ${index + 1}`}
            value={output.name}
            onValue={name => put(index, { name })}
          />
          <ol class="Chain-sources" aria-label={`Sources of ${output.label}`}>
            {output.from.map((from, at) => (
              <li key={from}>
                <span class="t-micro">{at + 1}</span>
                <code class="clip">{from}</code>
                {at > 0 && (
                  <IconButton
                    icon={ArrowUp}
                    size="small"
                    label={`Ask ${from} earlier`}
                    onClick={() =>
                      put(index, { from: output.from.toSpliced(at, 1).toSpliced(at - 1, 0, from) })
                    }
                  />
                )}
                {output.from.length > 1 && (
                  <IconButton
                    icon={X}
                    size="small"
                    label={`Do not take ${from}`}
                    onClick={() => put(index, { from: output.from.filter(each => each !== from) })}
                  />
                )}
              </li>
            ))}
            <li>
              <Select
                size="small"
                aria-label={`Another source of ${output.label}`}
                value=""
                options={[
                  { value: '', label: 'Else…' },
                  ...sources
                    .filter(source => !output.from.includes(source))
                    .map(source => ({ value: source, label: source })),
                ]}
                onValue={source => source && put(index, { from: [...output.from, source] })}
              />
            </li>
          </ol>
          <IconButton
            icon={X}
            size="small"
            label={`Remove column ${output.label}`}
            onClick={() => onOutputs(outputs.filter((_, i) => i !== index))}
          />
          {problems
            .filter(one => one.at === output.name)
            .map(one => (
              <p key={one.message} class="Field-error" role="alert">
                {one.message}
              </p>
            ))}
        </li>
      ))}
      <li>
        <Button
          size="small"
          icon={Plus}
          disabled={sources.length === 0 && 'Add a step with fields first'}
          onClick={add}
        >
          Add column
        </Button>
      </li>
    </ol>
  );
}
