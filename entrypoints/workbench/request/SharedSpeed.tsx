/** The limits that every request to this address, or with this key, shares: settings of their own, which count at once. */
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { secretNamesOf } from '../../../lib/core/request/check-auth.ts';
import type { Limits, RequestDefinition } from '../../../lib/core/request/definition.ts';
import { originOfUrl } from '../../../lib/core/request/origins.ts';
import { useLive } from '../../../lib/store/live.ts';
import { setting } from '../../../lib/store/settings.ts';
import { setSharedLimits } from '../../../lib/store/shared-limits.ts';
import { useBench } from '../bench.ts';
import { hrefOf } from '../router.ts';
import { useEdit } from './edit.ts';
import { Speed } from './Speed.tsx';

/** One for the address, and one for each key: one key may be good for several addresses. */
export function SharedSpeeds() {
  const { definition, origin } = useEdit();
  return (
    <>
      {origin !== null && (
        <SharedSpeed
          of={origin}
          title={`Speed of ${new URL(origin).host}`}
          line="Shared by every request to it. It counts at once, without saving."
          label={`All requests to ${new URL(origin).host} share one limit`}
          name={new URL(origin).host}
          sharing={other => originOfUrl(other.url) === origin}
        />
      )}
      {secretNamesOf(definition).map(key => (
        <SharedSpeed
          key={key}
          of={`key:${key}`}
          title={`Speed of the key “${key}”`}
          line="Shared by every request that uses it, whatever the address. It counts at once, without saving."
          label={`All requests with the key “${key}” share one limit`}
          name={`the key ${key}`}
          sharing={other => secretNamesOf(other).includes(key)}
        />
      ))}
    </>
  );
}

interface SharedSpeedProps {
  of: string;
  title: string;
  line: string;
  label: string;
  name: string;
  sharing: (other: RequestDefinition) => boolean;
}

function SharedSpeed({ of, title, line, label, name, sharing }: SharedSpeedProps) {
  const { definition } = useEdit();
  const { db, toast } = useBench();
  const all = useLive(() => setting(db, 'originLimits'), [db], {} as Readonly<Record<string, Limits>>).value;
  const requests = useLive(() => db.requests.toArray(), [db], []).value;
  const others = requests.filter(one => one.id !== definition.id && sharing(one.definition));
  const limits = Object.hasOwn(all, of) ? all[of] : undefined;
  const put = async (next: Partial<Limits> | null) => {
    const kept = await setSharedLimits(db, of, next);
    if (!kept) toast({ text: 'These limits are not valid. The ones before still hold.', tone: 'problem' });
  };
  return (
    <Section title={title} line={line}>
      <div class="Form">
        <Checkbox
          label={label}
          checked={limits !== undefined}
          onChecked={on => void put(on ? { windows: [{ calls: 10, perMs: 1000 }], concurrency: 6 } : null)}
        />
        {limits && <Speed name={name} limits={limits} put={next => void put(next)} />}
        {others.length > 0 && (
          <p class="Field-help">
            Also used by{' '}
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
