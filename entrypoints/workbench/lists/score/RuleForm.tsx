import { CircleAlert, X } from 'lucide-preact';
import { useId, useMemo } from 'preact/hooks';
import { Button } from '../../../../components/button/Button.tsx';
import { IconButton } from '../../../../components/button/IconButton.tsx';
import { Select } from '../../../../components/field/Select.tsx';
import { TextInput } from '../../../../components/field/TextInput.tsx';
import { Icon } from '../../../../components/sign/Icon.tsx';
import { OPERATOR_WORDS, type Operator } from '../../../../lib/core/condition/definition.ts';
import type { BriefRow } from '../../../../lib/core/list/row.ts';
import { columnFor } from '../../../../lib/core/list/scorer.ts';
import type { PlainColumn } from '../../../../lib/core/list/seen.ts';
import type { RuleDraft } from '../../../../lib/core/score/draft.ts';
import { ALONE, ON_DATES, ON_NUMBERS } from '../../../../lib/core/score/fault.ts';
import { operatorsFor } from '../../../../lib/core/score/operators.ts';
import { type ColumnType, commonValues } from './column-type.ts';

export interface RuleFormProps {
  /** Counted from 1, for its labels. */
  number: number;
  rule: RuleDraft;
  columns: readonly PlainColumn[];
  typeOf: (column: PlainColumn) => ColumnType;
  /** Rows to take values from. */
  rows: readonly BriefRow[];
  /** What it lacks, once it was left. */
  fault: string | undefined;
  /** `holds for 34 of 200 rows, 12 not known` */
  count: string;
  onRule: (rule: RuleDraft) => void;
  onLeave: () => void;
  onRemove: () => void;
}

/** One rule: the column, the comparison, the value, the points; under it, what it comes to or lacks. */
export function RuleForm(props: RuleFormProps) {
  const { number, rule, columns, typeOf, rows, fault, count, onRule, onLeave, onRemove } = props;
  const id = useId();
  const column = columns.find(one => one.id === rule.column) ?? null;
  const lost = rule.column !== '' && !column;
  const { type, certain } = column ? typeOf(column) : { type: 'text' as const, certain: false };
  const choose = (columnId: string) => {
    const chosen = columns.find(one => one.id === columnId);
    if (!chosen) return;
    const found = typeOf(chosen);
    const fits = operatorsFor(found.type, found.certain, 'filled').includes(rule.operator);
    const same = column !== null && typeOf(column).type === found.type;
    const operator =
      fits && same ? rule.operator : (operatorsFor(found.type, found.certain, 'filled')[0] ?? 'filled');
    const value = found.type === 'boolean' ? 'true' : same ? rule.value : '';
    onRule({ ...rule, column: chosen.id, label: chosen.name, operator, value });
  };
  const options = [
    ...(rule.column === '' ? [{ value: '', label: 'Choose a column', disabled: true }] : []),
    ...(lost ? [{ value: rule.column, label: `${rule.label} (gone)` }] : []),
    ...columns.map(one => ({ value: one.id, label: one.name, group: one.by.split(' · ')[0] ?? one.by })),
  ];
  const note = fault || lost ? `${id}-note` : undefined;
  // The control that has to change is the one that is marked, and gets the focus.
  const wrong = fault && (rule.column === '' ? 'column' : fault.includes('points') ? 'points' : 'value');
  return (
    <li class="ScoreRule" onFocusOut={event => leaves(event) && onLeave()}>
      <Select
        aria-label={`Column of rule ${number}`}
        aria-describedby={note}
        aria-invalid={wrong === 'column' || undefined}
        value={rule.column}
        options={options}
        onValue={choose}
      />
      <Select
        aria-label={`Comparison of rule ${number}`}
        value={rule.operator}
        options={operatorsFor(type, certain, rule.operator).map(value => ({ value, label: wordsOf(value) }))}
        onValue={operator => onRule({ ...rule, operator })}
      />
      <RuleValue
        number={number}
        rule={rule}
        isYesNo={type === 'boolean'}
        column={column}
        rows={rows}
        wrong={wrong === 'value'}
        onRule={onRule}
      />
      <TextInput
        aria-label={`Points of rule ${number}`}
        aria-invalid={wrong === 'points' || undefined}
        inputmode="text"
        value={rule.points}
        onValue={points => onRule({ ...rule, points })}
      />
      <IconButton icon={X} size="small" label={`Remove rule ${number}`} onClick={onRemove} />
      {lost ? (
        <Lost rule={rule} id={note} columns={columns} onColumn={choose} />
      ) : fault ? (
        <p class="Field-error" id={note} role="alert">
          <Icon of={CircleAlert} size="row" />
          <span>{fault}</span>
        </p>
      ) : (
        <p class="Field-help">{count}</p>
      )}
    </li>
  );
}

/** The days stand behind the number. */
const wordsOf = (operator: Operator): string => {
  if (operator === 'newer-than-days') return 'is newer than';
  return operator === 'older-than-days' ? 'is older than' : OPERATOR_WORDS[operator];
};

/** Whether the focus leaves the rule as a whole, not only for its next control. */
const leaves = (event: FocusEvent): boolean => {
  const [from, to] = [event.currentTarget, event.relatedTarget];
  return !(from instanceof Node && to instanceof Node && from.contains(to));
};

interface LostProps {
  rule: RuleDraft;
  id: string | undefined;
  columns: readonly PlainColumn[];
  onColumn: (id: string) => void;
}

function Lost({ rule, id, columns, onColumn }: LostProps) {
  const meant = columnFor(rule, columns);
  return (
    <p class="Field-error" id={id}>
      <Icon of={CircleAlert} size="row" />
      <span>
        {rule.label || 'Its column'} is gone from this list, so this rule counts as not known.{' '}
        {meant ? (
          <Button size="small" onClick={() => onColumn(meant.id)}>
            Use {meant.name} of {meant.by.split(' · ')[0]}
          </Button>
        ) : (
          'Choose another column, or add its request back under Columns.'
        )}
      </span>
    </p>
  );
}

interface RuleValueProps {
  number: number;
  rule: RuleDraft;
  isYesNo: boolean;
  column: PlainColumn | null;
  rows: readonly BriefRow[];
  wrong: boolean;
  onRule: (rule: RuleDraft) => void;
}

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
] as const;

function RuleValue({ number, rule, isYesNo, column, rows, wrong, onRule }: RuleValueProps) {
  const list = useId();
  const { operator, value } = rule;
  const numeric = ON_NUMBERS.has(operator);
  const dated = ON_DATES.has(operator);
  const offers = useMemo(
    () => (column && !numeric && !dated && !ALONE.has(operator) ? commonValues(column, rows) : []),
    [column, rows, operator],
  );
  const invalid = wrong || undefined;
  if (ALONE.has(operator)) return <span />;
  if (isYesNo)
    return (
      <Select
        aria-label={`Value of rule ${number}`}
        value={value === 'false' ? 'false' : 'true'}
        options={YES_NO}
        onValue={next => onRule({ ...rule, value: next })}
      />
    );
  if (operator === 'between')
    return (
      <span class="ScoreRule-ends">
        <TextInput
          aria-label={`Least value of rule ${number}`}
          aria-invalid={invalid}
          inputmode="decimal"
          placeholder="50"
          value={value}
          onValue={next => onRule({ ...rule, value: next })}
        />
        <span class="t-micro">and</span>
        <TextInput
          aria-label={`Greatest value of rule ${number}`}
          aria-invalid={invalid}
          inputmode="decimal"
          placeholder="200"
          value={rule.upTo}
          onValue={upTo => onRule({ ...rule, upTo })}
        />
      </span>
    );
  const many = operator === 'one-of' || operator === 'not-one-of';
  return (
    <>
      <TextInput
        aria-label={dated ? `Days of rule ${number}` : `Value of rule ${number}`}
        aria-invalid={invalid}
        {...(numeric || dated ? { inputmode: 'decimal' as const } : { list })}
        placeholder={dated ? '90' : numeric ? '500' : many ? 'DK, SE, NO' : 'Value'}
        value={value}
        onValue={next => onRule({ ...rule, value: next })}
        {...(dated ? { end: <span class="t-micro">days</span>, endWidth: 42 } : {})}
      />
      {offers.length > 0 && (
        <datalist id={list}>
          {offers.map(text => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </>
  );
}
