/** A condition as rules or as a formula, with what it says of the sample row. */
import { Plus, X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Segmented } from '../../../components/field/Segmented.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextArea } from '../../../components/field/TextArea.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import {
  type Condition,
  OPERATOR_WORDS,
  OPERATORS,
  type Operator,
  type Rule,
} from '../../../lib/core/condition/definition.ts';
import { evaluateCondition } from '../../../lib/core/condition/evaluate.ts';
import { compileDerived } from '../../../lib/core/field/derived.ts';
import type { Scope } from '../../../lib/core/template/scope.ts';
import { useVariables } from './variables.ts';

const OPERATOR_OPTIONS = OPERATORS.map(value => ({ value, label: OPERATOR_WORDS[value] }));
const KINDS = [
  { value: 'always', label: 'Always' },
  { value: 'rules', label: 'Rules' },
  { value: 'formula', label: 'Formula' },
] as const;

export interface ConditionEditorProps {
  condition: Condition | null;
  onCondition: (condition: Condition | null) => void;
  /** The sample row; null where there is none to judge. */
  scope: Scope | null;
}

export function ConditionEditor({ condition, onCondition, scope }: ConditionEditorProps) {
  const verdict = useVerdict(condition, scope);
  const turn = (kind: 'always' | 'rules' | 'formula') => {
    if (kind === 'always') onCondition(null);
    else if (kind === 'rules')
      onCondition({ kind, join: 'all', rules: [{ field: 'domain', operator: 'filled' }] });
    else onCondition({ kind, expression: '$exists(domain)' });
  };
  return (
    <div class="Form">
      <Segmented label="When it runs" value={condition?.kind ?? 'always'} options={KINDS} onValue={turn} />
      {condition?.kind === 'rules' && <Rules condition={condition} onCondition={onCondition} />}
      {condition?.kind === 'formula' && (
        <Field label="Formula (JSONata over the row)" help="It runs when this is true.">
          {wire => (
            <TextArea
              {...wire}
              code
              rows={3}
              value={condition.expression}
              onValue={expression => onCondition({ kind: 'formula', expression })}
            />
          )}
        </Field>
      )}
      {verdict && (
        <p class="Field-help" role="status">
          For the sample row: {verdict}
        </p>
      )}
    </div>
  );
}

type RulesCondition = Extract<Condition, { kind: 'rules' }>;

function Rules({
  condition,
  onCondition,
}: {
  condition: RulesCondition;
  onCondition: (condition: Condition) => void;
}) {
  const { suggestions } = useVariables();
  const { rules, join } = condition;
  const put = (index: number, rule: Rule) =>
    onCondition({ ...condition, rules: rules.map((each, i) => (i === index ? rule : each)) });
  const fields = suggestions.filter(one => one.from !== 'key').map(one => one.name);
  return (
    <>
      {rules.length > 1 && (
        <Segmented
          label="Which rules must hold"
          value={join}
          options={[
            { value: 'all', label: 'All of these' },
            { value: 'any', label: 'Any of these' },
          ]}
          onValue={next => onCondition({ ...condition, join: next })}
        />
      )}
      <datalist id="condition-fields">
        {fields.map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {rules.map((rule, index) => (
        <div class="Form-row" key={index}>
          <TextInput
            code
            list="condition-fields"
            aria-label={`Column of rule ${index + 1}`}
            value={rule.field}
            onValue={field => put(index, { ...rule, field })}
          />
          <Select
            aria-label={`Comparison of rule ${index + 1}`}
            value={rule.operator}
            options={OPERATOR_OPTIONS}
            onValue={operator => put(index, withOperator(rule, operator))}
          />
          {rule.operator === 'filled' || rule.operator === 'empty' ? (
            <span />
          ) : (
            <TextInput
              aria-label={`Value of rule ${index + 1}`}
              placeholder={PLACEHOLDERS[rule.operator] ?? 'Value'}
              value={Array.isArray(rule.value) ? rule.value.join(', ') : String(rule.value ?? '')}
              onValue={value => put(index, { ...rule, value })}
            />
          )}
          <IconButton
            icon={X}
            size="small"
            label={`Remove rule ${index + 1}`}
            onClick={() => onCondition({ ...condition, rules: rules.filter((_, i) => i !== index) })}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          onClick={() => onCondition({ ...condition, rules: [...rules, { field: '', operator: 'filled' }] })}
        >
          Add rule
        </Button>
      </div>
    </>
  );
}

const PLACEHOLDERS: Partial<Record<Operator, string>> = {
  'one-of': 'DK, SE, NO',
  'not-one-of': 'DK, SE, NO',
  between: '50, 500',
};

const withOperator = (rule: Rule, operator: Operator): Rule => {
  const { field, value } = rule;
  return operator === 'filled' || operator === 'empty'
    ? { field, operator }
    : { field, operator, value: value ?? '' };
};

/** In words, whether the sample row is asked; null where there is nothing to say. */
function useVerdict(condition: Condition | null, scope: Scope | null): string | null {
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    if (!condition || !scope) return setWords(null);
    const now = Date.now();
    if (condition.kind === 'rules') {
      const { run, reason } = evaluateCondition(condition, scope, { now });
      return setWords(`${run ? 'it runs.' : 'it is skipped.'} ${reason}`);
    }
    const compiled = compileDerived(condition.expression);
    if (!compiled.ok) return setWords(compiled.problem.message);
    let current = true;
    void compiled.evaluate(scope, { now }).then(result => {
      if (!current) return;
      if (!result.ok) setWords(result.problem.message);
      else
        setWords(
          result.value === true
            ? 'it runs.'
            : `it is skipped. The formula gives ${JSON.stringify(result.value) ?? 'nothing'}.`,
        );
    });
    return () => {
      current = false;
    };
  }, [condition, scope]);
  return words;
}
