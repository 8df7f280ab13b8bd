import type { Schedule } from '../../../lib/core/schedule/schedule.ts';
import { useLive } from '../../../lib/store/live.ts';
import { type PlanSummary, planList } from '../../../lib/store/plan-list.ts';
import { schedulesOf } from '../../../lib/store/schedules.ts';
import { useBench } from '../bench.ts';
import { ScheduleRow } from './ScheduleRow.tsx';

/** What runs over this list by itself. */
export function ListSchedules({ listId, onEdit }: { listId: string; onEdit: (schedule: Schedule) => void }) {
  const { db } = useBench();
  const schedules = useLive(() => schedulesOf(db, listId), [listId], []).value;
  const plans = useLive(() => planList(db), [], [] as readonly PlanSummary[]).value;
  return (
    <>
      {schedules.map(schedule => (
        <ScheduleRow
          key={schedule.id}
          schedule={schedule}
          name={plans.find(plan => plan.id === schedule.planId)?.name ?? 'A request'}
          onEdit={() => onEdit(schedule)}
        />
      ))}
    </>
  );
}
