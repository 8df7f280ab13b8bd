/** The strip under the tree: what a pressed value would be as a field, and what it would fill for free. */

import { X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { jsonIn } from '../../../lib/core/answer/json-within.ts';
import { guessField, labelForName, pathForAll, pathForSteps } from '../../../lib/core/field/guess.ts';
import { mapFields } from '../../../lib/core/field/map.ts';
import { fieldsWithin } from '../../../lib/core/field/within.ts';
import { compilePath } from '../../../lib/core/jsonpath/compile.ts';
import { useLive } from '../../../lib/store/live.ts';
import { useBench } from '../bench.ts';
import type { Picked } from './AnswerView.tsx';
import { useEdit } from './edit.ts';
import { FOLD_OPTIONS, TYPES } from './FieldRow.tsx';
import { FoundValue } from './FoundValue.tsx';

export interface AddFieldProps {
  picked: Picked;
  answer: unknown;
  answerKey: string | null;
  onDone: () => void;
}

const snake = (label: string): string => {
  const name = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60);
  return /^[a-z_]/.test(name) ? name : `n_${name}`;
};

export function AddField({ picked, answer, onDone }: AddFieldProps) {
  const { definition, change } = useEdit();
  const { db } = useBench();
  const taken = [...definition.fields, ...definition.derived].map(field => field.name);
  const [field, setField] = useState(() => guessField(pathForSteps(picked.path), picked.value, taken));
  const [label, setLabel] = useState(field.label);
  const keptAnswers = useLive(
    () => db.answers.where('requestId').equals(definition.id).count(),
    [definition.id],
    0,
  ).value;
  const all = pathForAll(picked.path);
  const within = Array.isArray(picked.value) ? [] : fieldsWithin(picked.path, picked.value, taken);
  const compiled = compilePath(field.path);
  const found = compiled.ok ? compiled.query(answer) : null;
  const matches = found?.ok ? found.matches.length : 0;
  const value = mapFields(answer, [field])[field.name];
  useEffect(() => document.getElementById('add-field-name')?.focus(), []);
  const add = (event: Event) => {
    event.preventDefault();
    const stem = label.trim() === labelForName(field.name) ? field.name : snake(label);
    const name = taken.includes(stem) || stem === '' ? `${stem || 'field'}_${taken.length + 1}` : stem;
    change({ fields: [...definition.fields, { ...field, name, label: label.trim() || labelForName(name) }] });
    onDone();
  };
  return (
    <form
      class="AddField"
      aria-label="Add field"
      onSubmit={add}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      <div class="AddField-line">
        <TextInput id="add-field-name" aria-label="Field name" value={label} onValue={setLabel} />
        <Select
          aria-label="Field type"
          value={field.type}
          options={TYPES}
          onValue={type => setField({ ...field, type })}
        />
        <Button kind="primary" type="submit">
          Add field
        </Button>
        <IconButton icon={X} size="small" label="Do not add it" onClick={onDone} />
      </div>
      <div class="AddField-line">
        <TextInput
          code
          aria-label="Path"
          value={field.path}
          onValue={path => setField({ ...field, path })}
          {...(compiled.ok ? {} : { 'aria-invalid': true })}
        />
        {matches !== 1 && (
          <Select
            aria-label="Many matches"
            value={field.fold}
            options={FOLD_OPTIONS}
            onValue={fold => setField({ ...field, fold })}
          />
        )}
        {jsonIn(picked.value) !== undefined && (
          <Button
            size="small"
            title="The text is JSON itself. Its values stand in the tree then."
            onClick={() => {
              change({ answer: { ...definition.answer, jsonWithin: pathForSteps(picked.path) } });
              onDone();
            }}
          >
            Open this JSON text
          </Button>
        )}
        {within.length > 1 && (
          <Button
            size="small"
            title={within.map(one => one.label).join(', ')}
            onClick={() => {
              change({ fields: [...definition.fields, ...within] });
              onDone();
            }}
          >
            Add its {within.length} values as fields
          </Button>
        )}
        {all !== null && all !== field.path && (
          <Button
            size="small"
            onClick={() => setField({ ...guessField(all, picked.value, taken), fold: 'join' })}
          >
            All items
          </Button>
        )}
      </div>
      <p class="Field-help">
        {compiled.ok
          ? matches === 1
            ? 'One match here: '
            : `${matches} matches here: `
          : `${compiled.problem.message} `}
        <FoundValue value={value} />
      </p>
      {keptAnswers > 0 && (
        <p class="Field-help">
          {keptAnswers === 1 ? '1 answer is' : `${keptAnswers} answers are`} kept: the field fills from{' '}
          {keptAnswers === 1 ? 'it' : 'them'}, free, once it is saved and re-mapped.
        </p>
      )}
    </form>
  );
}
