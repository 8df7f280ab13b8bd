/** The limits that every request to this address shares: a setting of its own, which counts at once. */
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import type { Limits } from '../../../lib/core/request/definition.ts';
import { useLive } from '../../../lib/store/live.ts';
import { setOriginLimits } from '../../../lib/store/origin-limits.ts';
import { setting } from '../../../lib/store/settings.ts';
import { useBench } from '../bench.ts';
import { hrefOf } from '../router.ts';
import { useEdit } from './edit.ts';
import { Speed } from './Speed.tsx';
import { originOfUrl } from './trial.ts';

export function OriginSpeed() {
  const { definition, origin } = useEdit();
  const { db, toast } = useBench();
  const all = useLive(() => setting(db, 'originLimits'), [db], {} as Readonly<Record<string, Limits>>).value;
  const requests = useLive(() => db.requests.toArray(), [db], []).value;
  if (origin === null) return null;
  const { host } = new URL(origin);
  const others = requests.filter(
    one => one.id !== definition.id && originOfUrl(one.definition.url) === origin,
  );
  const limits = Object.hasOwn(all, origin) ? all[origin] : undefined;
  const put = async (next: Partial<Limits> | null) => {
    const kept = await setOriginLimits(db, origin, next);
    if (!kept) toast({ text: 'These limits are not valid. The ones before still hold.', tone: 'problem' });
  };
  return (
    <Section
      title={`Speed of ${host}`}
      line="Shared by every request to it. It counts at once, without saving."
    >
      <div class="Form">
        <Checkbox
          label={`All requests to ${host} share one limit`}
          checked={limits !== undefined}
          onChecked={on => void put(on ? { windows: [{ calls: 10, perMs: 1000 }], concurrency: 6 } : null)}
        />
        {limits && <Speed name={host} limits={limits} put={next => void put(next)} />}
        {others.length > 0 && (
          <p class="Field-help">
            Also called by{' '}
            {others.map((one, index) => (
              <span key={one.id}>
                {index > 0 && ', '}
                <a href={`${hrefOf({ view: 'request', id: one.id })}/limits`}>{one.definition.name}</a>
              </span>
            ))}
            .
          </p>
        )}
      </div>
    </Section>
  );
}
