/** The sites that Loupe may read, how it shows itself there, and what runs by itself within which budget. */
import { Trash2 } from 'lucide-preact';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Segmented } from '../../../components/field/Segmented.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { askForOrigins } from '../../../lib/browser/permissions.ts';
import { costWords } from '../../../lib/core/cost.ts';
import type { Site } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { type PlanSummary, planList } from '../../../lib/store/plan-list.ts';
import { allSites, setSite } from '../../../lib/store/sites.ts';
import { useBench } from '../bench.ts';
import { NumberField } from '../form/NumberInput.tsx';

const STATES = [
  { value: 'on', label: 'On', title: 'Companies are marked on the page' },
  { value: 'quiet', label: 'Quiet', title: 'Nothing on the page; everything in the side panel' },
  { value: 'off', label: 'Off' },
] as const;

export function SitesSection() {
  const { db } = useBench();
  const sites = useLive(() => allSites(db), [db], [] as readonly Site[]).value;
  const plans = useLive(() => planList(db), [db], [] as readonly PlanSummary[]).value;
  return (
    <Section title="Sites" line="Loupe reads a page only where you allowed it, from the popup.">
      {sites.length === 0 ? (
        <p class="t-small t-soft">No site yet. Open a page, press Loupe’s button, and turn it on there.</p>
      ) : (
        <ul class="Sites">
          {sites.map(site => (
            <SiteRow key={site.origin} site={site} plans={plans} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function SiteRow({ site, plans }: { site: Site; plans: readonly PlanSummary[] }) {
  const { db, toast } = useBench();
  const { origin, state, auto } = site;
  const { host } = new URL(origin);
  const tell = (next: Site['state'] | 'forget') => {
    const asked = next === 'on' || next === 'quiet' ? askForOrigins([origin]) : Promise.resolve(true);
    void asked
      .then(allowed => (allowed ? command({ do: 'site', origin, state: next }) : null))
      .catch((error: unknown) =>
        toast({ text: error instanceof Error ? error.message : 'It was not changed.', tone: 'problem' }),
      );
  };
  const setAuto = (change: Partial<Site['auto']>) =>
    void setSite(db, origin, { auto: { ...auto, ...change } }, Date.now());
  return (
    <li>
      <div class="Sites-line">
        <b class="clip">{host}</b>
        <Segmented label={`Loupe on ${host}`} value={state} options={STATES} onValue={tell} />
        <IconButton icon={Trash2} size="small" label={`Forget ${host}`} onClick={() => tell('forget')} />
      </div>
      <details class="Form-more">
        <summary>
          {auto.plans.length === 0
            ? 'Nothing runs by itself'
            : `${auto.plans.length} run by themselves, at most ${auto.budgetPerDay} a day`}
        </summary>
        <div class="Form">
          <fieldset class="Pack-choose" aria-label={`What runs by itself on ${host}`}>
            {plans
              .filter(plan => plan.enabled)
              .map(plan => (
                <Checkbox
                  key={plan.id}
                  label={`${plan.name} · ${plan.cost ? (costWords(plan.cost) ?? 'free') : 'several units'}`}
                  checked={auto.plans.includes(plan.id)}
                  onChecked={on =>
                    setAuto({
                      plans: on ? [...auto.plans, plan.id] : auto.plans.filter(id => id !== plan.id),
                    })
                  }
                />
              ))}
          </fieldset>
          <div class="Form-grid">
            <NumberField
              label="May spend a day on this site"
              unit="credits"
              whole={false}
              value={auto.budgetPerDay}
              onValue={budgetPerDay => setAuto({ budgetPerDay })}
            />
          </div>
          <p class="Field-help">Only for companies in view. With 0, only what is free runs.</p>
        </div>
      </details>
    </li>
  );
}
