import { ListFilter } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { SearchInput } from '../../../components/field/SearchInput.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Chip } from '../../../components/sign/Chip.tsx';
import { formatNumber } from '../../../lib/core/format.ts';
import type { ListColumn } from '../../../lib/core/list/columns.ts';
import {
  CHIPS,
  type Chip as ChipName,
  type ColumnFilter,
  TESTS,
  type Test,
} from '../../../lib/core/list/filter.ts';
import { ButtonPopover } from '../ButtonPopover.tsx';
import type { ListState } from './useList.ts';

const CHIP_WORDS: Readonly<Record<ChipName, string>> = {
  'needs-you': 'Needs you',
  stale: 'Stale',
  waiting: 'Waiting',
  new: 'New',
};

const TEST_WORDS: Readonly<Record<Test, string>> = {
  contains: 'contains',
  is: 'is',
  'is-not': 'is not',
  'at-least': '≥',
  'at-most': '≤',
  filled: 'is filled',
  empty: 'is empty',
};

const needsValue = (test: Test): boolean => test !== 'filled' && test !== 'empty';

/** Search, conditions on columns, and the chips. */
export function FilterBar({ state }: { state: ListState }) {
  const { filter, setFilter, counts, all, rows } = state;
  const [search, setSearch] = useState(filter.search);
  useEffect(() => setSearch(filter.search), [filter.search]);
  // A long list is searched when the typing rests.
  useEffect(() => {
    if (search === filter.search) return;
    const timer = setTimeout(() => setFilter({ ...filter, search }), rows.length > 20_000 ? 200 : 0);
    return () => clearTimeout(timer);
  }, [search]);
  const drop = (gone: ColumnFilter) =>
    setFilter({ ...filter, columns: filter.columns.filter(one => one !== gone) });
  return (
    <div class="FilterBar">
      <SearchInput label="Search this list" value={search} onValue={setSearch} slash />
      {filter.columns.map(one => (
        <Chip key={JSON.stringify(one)} removable onPress={() => drop(one)}>
          <b>{all.find(column => column.id === one.column)?.name ?? 'Column'}</b> {TEST_WORDS[one.test]}
          {needsValue(one.test) && ` ${one.value}`}
        </Chip>
      ))}
      <ButtonPopover
        id="list-filter"
        kind="plain"
        icon={ListFilter}
        words="Filter"
        label="Filter by a column"
        align="start"
      >
        {close => (
          <FilterForm
            columns={all}
            onFilter={made => {
              setFilter({ ...filter, columns: [...filter.columns, made] });
              close();
            }}
          />
        )}
      </ButtonPopover>
      <span class="FilterBar-chips">
        {CHIPS.map(chip => (
          <Chip
            key={chip}
            count={formatNumber(counts[chip], 0)}
            tone={chip === 'needs-you' && counts[chip] > 0 ? 'red' : undefined}
            pressed={filter.chip === chip}
            onPress={() => setFilter({ ...filter, chip: filter.chip === chip ? null : chip })}
          >
            {CHIP_WORDS[chip]}
          </Chip>
        ))}
      </span>
    </div>
  );
}

interface FilterFormProps {
  columns: readonly ListColumn[];
  onFilter: (filter: ColumnFilter) => void;
}

function FilterForm({ columns, onFilter }: FilterFormProps) {
  const [column, setColumn] = useState(columns[0]?.id ?? 'name');
  const [test, setTest] = useState<Test>('contains');
  const [value, setValue] = useState('');
  const [error, setError] = useState('');
  const chosen = columns.find(one => one.id === column);
  const bands = chosen?.kind === 'score' ? chosen.scorer.score.bands : [];
  const submit = (event: Event) => {
    event.preventDefault();
    const isNumber = Number.isFinite(Number(value.replaceAll(',', ''))) && value.trim() !== '';
    if (needsValue(test) && value.trim() === '') setError('Write what to compare with.');
    else if ((test === 'at-least' || test === 'at-most') && !isNumber)
      setError('Write a number, such as 500.');
    else onFilter({ column, test, value: value.trim() });
  };
  return (
    <form class="Float-form" onSubmit={submit}>
      <Field label="Column">
        {wire => (
          <Select
            {...wire}
            value={column}
            options={columns.map(one => ({ value: one.id, label: one.name }))}
            onValue={setColumn}
          />
        )}
      </Field>
      <Field label="Condition">
        {wire => (
          <Select
            {...wire}
            value={test}
            options={TESTS.map(one => ({ value: one, label: TEST_WORDS[one] }))}
            onValue={setTest}
          />
        )}
      </Field>
      {needsValue(test) && (
        <Field label="Value" error={error || undefined}>
          {wire => (
            <TextInput
              {...wire}
              autofocus
              {...(bands.length > 0
                ? { list: 'filter-bands', placeholder: `Points, or ${bands[0]?.name}` }
                : {})}
              value={value}
              onValue={next => {
                setValue(next);
                setError('');
              }}
            />
          )}
        </Field>
      )}
      <datalist id="filter-bands">
        {bands.map(band => (
          <option key={band.name} value={band.name} />
        ))}
      </datalist>
      <Button kind="primary" type="submit">
        Add filter
      </Button>
    </form>
  );
}
