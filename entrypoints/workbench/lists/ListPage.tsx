import { CloudOff, Inbox, ListFilter, Upload } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { TopBar } from '../../../components/frame/TopBar.tsx';
import { EmptyState } from '../../../components/note/EmptyState.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { Kbd } from '../../../components/sign/Kbd.tsx';
import { formatCount, formatNumber } from '../../../lib/core/format.ts';
import { isFiltering, NO_FILTER } from '../../../lib/core/list/filter.ts';
import type { Schedule } from '../../../lib/core/schedule/schedule.ts';
import type { Score } from '../../../lib/core/score/definition.ts';
import { schedulesOf } from '../../../lib/store/schedules.ts';
import { setSetting } from '../../../lib/store/settings.ts';
import { useBench, useFoot } from '../bench.ts';
import { online } from '../online.ts';
import { go, routeQuery } from '../router.ts';
import { ListSchedules } from '../schedules/ListSchedules.tsx';
import { ScheduleStrip } from '../schedules/ScheduleStrip.tsx';
import { AddCompany } from './AddCompany.tsx';
import { FilterBar } from './FilterBar.tsx';
import { ImportView } from './import/ImportView.tsx';
import { ListActions } from './ListActions.tsx';
import { ListRuns } from './ListRuns.tsx';
import { ListTable } from './ListTable.tsx';
import { PushView, type PushViewProps } from './push/PushView.tsx';
import { Remap } from './Remap.tsx';
import { type RunChoice, RunStrip } from './RunStrip.tsx';
import { LostNote } from './score/LostNote.tsx';
import { ScoreView } from './score/ScoreView.tsx';
import { useSelection } from './selection.ts';
import { useKeys } from './useKeys.ts';
import { useList } from './useList.ts';

/** One list: its table, what runs over it, and what can be done with it. */
export function ListPage({ id }: { id: string }) {
  const { db, status } = useBench();
  const state = useList(id);
  const selection = useSelection();
  const [importing, setImporting] = useState<{ files: readonly File[] } | null>(null);
  const [adding, setAdding] = useState(false);
  const [scoring, setScoring] = useState<{ score: Score | null } | null>(null);
  const [pushing, setPushing] = useState<{ begin: PushViewProps['begin'] } | null>(null);
  const [running, setRunning] = useState<RunChoice | null>(null);
  const [planning, setPlanning] = useState<Schedule | 'new' | null>(null);
  const range = useRef({ first: 0, last: 0 });
  const { shape, reading, rows, shown, filter, setFilter, model, view, all } = state;

  useEffect(() => {
    void setSetting(db, 'lastList', id);
    const query = routeQuery();
    if (query.get('show') === 'needs-you') setFilter({ ...NO_FILTER, chip: 'needs-you' });
    else if (query.has('schedule'))
      void schedulesOf(db, id).then(all =>
        setPlanning(all.find(one => one.id === query.get('schedule')) ?? null),
      );
    else if (query.get('run') === 'failed') setRunning({ only: 'failed' });
    else if (query.get('score') === 'new') setScoring({ score: null });
    else if (query.has('push'))
      setPushing({ begin: { requestId: query.get('push') ?? '', which: 'failed' } });
    else if (query.has('find')) setFilter({ ...NO_FILTER, search: query.get('find') ?? '' });
  }, [id]);

  const run = () => setRunning({ only: selection.ids.size > 0 ? 'selected' : 'all' });
  const closePush = () => {
    setPushing(null);
    requestAnimationFrame(() => document.getElementById('list-push')?.focus());
  };
  useKeys({
    r: run,
    p: () => setPushing({ begin: null }),
    f: () => document.getElementById('list-filter')?.click(),
    e: () => document.getElementById('list-export')?.click(),
  });

  const order = all.find(column => column.id === view.sort?.column);
  const sortWords = order
    ? `by ${order.name}${view.sort?.descending ? ', descending' : ''}`
    : 'in the order added';
  // Written past the state of this view: scrolling must not draw it again.
  const tell = () => {
    const { first, last } = range.current;
    const rowsSeen = `Rows ${formatNumber(first + 1, 0)}–${formatNumber(Math.min(last + 1, shown.length), 0)}`;
    status.value = shown.length === 0 ? '' : `${rowsSeen} of ${formatNumber(shown.length, 0)} · ${sortWords}`;
  };
  useEffect(tell);
  const apart = importing !== null || scoring !== null || pushing !== null;
  useFoot(apart ? null : <TableKeys />, undefined, [apart]);

  if (shape === undefined) return null;
  if (shape === null)
    return (
      <EmptyState
        icon={Inbox}
        title="This list is gone"
        action={<Button onClick={() => go({ view: 'home' })}>Other lists</Button>}
      >
        It was deleted, here or in another window.
      </EmptyState>
    );
  const { list, count } = shape;
  const editScore = (score: Score | null) => setScoring({ score });
  const bring = (files: readonly File[] = []) => setImporting({ files });
  const line = [
    formatCount(count, 'company', 'companies'),
    ...(reading && count > 5000 ? [`${formatNumber(reading.read, 0)} read`] : []),
    ...(selection.ids.size > 0 ? [`${formatNumber(selection.ids.size, 0)} selected`] : []),
  ].join(' · ');

  return (
    <>
      <TopBar
        title={list.name}
        line={line}
        actions={
          !apart && (
            <ListActions
              state={state}
              list={list}
              selection={selection}
              onImport={() => bring()}
              onAdd={() => setAdding(true)}
              onRun={setRunning}
              onSchedule={() => setPlanning('new')}
              onScore={editScore}
              onPush={() => setPushing({ begin: null })}
            />
          )
        }
      />
      {importing ? (
        <ImportView list={list} files={importing.files} onClose={() => setImporting(null)} />
      ) : scoring ? (
        <ScoreView
          list={list}
          rows={rows}
          count={count}
          plans={state.plans}
          score={scoring.score}
          onClose={() => {
            setScoring(null);
            // Its button is gone with its popover, so the focus goes to what it changed.
            requestAnimationFrame(() => document.querySelector<HTMLElement>('.Grid')?.focus());
          }}
        />
      ) : pushing ? (
        <PushView list={list} selection={selection} begin={pushing.begin} onClose={closePush} />
      ) : (
        <>
          {model.error.value !== null && (
            <ErrorNote
              band
              what="A part of this list could not be read"
              kept="Nothing was changed."
              action={{ label: 'Read again', onPress: () => location.reload() }}
            />
          )}
          {!online.value && (
            <ErrorNote
              band
              tone="amber"
              icon={CloudOff}
              what="You are offline"
              kept="Lists and kept answers still work. Runs wait, and go on when you are back."
            />
          )}
          <LostNote columns={all} onMend={editScore} />
          <Remap rows={rows} plans={state.asked} />
          {running && (
            <RunStrip
              key={JSON.stringify(running)}
              state={state}
              list={list}
              selection={selection}
              choice={running}
              onClose={() => setRunning(null)}
            />
          )}
          {planning && (
            <ScheduleStrip
              key={planning === 'new' ? 'new' : planning.id}
              list={list}
              plans={shape.plans.filter(plan => plan !== null)}
              schedule={planning === 'new' ? null : planning}
              onClose={() => setPlanning(null)}
            />
          )}
          <ListSchedules listId={list.id} onEdit={setPlanning} />
          <ListRuns runs={state.runs} onShow={() => setFilter({ ...NO_FILTER, chip: 'needs-you' })} />
          {count > 0 && <FilterBar state={state} />}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: files may also be chosen by the Import button */}
          <div
            class="ListPage-table"
            onDragOver={event => event.preventDefault()}
            onDrop={event => {
              event.preventDefault();
              const files = [...(event.dataTransfer?.files ?? [])];
              if (files.length > 0) bring(files);
            }}
          >
            {shown.length === 0 && !reading ? (
              <NoRows
                hidden={isFiltering(filter) ? rows.length : 0}
                onClear={() => setFilter(NO_FILTER)}
                onImport={() => bring()}
              />
            ) : (
              <ListTable
                state={state}
                name={list.name}
                selection={selection}
                onEditScore={editScore}
                onRange={(first, end) => {
                  range.current = { first, last: end };
                  tell();
                }}
              />
            )}
          </div>
        </>
      )}
      <AddCompany open={adding} listId={list.id} onClose={() => setAdding(false)} />
    </>
  );
}

function TableKeys() {
  return (
    <>
      <span>
        <Kbd keys="Up Down Left Right" /> move
      </span>
      <span>
        <Kbd keys="Enter" /> where it comes from
      </span>
      <span>
        <Kbd keys="Space" /> select
      </span>
      <span>
        <Kbd keys="R" /> run
      </span>
      <span>
        <Kbd keys="F" /> filter
      </span>
      <span>
        <Kbd keys="E" /> export
      </span>
      <span>
        <Kbd keys="P" /> push
      </span>
    </>
  );
}

interface NoRowsProps {
  /** Rows that the filters leave out. */
  hidden: number;
  onClear: () => void;
  onImport: () => void;
}

function NoRows({ hidden, onClear, onImport }: NoRowsProps) {
  if (hidden > 0)
    return (
      <EmptyState
        icon={ListFilter}
        title="No row fits these filters"
        action={<Button onClick={onClear}>Clear filters</Button>}
      >
        {formatCount(hidden, 'row is', 'rows are')} hidden.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={Inbox}
      title="No companies in this list"
      action={
        <Button icon={Upload} onClick={onImport}>
          Import CSV
        </Button>
      }
    >
      Add them from a page, or bring a CSV. Doubles merge by domain.
    </EmptyState>
  );
}
