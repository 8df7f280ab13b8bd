/** When: each day or one day of the week at a time, or every some hours. */
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import type { Timetable } from '../../../lib/core/schedule/timetable.ts';
import { timeOf, timeText, WEEKDAYS } from '../../../lib/core/schedule/words.ts';
import { NumberField } from '../form/NumberInput.tsx';

const EVERY = [
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
  { value: 'hours', label: 'Every few hours' },
] as const;
const DAYS = [1, 2, 3, 4, 5, 6, 0].map(day => ({ value: String(day), label: WEEKDAYS[day] ?? '' }));
const MORNING = 8 * 60;

export interface TimetableFieldsProps {
  timetable: Timetable;
  onTimetable: (timetable: Timetable) => void;
}

export function TimetableFields({ timetable, onTimetable }: TimetableFieldsProps) {
  const at = 'at' in timetable ? timetable.at : MORNING;
  const choose = (every: Timetable['every']) => {
    if (every === 'hours') onTimetable({ every, hours: 6 });
    else if (every === 'day') onTimetable({ every, at });
    else onTimetable({ every, weekday: 1, at });
  };
  return (
    <>
      <Field label="When">
        {wire => <Select {...wire} value={timetable.every} options={EVERY} onValue={choose} />}
      </Field>
      {timetable.every === 'week' && (
        <Field label="On">
          {wire => (
            <Select
              {...wire}
              value={String(timetable.weekday)}
              options={DAYS}
              onValue={day => onTimetable({ ...timetable, weekday: Number(day) })}
            />
          )}
        </Field>
      )}
      {timetable.every === 'hours' ? (
        <NumberField
          label="Every"
          unit="hours"
          min={1}
          max={744}
          value={timetable.hours}
          onValue={hours => onTimetable({ every: 'hours', hours })}
        />
      ) : (
        <Field label="At">
          {wire => (
            <TextInput
              {...wire}
              type="time"
              required
              value={timeText(at)}
              onValue={text => {
                const next = timeOf(text);
                if (next !== null) onTimetable({ ...timetable, at: next });
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
