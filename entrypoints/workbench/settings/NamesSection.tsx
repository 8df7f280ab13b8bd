/** The request that finds the domain of a company that is known by its name alone. */
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { costsWords } from '../../../lib/core/cost.ts';
import { useLive } from '../../../lib/store/live.ts';
import { type PlanSummary, planList } from '../../../lib/store/plan-list.ts';
import { setSetting } from '../../../lib/store/settings.ts';
import { useBench } from '../bench.ts';

export function NamesSection({ resolver }: { resolver: string | null }) {
  const { db } = useBench();
  const plans = useLive(() => planList(db), [db], [] as readonly PlanSummary[]).value;
  const options = [
    { value: '', label: 'None: add the domain by hand' },
    ...plans
      .filter(plan => plan.enabled || plan.id === resolver)
      .map(plan => ({
        value: plan.id,
        label: [plan.name, costsWords(plan.costs) || 'free', plan.enabled ? '' : 'off']
          .filter(Boolean)
          .join(' · '),
      })),
  ];
  return (
    <Section
      title="Names without a domain"
      line="Asked when you look a company up or run a list, before what needs a domain. Its price is in the estimate."
    >
      <div class="Form">
        <Field
          label="Find the domain with"
          help="It needs a field called domain or website. The domain is taken only when the answer is about the same name."
        >
          {ids => (
            <Select
              {...ids}
              value={resolver ?? ''}
              options={options}
              onValue={id => void setSetting(db, 'resolverPlan', id === '' ? null : id)}
            />
          )}
        </Field>
      </div>
    </Section>
  );
}
