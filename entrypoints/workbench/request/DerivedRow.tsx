/** A derived field: a formula, and what it gives for the last answer. */
import { X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextArea } from '../../../components/field/TextArea.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import type { DerivedField } from '../../../lib/core/field/definition.ts';
import { compileDerived } from '../../../lib/core/field/derived.ts';
import { useEdit } from './edit.ts';
import { TYPES } from './FieldRow.tsx';
import { TroubleLine } from './TroubleLine.tsx';

export interface DerivedRowProps {
  at: string;
  field: DerivedField;
  onField: (field: DerivedField) => void;
  onRemove: () => void;
}

export function DerivedRow({ at, field, onField, onRemove }: DerivedRowProps) {
  const troubles = useEdit().troubles.filter(one => one.at === at);
  const now = useFormula(field.expression);
  const put = (patch: Partial<DerivedField>) => onField({ ...field, ...patch });
  return (
    <fieldset class="FieldRow" aria-label={`Derived field ${field.label}`}>
      <div class="FieldRow-top">
        <Field label="Label" hideLabel>
          {wire => <TextInput {...wire} value={field.label} onValue={label => put({ label })} />}
        </Field>
        <TextInput
          code
          aria-label={`Name of ${field.label}`}
          value={field.name}
          onValue={name => put({ name })}
        />
        <Select
          aria-label={`Type of ${field.label}`}
          value={field.type}
          options={TYPES}
          onValue={type => put({ type })}
        />
        <span class="FieldRow-tools">
          <IconButton
            icon={X}
            size="small"
            label={`Remove derived field ${field.label}`}
            onClick={onRemove}
          />
        </span>
      </div>
      <TextArea
        code
        rows={2}
        aria-label={`Formula of ${field.label}`}
        value={field.expression}
        onValue={expression => put({ expression })}
        {...(troubles.length > 0 ? { 'aria-invalid': true } : {})}
      />
      {troubles.map(one => (
        <TroubleLine
          key={one.message}
          trouble={one}
          text={field.expression}
          onText={expression => put({ expression })}
        />
      ))}
      {troubles.length === 0 && now !== null && <p class="Field-help">{now}</p>}
    </fieldset>
  );
}

/** In words, what the formula gives for the last answer; null while there is none. */
function useFormula(expression: string): string | null {
  const { report, scope } = useEdit();
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    if (report?.value === undefined) return setWords(null);
    const compiled = compileDerived(expression);
    if (!compiled.ok) return setWords(null);
    let current = true;
    const fields = Object.fromEntries(
      Object.entries(report.fields).map(([name, one]) => [name, 'value' in one ? one.value : null]),
    );
    void compiled.evaluate({ fields, row: scope, answer: report.value }, { now: Date.now() }).then(result => {
      if (!current) return;
      if (!result.ok) setWords(result.problem.message);
      else
        setWords(
          result.value === undefined
            ? 'Nothing for this answer.'
            : `Now ${JSON.stringify(result.value)?.slice(0, 120)}`,
        );
    });
    return () => {
      current = false;
    };
  }, [expression, report, scope]);
  return words;
}
