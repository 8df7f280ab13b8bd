/** One schedule in a line: when it is next due, how the last went, and what stands in its way. */
import { CalendarClock, Ellipsis, Hourglass, Pause, Pencil, Play, Trash2 } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Menu } from '../../../components/menu/Menu.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { Icon } from '../../../components/sign/Icon.tsx';
import { command } from '../../../lib/browser/commands.ts';
import type { Schedule } from '../../../lib/core/schedule/schedule.ts';
import {
  capWords,
  lastWords,
  ROWS_WORDS,
  timetableWords,
  whenWords,
} from '../../../lib/core/schedule/words.ts';
import { useLive } from '../../../lib/store/live.ts';
import { useBench } from '../bench.ts';
import { now } from '../clock.ts';
import { hrefOf } from '../router.ts';
import { stepAction } from '../steps.ts';

export interface ScheduleRowProps {
  schedule: Schedule;
  /** The request's or chain's name. */
  name: string;
  onEdit: () => void;
}

export function ScheduleRow({ schedule, name, onEdit }: ScheduleRowProps) {
  const { db, toast } = useBench();
  const { id, paused, held, last, nextDue } = schedule;
  const runId = last?.runId ?? '';
  const run = useLive(async () => (await db.runs.get(runId)) ?? null, [runId], null).value;
  const time = Math.max(now.value, Date.now());
  const steer = (action: 'pause' | 'resume' | 'now' | 'delete') => {
    command({ do: 'steer-schedule', id, action }).then(
      () => action === 'delete' && toast({ text: `${name} runs by itself no more. Its runs are kept.` }),
      (error: unknown) =>
        toast({ text: error instanceof Error ? error.message : 'It was not done.', tone: 'problem' }),
    );
  };
  const runs = run?.state === 'running';
  const stopped = run?.state === 'paused' && run.problem !== null;
  const was = lastWords(schedule, run, time);
  const items = [
    { label: 'Run now', icon: Play, disabled: runs && 'It runs now', onSelect: () => steer('now') },
    { label: 'Change', icon: Pencil, onSelect: onEdit },
    paused
      ? { label: 'Resume', icon: Play, onSelect: () => steer('resume') }
      : { label: 'Pause', icon: Pause, onSelect: () => steer('pause') },
    'rule' as const,
    { label: 'Delete schedule', icon: Trash2, tone: 'red' as const, onSelect: () => steer('delete') },
  ];
  return (
    <>
      <section class="Schedule" aria-label={`${name}, by itself`}>
        <span class="RunBar-name">
          <Icon of={CalendarClock} />
          <b>{name}</b>
        </span>
        <span>{[timetableWords(schedule.timetable), ROWS_WORDS[schedule.only]].join(' · ')}</span>
        {capWords(schedule.cap) && <span class="t-quiet">{capWords(schedule.cap)}</span>}
        {was && run ? (
          <a class={stopped ? 'tone-red' : ''} href={hrefOf({ view: 'run', id: run.id })}>
            Last {was}
          </a>
        ) : (
          was && <span class="t-quiet">Last {was}</span>
        )}
        <span class="RunBar-end">
          {paused ? (
            <>
              <span class="tone-amber">Paused</span>
              <Button size="small" icon={Play} onClick={() => steer('resume')}>
                Resume
              </Button>
            </>
          ) : held ? (
            <span class="State" data-state="waits">
              <Icon of={Hourglass} size="row" />
              Its turn of {whenWords(nextDue, time)} is kept
            </span>
          ) : (
            <span>{runs ? 'Runs now' : `Next ${whenWords(nextDue, time)}`}</span>
          )}
          <Menu label={`More for this schedule of ${name}`} items={items} align="end">
            {wire => (
              <IconButton
                {...wire}
                icon={Ellipsis}
                label={`More for this schedule of ${name}`}
                size="small"
              />
            )}
          </Menu>
        </span>
      </section>
      {held && !paused && <Held schedule={schedule} onAgain={() => steer('now')} onEdit={onEdit} />}
    </>
  );
}

/** Why its turn could not be taken, and the way on. */
function Held({
  schedule: { held, planId },
  onAgain,
  onEdit,
}: {
  schedule: Schedule;
  onAgain: () => void;
  onEdit: () => void;
}) {
  if (!held) return null;
  const { problem } = held;
  const step = stepAction(problem, planId, onAgain) ?? { label: 'Change schedule', onPress: onEdit };
  return (
    <ErrorNote
      band
      tone={problem.kind === 'budget' ? 'amber' : 'red'}
      what={problem.message}
      kept={`${problem.detail ?? 'Nothing was sent.'} It runs once by itself when that is mended.`}
      action={step}
      more={
        <Button kind="plain" size="small" onClick={onAgain}>
          Look again now
        </Button>
      }
    />
  );
}
