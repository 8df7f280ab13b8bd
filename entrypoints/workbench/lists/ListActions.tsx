import {
  CalendarClock,
  Columns3,
  Download,
  Ellipsis,
  Pencil,
  Play,
  Plus,
  Send,
  Trash2,
  Upload,
} from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { SplitButton } from '../../../components/button/SplitButton.tsx';
import { Menu } from '../../../components/menu/Menu.tsx';
import { ConfirmDialog } from '../../../components/note/ConfirmDialog.tsx';
import { costsWords } from '../../../lib/core/cost.ts';
import { formatCount, formatNumber } from '../../../lib/core/format.ts';
import { atMost } from '../../../lib/core/list/reckon.ts';
import type { List } from '../../../lib/core/record/records.ts';
import type { Score } from '../../../lib/core/score/definition.ts';
import { forgetListView } from '../../../lib/store/list-view.ts';
import { changeList, deleteList, removeRows } from '../../../lib/store/lists.ts';
import { useLive } from '../../../lib/store/live.ts';
import { ButtonPopover } from '../ButtonPopover.tsx';
import { useBench } from '../bench.ts';
import { go } from '../router.ts';
import { ColumnsPanel } from './ColumnsPanel.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { ListName } from './NewList.tsx';
import type { RunChoice } from './RunStrip.tsx';
import type { Selection } from './selection.ts';
import type { ListState } from './useList.ts';

export interface ListActionsProps {
  state: ListState;
  list: List;
  selection: Selection;
  onImport: () => void;
  onAdd: () => void;
  onRun: (choice: RunChoice) => void;
  /** Sets a run that starts by itself. */
  onSchedule: () => void;
  /** Null: a new one. */
  onScore: (score: Score | null) => void;
  onPush: () => void;
}

/** What can be done with the list: import, columns, export, run. */
export function ListActions({
  state,
  list,
  selection,
  onImport,
  onAdd,
  onRun,
  onSchedule,
  onScore,
  onPush,
}: ListActionsProps) {
  const { db, toast } = useBench();
  const [dialog, setDialog] = useState<'rename' | 'delete' | 'remove' | null>(null);
  const { rows, asked, counts, reading } = state;
  const schedules = useLive(() => db.schedules.where('listId').equals(list.id).count(), [list.id], 0).value;
  const selected = selection.ids.size;
  const cost = useMemo(
    () => atMost(selected > 0 ? rows.filter(row => selection.has(row.id)) : rows, asked),
    [rows, asked, selection.ids],
  );
  // No price is told of a part of the rows.
  const price = cost.length > 0 && (selected > 0 || !reading) ? ` · ${costsWords(cost)}` : '';
  const none = list.plans.length === 0 && 'First choose what to ask, under Columns';
  const nothing = rows.length === 0 && 'There are no companies yet';
  const close = () => setDialog(null);
  const rename = async (name: string) => {
    await changeList(db, list.id, { name }, Date.now());
    close();
  };
  const remove = async () => {
    close();
    await deleteList(db, list.id);
    await forgetListView(db, list.id);
    toast({ text: `${list.name} is deleted. What was found of its companies is kept.` });
    go({ view: 'home' });
  };
  const removeSelected = async () => {
    close();
    await removeRows(db, [...selection.ids]);
    toast({ text: `${formatCount(selected, 'company', 'companies')} taken out of ${list.name}` });
    selection.clear();
  };
  return (
    <>
      <Button kind="plain" icon={Upload} onClick={onImport}>
        Import
      </Button>
      <ButtonPopover kind="plain" icon={Columns3} words="Columns" label="Columns" width={340}>
        {shut => <ColumnsPanel state={state} list={list} onScore={onScore} onClose={shut} />}
      </ButtonPopover>
      <ButtonPopover id="list-export" icon={Download} words="Export" label="Export" width={320}>
        {shut => <ExportPanel state={state} list={list} selection={selection} onClose={shut} />}
      </ButtonPopover>
      <Button id="list-push" icon={Send} disabled={nothing} onClick={onPush}>
        Push
      </Button>
      <Menu
        label="More for this list"
        align="end"
        items={[
          { label: 'Add a company', icon: Plus, onSelect: onAdd },
          { label: 'Rename list', icon: Pencil, onSelect: () => setDialog('rename') },
          'rule',
          {
            label: selected > 0 ? `Take out ${formatNumber(selected)} selected` : 'Take out selected',
            icon: Trash2,
            disabled: selected === 0 && 'Select rows first',
            onSelect: () => setDialog('remove'),
          },
          { label: 'Delete list', icon: Trash2, tone: 'red', onSelect: () => setDialog('delete') },
        ]}
      >
        {wire => <IconButton {...wire} icon={Ellipsis} label="More for this list" />}
      </Menu>
      <SplitButton
        kind="primary"
        icon={Play}
        disabled={none || nothing}
        menuLabel="More ways to run"
        onClick={() => onRun({ only: selected > 0 ? 'selected' : 'all' })}
        items={[
          {
            label: 'Run all',
            end: formatNumber(reading?.of ?? rows.length),
            onSelect: () => onRun({ only: 'all' }),
          },
          {
            label: 'Run selected',
            end: formatNumber(selected),
            disabled: selected === 0 && 'Select rows first',
            onSelect: () => onRun({ only: 'selected' }),
          },
          'rule',
          { label: 'Run new', end: formatNumber(counts.new), onSelect: () => onRun({ only: 'new' }) },
          {
            label: 'Run failed',
            end: formatNumber(counts['needs-you']),
            onSelect: () => onRun({ only: 'failed' }),
          },
          { label: 'Run stale', end: formatNumber(counts.stale), onSelect: () => onRun({ only: 'stale' }) },
          'rule',
          { label: 'Run by itself…', icon: CalendarClock, onSelect: onSchedule },
        ]}
      >
        {selected > 0 ? `Run ${formatNumber(selected)} selected` : 'Run all'}
        {price}
      </SplitButton>
      <ListName
        open={dialog === 'rename'}
        title="Rename list"
        verb="Rename list"
        name={list.name}
        onName={name => void rename(name)}
        onClose={close}
      />
      <ConfirmDialog
        open={dialog === 'delete'}
        title={`Delete the list “${list.name}”?`}
        confirm="Delete list"
        safe="Keep it"
        onConfirm={() => void remove()}
        onClose={close}
      >
        {formatCount(rows.length, 'row goes', 'rows go')} with it
        {schedules > 0 && `, and ${formatCount(schedules, 'schedule')}`}. What was bought stays: it belongs to
        the companies. This cannot be undone.
      </ConfirmDialog>
      <ConfirmDialog
        open={dialog === 'remove'}
        title={`Take ${formatCount(selected, 'company', 'companies')} out of “${list.name}”?`}
        confirm="Take out"
        safe="Keep them"
        onConfirm={() => void removeSelected()}
        onClose={close}
      >
        Their imported values go. What was bought stays. This cannot be undone.
      </ConfirmDialog>
    </>
  );
}
