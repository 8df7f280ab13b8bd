/** The watch of the request in the editor: as it is stored, and what can be done with it. */
import { command } from '../../../lib/browser/commands.ts';
import { variablesOf } from '../../../lib/core/request/variables.ts';
import type { Timetable } from '../../../lib/core/schedule/timetable.ts';
import { sampleOf } from '../../../lib/core/watch/sample.ts';
import type { Watch } from '../../../lib/core/watch/watch.ts';
import { useLive } from '../../../lib/store/live.ts';
import { watchesOf } from '../../../lib/store/watches.ts';
import { useBench } from '../bench.ts';
import { useEdit } from './edit.ts';

export interface WatchState {
  readonly watch: Watch | null;
  /** What the last test gave can be what later checks are compared with. */
  readonly hasSample: boolean;
  /** Takes the last test's values and answer as the sample. */
  take(timetable: Timetable): void;
  setTimetable(timetable: Timetable): void;
  steer(action: 'now' | 'delete'): void;
}

export function useWatch(): WatchState {
  const { definition, report, scope } = useEdit();
  const { db, toast } = useBench();
  const { id } = definition;
  const [watch = null] = useLive(() => watchesOf(db, [id]), [id], [] as Watch[]).value;
  const hasSample =
    report !== null && report.value !== undefined && report.problem === null && !report.notFound;
  const send = (wanted: Parameters<typeof command>[0]): void => {
    command(wanted).catch((error: unknown) =>
      toast({ text: error instanceof Error ? error.message : 'It was not done.', tone: 'problem' }),
    );
  };
  return {
    watch,
    hasSample,
    take: timetable => {
      if (!report || !hasSample) return;
      const names = new Set(variablesOf(definition).map(name => name.split('.')[0] ?? name));
      const values = Object.fromEntries(
        Object.entries(scope).flatMap(([name, value]) => (names.has(name) ? [[name, String(value)]] : [])),
      );
      const sample = sampleOf(definition.fields, report.fields, report.value, Date.now());
      send({ do: 'save-watch', watch: { requestId: id, timetable, values, sample } });
    },
    setTimetable: timetable => {
      if (watch)
        send({
          do: 'save-watch',
          watch: { requestId: id, timetable, values: watch.values, sample: watch.sample },
        });
    },
    steer: action => send({ do: 'steer-watch', requestId: id, action }),
  };
}
