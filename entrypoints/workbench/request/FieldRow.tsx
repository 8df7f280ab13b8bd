/** One field: what it is called, where it stands, what it is, how many become one, and what stands in for nothing. */
import { ArrowDown, ArrowUp, X } from 'lucide-preact';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import {
  FIELD_TYPES,
  type FieldDefinition,
  type FieldValue,
  FOLDS,
} from '../../../lib/core/field/definition.ts';
import { compilePath } from '../../../lib/core/jsonpath/compile.ts';
import { CodeField } from '../form/CodeField.tsx';
import { useEdit } from './edit.ts';
import { FoundValue } from './FoundValue.tsx';
import { TroubleLine } from './TroubleLine.tsx';

const TYPE_WORDS = {
  text: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  date: 'Date',
  url: 'Link',
  list: 'List',
} as const;
export const TYPES = FIELD_TYPES.map(value => ({ value, label: TYPE_WORDS[value] }));
const FOLD_WORDS = {
  first: 'First',
  last: 'Last',
  join: 'Joined',
  count: 'Count',
  sum: 'Sum',
  average: 'Average',
  minimum: 'Smallest',
  maximum: 'Largest',
  unique: 'Each once',
} as const;
export const FOLD_OPTIONS = FOLDS.map(value => ({ value, label: FOLD_WORDS[value] }));

export interface FieldRowProps {
  at: string;
  field: FieldDefinition;
  value: FieldValue | undefined;
  onField: (field: FieldDefinition) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function FieldRow({ at, field, value, onField, onMove, onRemove }: FieldRowProps) {
  const troubles = useEdit().troubles.filter(one => one.at === at);
  const { label, name, path, type, fold, separator, fallback } = field;
  const compiled = compilePath(path);
  const put = (patch: Partial<FieldDefinition>) => onField({ ...field, ...patch });
  return (
    <fieldset class="FieldRow" aria-label={`Field ${label}`}>
      <div class="FieldRow-top">
        <Field label="Label" hideLabel>
          {wire => <TextInput {...wire} value={label} onValue={next => put({ label: next })} />}
        </Field>
        <Select
          aria-label={`Type of ${label}`}
          value={type}
          options={TYPES}
          onValue={next => put({ type: next })}
        />
        <Select
          aria-label={`Many matches of ${label}`}
          title="When the path matches many"
          value={fold}
          options={FOLD_OPTIONS}
          onValue={next => put({ fold: next })}
        />
        <span class="FieldRow-tools">
          <IconButton icon={ArrowUp} size="small" label={`Move ${label} up`} onClick={() => onMove(-1)} />
          <IconButton icon={ArrowDown} size="small" label={`Move ${label} down`} onClick={() => onMove(1)} />
          <IconButton icon={X} size="small" label={`Remove field ${label}`} onClick={onRemove} />
        </span>
      </div>
      <div class="FieldRow-path">
        <TextInput
          code
          aria-label={`Path of ${label}`}
          value={path}
          onValue={next => put({ path: next })}
          {...(troubles.length > 0 ? { 'aria-invalid': true } : {})}
        />
        <span class="FieldRow-now clip">
          <FoundValue value={value} />
        </span>
      </div>
      {troubles.map(one => (
        <TroubleLine key={one.message} trouble={one} text={path} onText={next => put({ path: next })} />
      ))}
      {compiled.ok && compiled.note && <p class="Field-help">{compiled.note}</p>}
      <details class="Form-more">
        <summary>
          Named <code>{name}</code>
          {fallback !== null && <>, else {JSON.stringify(fallback)}</>}
          {compiled.ok && compiled.engine === 'extended' && ', extended path (not RFC 9535)'}
        </summary>
        <div class="Form-grid">
          <CodeField
            label="Name in conditions, chains and columns"
            value={name}
            onValue={next => put({ name: next })}
          />
          <Field label="Value when nothing is found" help="Empty: the cell stays empty.">
            {wire => (
              <TextInput
                {...wire}
                value={fallback === null ? '' : String(fallback)}
                onValue={text => put({ fallback: fallbackOf(text, type) })}
              />
            )}
          </Field>
          {fold === 'join' && (
            <CodeField
              label="Between joined values"
              value={separator}
              onValue={next => put({ separator: next })}
            />
          )}
        </div>
      </details>
    </fieldset>
  );
}

const fallbackOf = (text: string, type: FieldDefinition['type']): FieldDefinition['fallback'] => {
  if (text === '') return null;
  if (type === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
};
