import { CalendarClock } from 'lucide-preact';
import { TopBar } from '../../../components/frame/TopBar.tsx';
import { EmptyState } from '../../../components/note/EmptyState.tsx';
import { formatCount } from '../../../lib/core/format.ts';
import { timetableWords, whenWords } from '../../../lib/core/schedule/words.ts';
import { troubleWords } from '../../../lib/core/watch/watch.ts';
import { useLive } from '../../../lib/store/live.ts';
import { type PlanSummary, planList } from '../../../lib/store/plan-list.ts';
import { schedulesOf } from '../../../lib/store/schedules.ts';
import { watchesOf } from '../../../lib/store/watches.ts';
import { useBench } from '../bench.ts';
import { now } from '../clock.ts';
import { hrefOf } from '../router.ts';
import { ScheduleRow } from './ScheduleRow.tsx';

/** All that starts by itself: lists' runs, and checks of requests. */
export function SchedulesPage() {
  const { db } = useBench();
  const schedules = useLive(() => schedulesOf(db), [], null).value;
  const watches = useLive(() => watchesOf(db), [], []).value;
  const lists = useLive(() => db.lists.toArray(), [], []).value;
  const plans = useLive(() => planList(db), [], [] as readonly PlanSummary[]).value;
  const nameOf = (id: string): string => plans.find(plan => plan.id === id)?.name ?? 'A request';
  if (!schedules) return null;
  const lines = [
    formatCount(schedules.length, 'schedule'),
    ...(watches.length > 0 ? [formatCount(watches.length, 'checked request')] : []),
  ];
  const held = lists.filter(list => schedules.some(one => one.listId === list.id));
  const time = Math.max(now.value, Date.now());
  return (
    <>
      <TopBar title="Schedules" line={lines.join(' · ')} />
      {schedules.length + watches.length === 0 && (
        <EmptyState icon={CalendarClock} title="Nothing runs by itself">
          Open a list and choose “Run by itself” beside Run all. A request is checked by itself where its Test
          says so.
        </EmptyState>
      )}
      {held.map(list => (
        <section key={list.id} aria-label={list.name}>
          <h2 class="Schedules-head">
            <a href={hrefOf({ view: 'list', id: list.id })}>{list.name}</a>
          </h2>
          {schedules
            .filter(one => one.listId === list.id)
            .map(one => (
              <ScheduleRow
                key={one.id}
                schedule={one}
                name={nameOf(one.planId)}
                onEdit={() => {
                  location.hash = `${hrefOf({ view: 'list', id: list.id })}?schedule=${encodeURIComponent(one.id)}`;
                }}
              />
            ))}
        </section>
      ))}
      {watches.length > 0 && (
        <section aria-label="Checked requests">
          <h2 class="Schedules-head">Checked requests</h2>
          {watches.map(watch => (
            <p class="Schedule" key={watch.requestId}>
              <b>
                <a href={hrefOf({ view: 'request', id: watch.requestId })}>{nameOf(watch.requestId)}</a>
              </b>
              <span>{timetableWords(watch.timetable)}</span>
              {troubleWords(watch) ? (
                <span class="tone-red">{troubleWords(watch)}</span>
              ) : (
                <span class="t-quiet">
                  {watch.last ? `Last ${whenWords(watch.last.at, time)}` : 'Not checked yet'}
                </span>
              )}
              <span class="RunBar-end">Next {whenWords(watch.nextDue, time)}</span>
            </p>
          ))}
        </section>
      )}
    </>
  );
}
