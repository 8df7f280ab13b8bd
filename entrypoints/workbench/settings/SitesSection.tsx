/** The sites that Loupe may read, how it shows itself there, and what runs by itself within which budget. */
import { Trash2 } from 'lucide-preact';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Segmented } from '../../../components/field/Segmented.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { askForOrigins } from '../../../lib/browser/permissions.ts';
import { costsWords, unitWords } from '../../../lib/core/cost.ts';
import type { Site } from '../../../lib/core/record/records.ts';
import { EMPTY_BOOK, type PlanBook } from '../../../lib/screen/plan-info.ts';
import { planBook } from '../../../lib/screen/plan-lists.ts';
import { autoHere, unitsOf } from '../../../lib/screen/use-auto.ts';
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
  const book = useLive(() => planBook(db), [db], EMPTY_BOOK).value;
  return (
    <Section title="Sites" line="Loupe reads a page only where you allowed it, from the popup.">
      {sites.length === 0 ? (
        <p class="t-small t-soft">No site yet. Open a page, press Loupe’s button, and turn it on there.</p>
      ) : (
        <ul class="Sites">
          {sites.map(site => (
            <SiteRow key={site.origin} site={site} plans={plans} book={book} />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface SiteRowProps {
  site: Site;
  plans: readonly PlanSummary[];
  book: PlanBook;
}

function SiteRow({ site, plans, book }: SiteRowProps) {
  const { db, toast } = useBench();
  const { origin, state, auto } = site;
  const { host } = new URL(origin);
  const here = useLive(() => autoHere(db, origin, Date.now()), [db, origin], null).value;
  const orSay = (change: Promise<unknown>): void =>
    void change.catch((error: unknown) =>
      toast({ text: error instanceof Error ? error.message : 'It was not changed.', tone: 'problem' }),
    );
  const tell = (next: Site['state'] | 'forget') => {
    const asked = next === 'on' || next === 'quiet' ? askForOrigins([origin]) : Promise.resolve(true);
    orSay(asked.then(allowed => (allowed ? command({ do: 'site', origin, state: next }) : null)));
  };
  const setAuto = async (change: Partial<Site['auto']>): Promise<void> => {
    const { auto: next } = await setSite(db, origin, { auto: change }, Date.now());
    // Pages of this site that are open tell what is in view from now on, or no more; and once more where what may be
    // spent was changed: what they told before had no budget.
    if (state !== 'off' && (next.plans.length > 0 || auto.plans.length > 0))
      orSay(command({ do: 'site', origin, state }));
  };
  const choose = async (planId: string, on: boolean): Promise<void> => {
    const plans = auto.plans.filter(id => id !== planId);
    // First, while the browser sees the click: what runs by itself cannot ask for leave later.
    const origins = on ? (book.plans.get(planId)?.origins ?? []) : [];
    const asked = origins.length > 0 ? askForOrigins(origins) : Promise.resolve(true);
    const allowed = await asked.catch(() => false);
    if (allowed) await setAuto({ plans: on ? [...plans, planId] : plans });
    else toast({ text: 'It may not call there yet, so it does not run by itself.', tone: 'waits' });
  };
  const units = unitsOf(plans.filter(plan => plan.enabled && auto.plans.includes(plan.id)));
  return (
    <li>
      <div class="Sites-line">
        <b class="clip">{host}</b>
        <Segmented label={`Loupe on ${host}`} value={state} options={STATES} onValue={tell} />
        <IconButton icon={Trash2} size="small" label={`Forget ${host}`} onClick={() => tell('forget')} />
      </div>
      <details class="Form-more">
        <summary>{here ? `${here.names} runs by itself: ${here.spend}` : 'Nothing runs by itself'}</summary>
        <div class="Form">
          <fieldset class="Pack-choose" aria-label={`What runs by itself on ${host}`}>
            {plans
              .filter(plan => plan.enabled)
              .map(plan => (
                <Checkbox
                  key={plan.id}
                  label={`${plan.name} · ${costsWords(plan.costs) || 'free'}`}
                  checked={auto.plans.includes(plan.id)}
                  onChecked={on => void choose(plan.id, on)}
                />
              ))}
          </fieldset>
          <div class="Form-grid">
            {units.map(unit => (
              <NumberField
                key={unit}
                label={
                  units.length > 1
                    ? `May spend a day on this site, in ${unitWords(unit)}`
                    : 'May spend a day on this site'
                }
                unit={unitWords(unit)}
                whole={false}
                value={auto.budgets[unit] ?? 0}
                onValue={budget => void setAuto({ budgets: { [unit]: budget } })}
              />
            ))}
          </div>
          <p class="Field-help">
            For companies in view that have a domain and were never asked. With 0, only what is free runs.
          </p>
        </div>
      </details>
    </li>
  );
}
