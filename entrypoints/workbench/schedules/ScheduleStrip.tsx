/** A schedule as it is set: what, when, which rows, how much at most; with what it would do now, before it is saved. */
import { CalendarClock, KeyRound, X } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { askForOrigins } from '../../../lib/browser/permissions.ts';
import { costsWords, timesWithin, unitWords } from '../../../lib/core/cost.ts';
import { formatCount } from '../../../lib/core/format.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import type { List } from '../../../lib/core/record/records.ts';
import { ROWS, type Schedule } from '../../../lib/core/schedule/schedule.ts';
import { nextAfter, type Timetable } from '../../../lib/core/schedule/timetable.ts';
import { ROWS_WORDS, timetableWords, whenWords } from '../../../lib/core/schedule/words.ts';
import { useBench } from '../bench.ts';
import { now } from '../clock.ts';
import { MaybeNumberField } from '../form/NumberInput.tsx';
import { CheckNotes } from '../lists/CheckNotes.tsx';
import { estimateWords } from '../lists/estimate-words.ts';
import { go } from '../router.ts';
import { TimetableFields } from './TimetableFields.tsx';
import { useReckoned } from './use-reckoned.ts';

const MORNING: Timetable = { every: 'day', at: 8 * 60 };
const ONLY = ROWS.map(value => ({ value, label: ROWS_WORDS[value].replace(/^./, c => c.toUpperCase()) }));

export interface ScheduleStripProps {
  list: List;
  /** Those that the list shows. */
  plans: readonly PlanView[];
  /** Null: a new one. */
  schedule: Schedule | null;
  onClose: () => void;
}

export function ScheduleStrip({ list, plans, schedule, onClose }: ScheduleStripProps) {
  const { toast } = useBench();
  const [planId, setPlanId] = useState(schedule?.planId ?? plans.find(plan => plan.enabled)?.id ?? '');
  const [timetable, setTimetable] = useState<Timetable>(schedule?.timetable ?? MORNING);
  const [only, setOnly] = useState<Schedule['only']>(schedule?.only ?? 'due');
  const [cap, setCap] = useState<Readonly<Record<string, number | null>>>(schedule?.cap ?? {});
  const [fault, setFault] = useState('');
  const [saving, setSaving] = useState(false);
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    strip.current?.querySelector<HTMLElement>('select')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const plan = plans.find(one => one.id === planId) ?? null;
  const { reckoned, problem } = useReckoned(plan, list.id, only);
  const units = reckoned?.units ?? plan?.costs.map(cost => cost.unit) ?? [];
  const costs = plan?.costs ?? [];
  const uncapped = units.filter(unit => !cap[unit]);
  const most = timesWithin(costs, unit => cap[unit] ?? 0);
  const origins = reckoned?.origins ?? [];
  const keys = reckoned?.keys ?? [];
  const why = saving
    ? 'It is being saved'
    : !plan
      ? 'Choose a request'
      : uncapped.length > 0
        ? `Say how many ${unitWords(uncapped[0] ?? '')} one run may spend`
        : most === 0
          ? `One row costs ${costsWords(costs)}`
          : keys.length > 0
            ? 'A key is missing'
            : false;
  const save = async () => {
    // The browser asks only within the press itself: nothing is awaited before. What starts by itself cannot ask later.
    if (origins.length > 0 && !(await askForOrigins(origins)))
      return setFault(`Loupe may not call ${hosts(origins)} yet, so it could not run.`);
    setSaving(true);
    try {
      const capped = Object.fromEntries(units.flatMap(unit => (cap[unit] ? [[unit, cap[unit]]] : [])));
      const id = schedule?.id ?? crypto.randomUUID();
      await command({
        do: 'save-schedule',
        schedule: { id, listId: list.id, planId, timetable, only, cap: capped },
      });
      toast({ text: `${plan?.name ?? 'It'} runs by itself ${timetableWords(timetable)}.` });
      onClose();
    } catch (error) {
      setFault(error instanceof Error ? error.message : 'It was not saved.');
    }
    setSaving(false);
  };
  return (
    <section
      ref={strip}
      class="RunStrip"
      aria-label={schedule ? 'Change schedule' : 'New schedule'}
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      <div class="Schedule-form">
        <Field label="Run">
          {wire => (
            <Select
              {...wire}
              value={planId}
              options={plans.map(one => ({
                value: one.id,
                label: `${one.name} · ${costsWords(one.costs) || 'free'}${one.enabled ? '' : ' · off'}`,
              }))}
              onValue={setPlanId}
            />
          )}
        </Field>
        <TimetableFields timetable={timetable} onTimetable={setTimetable} />
        <Field label="Rows">
          {wire => <Select {...wire} value={only} options={ONLY} onValue={setOnly} />}
        </Field>
        {units.map(unit => (
          <MaybeNumberField
            key={unit}
            label={
              units.length > 1 ? `One run spends at most, in ${unitWords(unit)}` : 'One run spends at most'
            }
            unit={unitWords(unit)}
            whole={false}
            placeholder="Required"
            value={cap[unit] ?? null}
            onValue={amount => setCap({ ...cap, [unit]: amount })}
          />
        ))}
      </div>
      <div class="RunStrip-end">
        <IconButton icon={X} label="Not now" size="small" onClick={onClose} />
        <Button kind="primary" icon={CalendarClock} disabled={why} onClick={() => void save()}>
          {origins.length > 0 ? 'Allow and save' : 'Save schedule'}
        </Button>
      </div>
      <p class="RunStrip-note t-soft" aria-live="polite">
        First {whenWords(nextAfter(timetable, Math.max(now.value, Date.now())), Date.now())}, by this
        computer’s clock. Started now: {estimateWords(reckoned?.estimate)}.
        {Number.isFinite(most) &&
          most > 0 &&
          ` One run takes at most ${formatCount(most, 'row')}, those first that were asked longest ago.`}{' '}
        While the browser is closed nothing runs; a turn that was missed is taken once at the next start.
      </p>
      {origins.length > 0 && !fault && (
        <p class="RunStrip-note t-soft">
          Loupe calls {hosts(origins)} for this. Your browser asks once, in its own words.
        </p>
      )}
      <CheckNotes requestIds={plan?.requests.map(one => one.id) ?? []} />
      {keys.length > 0 && (
        <ErrorNote
          icon={KeyRound}
          what={`${plan?.provider ?? 'This'} needs a key: ${keys.map(key => `“${key}”`).join(', ')} is not set`}
          kept="Nothing was saved."
          action={{ label: 'Add key', onPress: () => go({ view: 'keys' }) }}
        />
      )}
      {(fault || problem) && <ErrorNote what={fault || problem} kept="Nothing was saved." />}
    </section>
  );
}

const hosts = (origins: readonly string[]): string =>
  origins.map(origin => origin.replace(/^https?:\/\//, '')).join(', ');
