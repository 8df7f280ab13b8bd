/** Whether the request is checked by itself, when, for how much; and what the last check found. */
import { Button } from '../../../components/button/Button.tsx';
import { Switch } from '../../../components/field/Switch.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import { formatCount, formatDay } from '../../../lib/core/format.ts';
import type { Timetable } from '../../../lib/core/schedule/timetable.ts';
import { whenWords } from '../../../lib/core/schedule/words.ts';
import type { Watch } from '../../../lib/core/watch/watch.ts';
import { now } from '../clock.ts';
import { TimetableFields } from '../schedules/TimetableFields.tsx';
import { useEdit } from './edit.ts';
import { useWatch } from './use-watch.ts';

const MORNING: Timetable = { every: 'day', at: 8 * 60 };
const DAYS_A_MONTH = 30;

const checksAMonth = (timetable: Timetable): number =>
  timetable.every === 'hours'
    ? (DAYS_A_MONTH * 24) / timetable.hours
    : timetable.every === 'day'
      ? DAYS_A_MONTH
      : DAYS_A_MONTH / 7;

/** @param saved what is saved is what is written here */
export function WatchSection({ saved }: { saved: boolean }) {
  const { definition } = useEdit();
  const { watch, hasSample, take, setTimetable, steer } = useWatch();
  const { amount, unit } = definition.cost;
  const price = costWords(definition.cost);
  const bar = saved
    ? hasSample
      ? ''
      : 'Send it first: later checks are compared with what it gives now.'
    : 'Save it first: what is saved is checked.';
  const a = checksAMonth(watch?.timetable ?? MORNING);
  const month = costWords({ amount: Math.ceil(a * amount), unit });
  return (
    <section class="Test-part" aria-label="Checked by itself">
      <div class="Test-line">
        <Switch
          label="Check this request by itself"
          on={watch !== null}
          disabled={watch === null && bar !== ''}
          onSwitch={on => (on ? take(MORNING) : steer('delete'))}
        />
        <span class="t-micro push">
          {price ? `${price} a check, about ${month ?? 'nothing'} a month, within its budget` : 'free'}
        </span>
      </div>
      {watch ? (
        <>
          <div class="Watch-when">
            <TimetableFields timetable={watch.timetable} onTimetable={setTimetable} />
          </div>
          <p class="t-small t-soft" role="status">
            {standing(watch)}
          </p>
          <div class="row">
            <Button
              size="small"
              disabled={watch.checking !== null && 'It is being checked'}
              onClick={() => steer('now')}
            >
              {watch.checking === null ? `Check now${price ? ` · ${price}` : ''}` : 'Checking…'}
            </Button>
            <Button size="small" kind="plain" disabled={bar || false} onClick={() => take(watch.timetable)}>
              Take this answer as the sample
            </Button>
          </div>
        </>
      ) : (
        <p class="t-micro">
          {bar ||
            'With these values, each day: a field that empties or changes its type, a dead address, a refused key is told before a run trips on it.'}
        </p>
      )}
    </section>
  );
}

/** What is compared with what, and when. */
function standing({ values, sample, last, nextDue, held }: Watch): string {
  const time = Math.max(now.value, Date.now());
  const about = Object.values(values).slice(0, 2).join(', ');
  const fields = Object.values(sample.fields).filter(field => field.type !== 'null').length;
  const gone = last?.verdict === 'good' ? last.changes.length : 0;
  return [
    `Sample${about ? ` ${about}` : ''} of ${formatDay(sample.at, time)}, ${formatCount(fields, 'field')} filled.`,
    !last
      ? 'Not checked yet.'
      : `Last check ${whenWords(last.at, time)}${last.verdict === 'good' ? ': all as in the sample' : ''}.`,
    gone > 0
      ? `Gone, and read by no field: ${last?.changes
          .slice(0, 3)
          .map(one => one.path)
          .join(', ')}.`
      : '',
    held ? `Looked at again ${whenWords(held.lookAgain, time)}.` : `Next ${whenWords(nextDue, time)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
