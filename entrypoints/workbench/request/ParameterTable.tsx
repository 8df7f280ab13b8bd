/** Parameters, headers or form fields: a table of templates, each with what is wrong with it and its mend. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Select } from '../../../components/field/Select.tsx';
import { type KeyValueRow, KeyValueTable } from '../../../components/table/KeyValueTable.tsx';
import type { Parameter } from '../../../lib/core/request/definition.ts';
import { TemplateInput } from '../form/TemplateInput.tsx';
import { useEdit } from './edit.ts';
import { TroubleLine } from './TroubleLine.tsx';

type When = Parameter['whenEmpty'];
const WHEN = [
  { value: 'error', label: 'Error, no call' },
  { value: 'omit', label: 'Leave out' },
  { value: 'send', label: 'Send empty' },
] as const;
const LISTS = [
  { value: 'repeat', label: 'a=1&a=2' },
  { value: 'comma', label: 'a=1,2' },
] as const;

export interface ParameterTableProps {
  label: string;
  rows: readonly Parameter[];
  onRows: (rows: Parameter[]) => void;
  /** Where troubles look for it: `parameters`, `headers`, `body`. */
  list: string;
  /** Whether a list value may be written in two ways; a header has one. */
  lists?: boolean;
}

export function ParameterTable({ label, rows, onRows, list, lists = true }: ParameterTableProps) {
  const { troubles } = useEdit();
  // Rows have no id of their own, and an input must stay the same element while one types.
  const ids = useRef<string[]>([]);
  while (ids.current.length < rows.length) ids.current.push(crypto.randomUUID());
  if (ids.current.length > rows.length) ids.current.length = rows.length;
  const idOf = (index: number): string => ids.current[index] ?? String(index);
  const shown = rows.map((row, index) => ({ ...row, id: idOf(index) }));
  const take = (next: KeyValueRow<When>[]) => {
    const before = new Map(shown.map(row => [row.id, row]));
    ids.current = next.map(row => row.id);
    onRows(
      next.map(({ id, enabled, name, value, whenEmpty }) => ({
        name,
        value,
        enabled,
        whenEmpty,
        list: before.get(id)?.list ?? 'repeat',
      })),
    );
  };
  const problems = new Map<string, ComponentChildren>();
  const advised = new Set<string>();
  rows.forEach((row, index) => {
    const found = troubles.filter(one => one.at === `${list}.${index}`);
    if (found.length === 0) return;
    if (found.every(one => one.advice)) advised.add(idOf(index));
    const put = (value: string) => onRows(rows.map((each, i) => (i === index ? { ...each, value } : each)));
    problems.set(
      idOf(index),
      found.map(one => <TroubleLine key={one.message} trouble={one} text={row.value} onText={put} />),
    );
  });
  const varying = rows.flatMap((row, index) =>
    row.value.includes('{{') && row.name ? [{ row, index }] : [],
  );
  return (
    <>
      <KeyValueTable
        label={label}
        rows={shown}
        onRows={take}
        whenEmpty={WHEN}
        problems={problems}
        advised={advised}
        valueEditor={wire => <TemplateInput {...wire} />}
      />
      {lists && varying.length > 0 && (
        <details class="Form-more">
          <summary>How a value that is a list is written</summary>
          <div class="Form-grid">
            {varying.map(({ row, index }) => (
              // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Select within it
              <label key={idOf(index)} class="Form-inline">
                <code>{row.name}</code>
                <Select
                  size="small"
                  value={row.list}
                  options={LISTS}
                  onValue={value =>
                    onRows(rows.map((each, i) => (i === index ? { ...each, list: value } : each)))
                  }
                />
              </label>
            ))}
          </div>
        </details>
      )}
    </>
  );
}
