import { Select } from '../../../../components/field/Select.tsx';
import type { ColumnMapping, ColumnUse } from '../../../../lib/core/csv/mapping.ts';
import type { CsvRow } from '../../../../lib/core/csv/read.ts';

const USES: readonly { value: ColumnUse; label: string }[] = [
  { value: 'domain', label: 'Domain' },
  { value: 'name', label: 'Company' },
  { value: 'keep', label: 'Keep as column' },
  { value: 'leave', label: 'Leave out' },
];

export interface MappingTableProps {
  mapping: readonly ColumnMapping[];
  /** The first few, as they are in the file. */
  rows: readonly CsvRow[];
  onUse: (column: number, use: ColumnUse) => void;
}

/** The columns of the file with what each is taken for, over its first rows. */
export function MappingTable({ mapping, rows, onUse }: MappingTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key (WCAG 2.1.1)
    <section class="Import-table" aria-label="The first rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {mapping.map((column, i) => (
              <th key={column.name} scope="col" data-use={column.use}>
                <span class="clip">{column.name}</span>
                <Select
                  aria-label={`${column.name} is`}
                  size="small"
                  value={column.use}
                  options={USES}
                  onValue={use => onUse(i, use)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.line}>
              {mapping.map((column, i) => (
                <td key={column.name} data-use={column.use} title={row.cells[i]?.slice(0, 300)}>
                  {row.cells[i]?.slice(0, 120)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
