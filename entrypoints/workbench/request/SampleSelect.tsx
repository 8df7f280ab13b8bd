/** The row that templates and conditions are tried on: one of a list, or values typed by hand. */
import { Select } from '../../../components/field/Select.tsx';
import type { Sample } from './sample.ts';

export function SampleSelect({ sample }: { sample: Sample }) {
  const options = [
    { value: 'typed', label: 'Values typed here' },
    ...sample.lists.flatMap(({ list, rows }) =>
      rows.map((row, index) => ({
        value: row.id,
        label: `Row ${index + 1} · ${row.name ?? row.domain ?? 'no name'}`,
        group: list.name,
      })),
    ),
  ];
  return (
    <Select
      aria-label="Sample row"
      value={sample.chosen}
      options={options}
      onValue={id => sample.choose(id)}
    />
  );
}
