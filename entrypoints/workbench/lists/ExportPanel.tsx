import { Copy, Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Segmented } from '../../../components/field/Segmented.tsx';
import { csvParts } from '../../../lib/core/csv/write.ts';
import { formatCount, formatNumber } from '../../../lib/core/format.ts';
import { fileColumns, headerOf, jsonParts, tableTexts } from '../../../lib/core/list/export.ts';
import type { List } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { setSetting, setting } from '../../../lib/store/settings.ts';
import { useBench } from '../bench.ts';
import { saveFile } from '../saveFile.ts';
import type { Selection } from './selection.ts';
import type { ListState } from './useList.ts';

export interface ExportPanelProps {
  state: ListState;
  list: List;
  selection: Selection;
  onClose: () => void;
}

type Rows = 'shown' | 'selected' | 'all';
type Format = 'csv' | 'json';

/** A file, or the clipboard: which rows, which columns, how. */
export function ExportPanel({ state, list, selection, onClose }: ExportPanelProps) {
  const { db, toast } = useBench();
  const { all, view, rows, shown, model, reading } = state;
  const [format, setFormat] = useState<Format>('csv');
  const [which, setWhich] = useState<Rows>(selection.ids.size > 0 ? 'selected' : 'shown');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(view.hidden));
  const [reasons, setReasons] = useState(false);
  const bom = useLive(() => setting(db, 'csvBom'), [], true).value;

  const columns = all.filter(column => !left.has(column.id));
  const picked =
    which === 'all' ? rows : which === 'shown' ? shown : shown.filter(row => selection.has(row.id));
  const current = picked.map(row => model.current(row));
  const parts = (): string[] => {
    const wanted = fileColumns(columns, { reasons });
    return format === 'json'
      ? [...jsonParts(current, wanted)]
      : [...csvParts(headerOf(wanted), tableTexts(current, wanted), { bom })];
  };
  const done = (what: string) => {
    toast({
      text: (
        <>
          <b>{formatCount(picked.length, 'row')}</b> {what}
        </>
      ),
      tone: 'file',
    });
    onClose();
  };
  const save = () => {
    saveFile(
      parts(),
      `${list.name}.${format}`,
      format === 'json' ? 'application/json' : 'text/csv;charset=utf-8',
    );
    done(`exported to ${format.toUpperCase()}`);
  };
  const copy = async () => {
    try {
      // Pasted into a sheet, so the byte order mark would be a character.
      await navigator.clipboard.writeText(
        parts()
          .join('')
          .replace(/^\ufeff/, ''),
      );
      done('copied');
    } catch {
      toast({ text: 'The browser did not let Loupe copy. Save the file instead.', tone: 'problem' });
    }
  };
  // A file of what was read so far would look like all of it.
  const partial =
    reading &&
    which !== 'selected' &&
    `${formatNumber(reading.read, 0)} of ${formatNumber(reading.of, 0)} rows are read. It can be saved in a moment.`;
  const why =
    partial ||
    (picked.length === 0 ? 'There is no row to export' : columns.length === 0 && 'Choose a column');
  return (
    <div class="Float-form">
      <Segmented
        label="Format"
        value={format}
        options={[
          { value: 'csv', label: 'CSV' },
          { value: 'json', label: 'JSON' },
        ]}
        onValue={setFormat}
      />
      <Segmented
        label="Rows"
        value={which}
        options={[
          { value: 'shown', label: `Shown ${formatNumber(shown.length, 0)}` },
          { value: 'selected', label: `Selected ${formatNumber(selection.ids.size, 0)}` },
          { value: 'all', label: `All ${formatNumber(reading?.of ?? rows.length, 0)}` },
        ]}
        onValue={setWhich}
      />
      <h2 class="Float-heading">Columns</h2>
      <ul class="Pick">
        {all.map(column => (
          <li key={column.id}>
            <Checkbox
              label={column.name}
              checked={!left.has(column.id)}
              onChecked={on => {
                const next = new Set(left);
                if (on) next.delete(column.id);
                else next.add(column.id);
                setLeft(next);
              }}
            />
          </li>
        ))}
      </ul>
      {columns.some(column => column.kind === 'score') && (
        <Checkbox label="The reasons of each score" checked={reasons} onChecked={setReasons} />
      )}
      {format === 'csv' && (
        <Checkbox
          label="Byte order mark, for Excel"
          checked={bom}
          onChecked={on => void setSetting(db, 'csvBom', on)}
        />
      )}
      <p class="t-micro">
        {partial || 'Cells that a spreadsheet would run as a formula are written as text.'}
      </p>
      <div class="row">
        <Button kind="primary" icon={Download} disabled={why} onClick={save}>
          Save file
        </Button>
        <Button icon={Copy} disabled={why} onClick={() => void copy()}>
          Copy
        </Button>
      </div>
    </div>
  );
}
