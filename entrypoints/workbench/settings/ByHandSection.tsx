/** What a lookup by hand asks: everything that is on, or what a person picks. */
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { RadioGroup } from '../../../components/field/RadioGroup.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { costsWords } from '../../../lib/core/cost.ts';
import { useLive } from '../../../lib/store/live.ts';
import { type PlanSummary, planList } from '../../../lib/store/plan-list.ts';
import { setSetting } from '../../../lib/store/settings.ts';
import { useBench } from '../bench.ts';

const WAYS = [
  { value: 'all', label: 'Everything that is on' },
  { value: 'some', label: 'Only these' },
] as const;

export function ByHandSection({ chosen }: { chosen: readonly string[] }) {
  const { db } = useBench();
  const all = useLive(() => planList(db), [db], [] as readonly PlanSummary[]).value;
  const plans = all.filter(plan => plan.enabled);
  // What is gone or off is not asked, and counts as not chosen.
  const picked = chosen.filter(id => plans.some(plan => plan.id === id));
  const put = (ids: readonly string[]) => void setSetting(db, 'lookupPlans', [...ids]);
  if (plans.length === 0) return null;
  return (
    <Section title="Lookups by hand" line="What popup, card and panel ask when you look a company up.">
      <div class="Form">
        <RadioGroup
          label="Ask"
          value={picked.length === 0 ? 'all' : 'some'}
          options={WAYS}
          onValue={way => put(way === 'all' ? [] : plans.map(plan => plan.id))}
        />
        {picked.length > 0 &&
          plans.map(plan => (
            <Checkbox
              key={plan.id}
              label={`${plan.name} · ${costsWords(plan.costs) || 'free'}`}
              checked={picked.includes(plan.id)}
              // The last one stays: none would be everything.
              disabled={picked.length === 1 && picked.includes(plan.id)}
              onChecked={on => put(on ? [...picked, plan.id] : picked.filter(id => id !== plan.id))}
            />
          ))}
        {picked.length > 1 && (
          <Field
            label="The side panel begins with"
            help="It asks one at a time, for all companies of a page."
          >
            {ids => (
              <Select
                {...ids}
                value={picked[0] ?? ''}
                options={plans
                  .filter(plan => picked.includes(plan.id))
                  .map(plan => ({ value: plan.id, label: plan.name }))}
                onValue={first => put([first, ...picked.filter(id => id !== first)])}
              />
            )}
          </Field>
        )}
      </div>
    </Section>
  );
}
