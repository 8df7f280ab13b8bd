/** Requests and chains by where they came from, each with its switch. */
import { Plus } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { Switch } from '../../../components/field/Switch.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { askForOrigins } from '../../../lib/browser/permissions.ts';
import { costsWords } from '../../../lib/core/cost.ts';
import { formatCount } from '../../../lib/core/format.ts';
import type { StoredChain, StoredRequest } from '../../../lib/core/record/records.ts';
import { originsOf } from '../../../lib/core/request/origins.ts';
import { useLive } from '../../../lib/store/live.ts';
import { type PlanSummary, planList } from '../../../lib/store/plan-list.ts';
import { enablePlan } from '../../../lib/store/requests.ts';
import { useBench } from '../bench.ts';
import { go, hrefOf } from '../router.ts';

interface Loaded {
  readonly plans: readonly PlanSummary[];
  readonly requests: readonly StoredRequest[];
  readonly chains: readonly StoredChain[];
}

export function PlanGroups() {
  const { db, toast } = useBench();
  const loaded = useLive(
    async (): Promise<Loaded> => {
      const [plans, requests, chains] = await Promise.all([
        planList(db),
        db.requests.toArray(),
        db.chains.toArray(),
      ]);
      return { plans, requests, chains };
    },
    [db],
    null as Loaded | null,
  ).value;
  if (!loaded) return null;
  const { plans, requests, chains } = loaded;
  const originsFor = (ids: readonly string[]): readonly string[] => {
    const steps = chains
      .filter(row => ids.includes(row.id))
      .flatMap(row => row.chain.steps.map(step => step.requestId));
    return [
      ...new Set(
        requests
          .filter(row => ids.includes(row.id) || steps.includes(row.id))
          .flatMap(row => originsOf(row.definition)),
      ),
    ];
  };
  const turn = (ids: readonly string[], on: boolean) => {
    const origins = on ? originsFor(ids) : [];
    const asked = origins.length > 0 ? askForOrigins(origins) : Promise.resolve(true);
    void asked.then(async allowed => {
      if (!allowed)
        return toast({
          text: 'It stays off: the browser was not allowed to call its address.',
          tone: 'waits',
        });
      await Promise.all(ids.map(id => enablePlan(db, id, on)));
    });
  };
  const sources = [...new Set(plans.map(plan => plan.source))].sort(
    (a, b) => rank(a) - rank(b) || a.localeCompare(b),
  );
  return sources.map(source => {
    const inside = plans.filter(plan => plan.source === source);
    const off = inside.filter(plan => !plan.enabled);
    const on = inside.length - off.length;
    return (
      <Section
        key={source}
        title={titleOf(source)}
        line={`${on} of ${inside.length} on`}
        actions={
          <>
            {source === 'person' && (
              <Button size="small" icon={Plus} onClick={() => go({ view: 'request', id: 'new-chain' })}>
                New chain
              </Button>
            )}
            {off.length > 0 && source !== 'person' && (
              <Button
                size="small"
                onClick={() =>
                  turn(
                    off.map(plan => plan.id),
                    true,
                  )
                }
              >
                Turn on {formatCount(off.length, 'request')}
              </Button>
            )}
          </>
        }
      >
        <ul class="Plans">
          {inside.map(plan => (
            <li key={plan.id}>
              <a class="clip" href={hrefOf({ view: 'request', id: plan.id })}>
                {plan.name}
              </a>
              <span class="t-small t-soft clip">{plan.kind === 'chain' ? 'chain' : plan.provider}</span>
              <span class="t-micro">{costsWords(plan.costs) || 'free'}</span>
              <Switch
                hideLabel
                label={`${plan.name} is on`}
                on={plan.enabled}
                onSwitch={next => turn([plan.id], next)}
              />
            </li>
          ))}
        </ul>
      </Section>
    );
  });
}

type Source = PlanSummary['source'];
const rank = (source: Source): number => (source === 'person' ? 0 : source === 'built-in' ? 2 : 1);
const titleOf = (source: Source): string => {
  if (source === 'person') return 'Made here';
  return source === 'built-in' ? 'Built in' : source.slice('pack:'.length);
};
