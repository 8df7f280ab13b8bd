/** A step: the name that later ones read it by, where its request's variables come from, and when it runs. */
import { X } from 'lucide-preact';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import type { Condition } from '../../../lib/core/condition/definition.ts';
import { costWords } from '../../../lib/core/cost.ts';
import type { Step } from '../../../lib/core/plan/chain.ts';
import type { ChainProblem, RequestShape } from '../../../lib/core/plan/check.ts';
import type { RequestDefinition } from '../../../lib/core/request/definition.ts';
import type { Scope } from '../../../lib/core/template/scope.ts';
import { ConditionEditor } from '../form/ConditionEditor.tsx';
import { TemplateInput } from '../form/TemplateInput.tsx';
import { Variables } from '../form/variables.ts';

export interface StepFormProps {
  step: Step;
  steps: readonly Step[];
  definition: RequestDefinition | undefined;
  shapes: ReadonlyMap<string, RequestShape>;
  /** The sample row, on which its condition is tried. */
  scope: Scope;
  problems: readonly ChainProblem[];
  onStep: (step: Step) => void;
  onRemove: () => void;
}

export function StepForm(props: StepFormProps) {
  const { step, steps, definition, shapes, scope, problems, onStep, onRemove } = props;
  const given = steps
    .filter(one => one.id !== step.id)
    .flatMap(one => (shapes.get(one.requestId)?.fields ?? []).map(field => `${one.id}.${field}`));
  const row = ['domain', 'company_name', 'name'];
  const known = new Set([...row, ...given]);
  const book = {
    suggestions: [
      ...row.map(name => ({ name, sample: '', from: 'row' })),
      ...given.map(name => ({ name, sample: '', from: 'step' })),
    ],
    // A row may have any column; only what looks like a step's field is known to be wrong.
    isKnown: (name: string) => known.has(name) || !name.includes('.'),
  };
  const later = readsSteps(step.condition, steps);
  const variables = shapes.get(step.requestId)?.variables ?? [];
  const put = (name: string, text: string) => {
    const { [name]: _gone, ...rest } = step.inputs;
    onStep({ ...step, inputs: text === '' ? rest : { ...rest, [name]: text } });
  };
  return (
    <Variables.Provider value={book}>
      <li class="Chain-step">
        <header class="Test-line">
          <h3>{definition?.name ?? 'A request that is gone'}</h3>
          <span class="t-micro">
            {[definition?.provider, definition && (costWords(definition.cost) ?? 'free')]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span class="push">
            <IconButton icon={X} size="small" label={`Remove step ${step.id}`} onClick={onRemove} />
          </span>
        </header>
        <div class="Form-grid">
          <Field label="Name for later steps" help={`Read as {{${step.id}.field}}.`}>
            {wire => <TextInput {...wire} code value={step.id} onValue={id => onStep({ ...step, id })} />}
          </Field>
          {variables.map(name => (
            <Field key={name} label={<code>{name}</code>} help="Empty: the row’s own column.">
              {wire => (
                <TemplateInput
                  {...wire}
                  placeholder={`{{${name}}}`}
                  value={step.inputs[name] ?? ''}
                  onValue={text => put(name, text)}
                />
              )}
            </Field>
          ))}
        </div>
        <details class="Form-more" open={step.condition !== null}>
          <summary>{step.condition ? 'Runs on a condition' : 'Runs whenever it is needed'}</summary>
          <ConditionEditor
            condition={step.condition}
            scope={later ? null : scope}
            onCondition={condition => onStep({ ...step, condition })}
          />
          {later && <p class="Field-help">Whether it runs shows when the steps that it reads have run.</p>}
        </details>
        {problems.map(one => (
          <p key={one.message} class="Field-error" role="alert">
            {one.message}
          </p>
        ))}
      </li>
    </Variables.Provider>
  );
}

/** Does it read what another step gives? The sample row does not tell that. */
const readsSteps = (condition: Condition | null, steps: readonly Step[]): boolean => {
  if (!condition) return false;
  const reads = ({ id }: Step): boolean =>
    condition.kind === 'rules'
      ? condition.rules.some(rule => rule.field.startsWith(`${id}.`))
      : condition.expression.includes(`${id}.`);
  return steps.some(reads);
};
