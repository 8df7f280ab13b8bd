import { ArrowDown, ListFilter } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button/Button.tsx';
import { PageRow } from '../../components/company/PageRow.tsx';
import { RunShort } from '../../components/company/RunShort.tsx';
import { Checkbox } from '../../components/field/Checkbox.tsx';
import { SearchInput } from '../../components/field/SearchInput.tsx';
import { Segmented } from '../../components/field/Segmented.tsx';
import { Menu } from '../../components/menu/Menu.tsx';
import { EmptyState } from '../../components/note/EmptyState.tsx';
import { formatNumber } from '../../lib/core/format.ts';
import type { Subject } from '../../lib/core/record/subject.ts';
import { filledFields } from '../../lib/screen/page-rows.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import type { PageCompany, PageState } from '../../lib/screen/use-page.ts';
import { usePageRows } from '../../lib/screen/use-page-rows.ts';
import { runShort } from '../../lib/screen/use-run.ts';
import { useSelection } from '../../lib/screen/use-selection.ts';
import { LookUpFoot } from './LookUpFoot.tsx';
import { RunsByItself } from './RunsByItself.tsx';

export interface PageListProps {
  page: PageState;
  companies: readonly PageCompany[];
  host: string;
  origin: string;
  address: string | null;
  onOpen: (subject: Subject, correct: boolean) => void;
  picked: string | null;
  onPick: (planId: string) => void;
}

const SHOWS = [
  { value: 'all', label: 'All' },
  { value: 'new', label: 'New', title: 'Not asked yet' },
  { value: 'stale', label: 'Stale', title: 'Older than its time to live' },
] as const;
/** The mouse passes over rows on its way: only where it rests, the page scrolls. Milliseconds. */
const REST_MS = 350;

export function PageList(props: PageListProps) {
  const { page, companies, host, origin, address, onOpen, picked, onPick } = props;
  const { now, fail } = useScreen();
  const [column, setColumn] = useState<string | null>(null);
  const { rows, book, run } = usePageRows(companies, [host, origin], column);
  const chosen = useSelection(rows, column, address);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const labels = [...new Set(rows.flatMap(({ view }) => filledFields(view).map(field => field.label)))];
  const orders = [null, 'Name', ...labels.slice(0, 12)].map(label => ({
    label: label ?? 'Page order',
    onSelect: () => setColumn(label),
  }));
  const { shown, all } = chosen;
  const isChosen = chosen.chosen.size > 0;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const at = event.target;
    if (step === 0 || !(at instanceof HTMLElement)) return;
    const item = at.closest('li');
    const next = step === 1 ? item?.nextElementSibling : item?.previousElementSibling;
    const same = at.matches('input') ? 'input' : '.PageRow-open';
    const target = next?.querySelector(same);
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.focus();
  };

  return (
    <>
      <main class="Panel-main">
        <h2 class="spoken">Companies</h2>
        <div class="Panel-tools">
          <div class="grow">
            <SearchInput label="Filter" value={chosen.filter} onValue={chosen.write} slash />
          </div>
          <Segmented label="Show" value={chosen.show} options={SHOWS} onValue={chosen.turn} />
        </div>
        <div class="Panel-select">
          <Checkbox
            label={isChosen ? <b>{formatNumber(chosen.meant.length, 0)} selected</b> : 'Select all'}
            checked={all}
            onChecked={chosen.chooseAll}
          />
          <span class="t-quiet">of {formatNumber(shown.length, 0)}</span>
          <span class="grow" />
          <Menu label="Order" items={orders} align="end">
            {wire => (
              <Button {...wire} kind="plain" size="small" endIcon={ArrowDown}>
                {column ?? 'Page order'}
              </Button>
            )}
          </Menu>
        </div>
        <div class="Panel-list">
          {shown.length === 0 ? (
            <EmptyState
              icon={ListFilter}
              title="No company fits"
              action={
                <Button
                  onClick={() => {
                    chosen.write('');
                    chosen.turn('all');
                  }}
                >
                  Show all
                </Button>
              }
            >
              {formatNumber(rows.length, 0)} on this page are hidden by the filter.
            </EmptyState>
          ) : (
            <ul aria-label="Companies on this page" onKeyDown={onKeyDown}>
              {shown.map(({ row, company }) => (
                <PageRow
                  key={row.key}
                  row={row}
                  selected={chosen.chosen.has(row.key)}
                  onSelect={on => chosen.choose(row.key, on)}
                  onOpen={() => onOpen({ ...company.subject, name: row.name }, false)}
                  onDomain={() => onOpen(company.subject, true)}
                  onPoint={() => {
                    clearTimeout(rest.current);
                    rest.current = setTimeout(() => page.point(company), REST_MS);
                  }}
                  onLeave={() => clearTimeout(rest.current)}
                />
              ))}
            </ul>
          )}
        </div>
      </main>
      {run && (
        <PageRun
          {...runShort(run, now.value, fail)}
          own={run.title === origin}
          plan={book.plans.get(run.planId)?.name}
        />
      )}
      <RunsByItself origin={origin} />
      <LookUpFoot
        meant={chosen.meant}
        book={book}
        show={chosen.show}
        host={host}
        running={run?.state === 'running' ? run.planId : null}
        picked={picked}
        onPick={onPick}
      />
    </>
  );
}

/** A run of this page is called by what it asks: the page is in front of the person. */
function PageRun({ own, plan, ...run }: Parameters<typeof RunShort>[0] & { own: boolean; plan?: string }) {
  return <RunShort {...run} name={plan ?? run.name} {...(own ? { note: 'runs by itself here' } : {})} />;
}
