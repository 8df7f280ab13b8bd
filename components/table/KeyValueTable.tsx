import { X } from 'lucide-preact';
import type { ComponentChildren, VNode } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { IconButton } from '../button/IconButton.tsx';
import { Checkbox } from '../field/Checkbox.tsx';
import { Select, type SelectOption } from '../field/Select.tsx';
import { TextInput } from '../field/TextInput.tsx';

export interface KeyValueRow<When extends string = string> {
  id: string;
  enabled: boolean;
  name: string;
  value: string;
  /** What happens where the value is empty. */
  whenEmpty: When;
}

/** What a cell's own editor gets in place of the plain input. */
export interface ValueWire {
  value: string;
  onValue: (value: string) => void;
  'aria-label': string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
  placeholder?: string;
}

export interface KeyValueTableProps<When extends string> {
  label: string;
  rows: readonly KeyValueRow<When>[];
  onRows: (rows: KeyValueRow<When>[]) => void;
  /** The first is what a new row gets. */
  whenEmpty: readonly SelectOption<When>[];
  /** Below a row: what is wrong, and the mend. By row id. */
  problems?: ReadonlyMap<string, ComponentChildren>;
  /** Rows whose problem is advice: nothing in them is invalid. */
  advised?: ReadonlySet<string>;
  /** In place of a plain input: an editor that knows variables. */
  valueEditor?: (wire: ValueWire) => VNode;
  namePlaceholder?: string;
  valuePlaceholder?: string;
}

/** `<KeyValueTable label="Query parameters" rows={params} onRows={set} whenEmpty={…} />`; typing in the last row adds it. */
export function KeyValueTable<When extends string>(props: KeyValueTableProps<When>) {
  const { label, rows, onRows, whenEmpty, problems, advised, valueEditor } = props;
  const { namePlaceholder = 'Name', valuePlaceholder = 'Value' } = props;
  const base = useId();
  const serial = useRef(0);
  const first = whenEmpty[0]?.value;
  // The empty row already has the id it will keep, so that its input stays the same element while one types.
  while (rows.some(row => row.id === `${base}-${serial.current}`)) serial.current++;
  const blank: KeyValueRow<When> | undefined =
    first === undefined
      ? undefined
      : { id: `${base}-${serial.current}`, enabled: true, name: '', value: '', whenEmpty: first };

  const change = (next: KeyValueRow<When>) => {
    const known = rows.some(row => row.id === next.id);
    onRows(known ? rows.map(row => (row.id === next.id ? next : row)) : [...rows, next]);
  };

  const draw = (row: KeyValueRow<When>, isBlank: boolean) => {
    const problem = problems?.get(row.id);
    const noteId = `${row.id}-note`;
    const said = row.name || 'new row';
    const wire: ValueWire = {
      value: row.value,
      onValue: value => change({ ...row, value }),
      'aria-label': `Value of ${said}`,
      ...(problem ? { 'aria-describedby': noteId } : {}),
      ...(problem && !advised?.has(row.id) ? { 'aria-invalid': true as const } : {}),
      ...(isBlank ? { placeholder: valuePlaceholder } : {}),
    };
    return [
      <tr key={row.id}>
        <td class="KeyValue-box">
          {!isBlank && (
            <Checkbox
              hideLabel
              label={`Send ${said}`}
              checked={row.enabled}
              onChecked={enabled => change({ ...row, enabled })}
            />
          )}
        </td>
        <td>
          <TextInput
            code
            aria-label={isBlank ? 'Name of a new row' : `Name of ${said}`}
            placeholder={namePlaceholder}
            value={row.name}
            onValue={name => change({ ...row, name })}
          />
        </td>
        <td>{valueEditor ? valueEditor(wire) : <TextInput code {...wire} />}</td>
        <td>
          {!isBlank && (
            <Select
              aria-label={`When ${said} is empty`}
              value={row.whenEmpty}
              options={whenEmpty}
              onValue={when => change({ ...row, whenEmpty: when })}
            />
          )}
        </td>
        <td class="KeyValue-drop">
          {!isBlank && (
            <IconButton
              icon={X}
              size="small"
              label={`Remove ${said}`}
              onClick={() => onRows(rows.filter(other => other.id !== row.id))}
            />
          )}
        </td>
      </tr>,
      problem && (
        <tr key={`${row.id}-problem`} class="KeyValue-noteRow">
          <td />
          <td class="KeyValue-note" colSpan={4} id={noteId}>
            {problem}
          </td>
        </tr>
      ),
    ];
  };

  return (
    <table class="KeyValue" aria-label={label}>
      <thead>
        <tr>
          <th class="KeyValue-box" scope="col">
            <span class="spoken">Send</span>
          </th>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th class="KeyValue-when" scope="col">
            When empty
          </th>
          <th class="KeyValue-drop" scope="col">
            <span class="spoken">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {/* One list: a row that was the blank one a moment ago must stay the same element. */}
        {[...rows.map(row => draw(row, false)), blank && draw(blank, true)].flat().filter(Boolean)}
      </tbody>
    </table>
  );
}
