import { KeyRound, Play, X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { askForOrigins, permissions } from '../../../lib/browser/permissions.ts';
import { costsWords } from '../../../lib/core/cost.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import type { Estimate } from '../../../lib/core/message/estimate.ts';
import type { List } from '../../../lib/core/record/records.ts';
import { useBench } from '../bench.ts';
import { go } from '../router.ts';
import { CheckNotes } from './CheckNotes.tsx';
import { estimateWords } from './estimate-words.ts';
import { estimateRun, missingKeys, originsOf, resolverViews, type Source, startRun } from './estimates.ts';
import type { Selection } from './selection.ts';
import type { ListState } from './useList.ts';

export interface RunChoice {
  readonly only: 'all' | 'selected' | 'new' | 'failed' | 'stale';
}

export interface RunStripProps {
  state: ListState;
  list: List;
  selection: Selection;
  choice: RunChoice;
  onClose: () => void;
}

interface Reckoned {
  readonly estimate: Estimate;
  readonly origins: readonly string[];
  readonly keys: readonly string[];
}

const WORDS = {
  all: 'Run all',
  selected: 'Run selected',
  new: 'Run new',
  failed: 'Run failed',
  stale: 'Run stale',
} as const;
const host = (origin: string): string => origin.replace(/^https?:\/\//, '');

/** What a run would do and cost, before it does: in the flow, under the list's name. */
export function RunStrip({ state, list, selection, choice, onClose }: RunStripProps) {
  const { db } = useBench();
  const plans = (state.shape?.plans ?? []).filter(
    plan => plan?.enabled && plan.kind !== 'push',
  ) as readonly PlanView[]; // no null is enabled
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [reckoned, setReckoned] = useState<ReadonlyMap<string, Reckoned> | null>(null);
  const [problem, setProblem] = useState('');
  const [starting, setStarting] = useState(false);
  const [asked, setAsked] = useState(0);
  const source: Source =
    choice.only === 'selected'
      ? { kind: 'list', listId: list.id, rowIds: [...selection.ids] }
      : { kind: 'list', listId: list.id, only: choice.only };
  const refresh = choice.only === 'stale' ? 'stale' : 'missing';

  useEffect(() => {
    let stopped = false;
    const reckon = async (plan: PlanView): Promise<readonly [string, Reckoned]> => {
      const estimate = await estimateRun(plan.id, source, refresh);
      const asked = [plan, ...(estimate.names > 0 ? await resolverViews(db) : [])];
      const origins = [...new Set(asked.flatMap(originsOf))];
      const has = await Promise.all(origins.map(origin => permissions.has(origin)));
      const keys = (await Promise.all(asked.map(one => missingKeys(db, one)))).flat();
      return [plan.id, { estimate, origins: origins.filter((_, i) => !has[i]), keys }];
    };
    setProblem('');
    Promise.all(plans.map(reckon)).then(
      all => stopped || setReckoned(new Map(all)),
      error =>
        stopped || setProblem(error instanceof Error ? error.message : 'The run could not be reckoned.'),
    );
    return () => {
      stopped = true;
    };
  }, [asked]);

  const chosen = plans.filter(plan => !off.has(plan.id));
  const parts = chosen.flatMap(plan => reckoned?.get(plan.id) ?? []);
  const keys = [...new Set(parts.flatMap(part => part.keys))];
  const origins = [...new Set(parts.flatMap(part => part.origins))];
  const cost = costsWords(parts.flatMap(part => part.estimate.costs));
  const work = parts.reduce((sum, part) => sum + part.estimate.calls + part.estimate.kept, 0);

  const start = async () => {
    // The browser asks only within the press itself: nothing is awaited before.
    if (origins.length > 0 && !(await askForOrigins(origins)))
      return setProblem(`Loupe may not call ${origins.map(host).join(', ')} yet. Nothing was sent.`);
    setStarting(true);
    try {
      for (const plan of chosen) await startRun(plan.id, list.name, source, refresh);
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The run did not start.');
    }
    setStarting(false);
  };
  const why = starting
    ? 'It is starting'
    : !reckoned
      ? 'The estimate is on its way'
      : keys.length > 0
        ? 'A key is missing'
        : work === 0
          ? 'There is nothing to ask'
          : false;

  return (
    <section class="RunStrip" aria-label={WORDS[choice.only]}>
      <div class="RunStrip-plans">
        {plans.map(plan => (
          <div class="RunStrip-plan" key={plan.id}>
            <Checkbox
              label={plan.name}
              checked={!off.has(plan.id)}
              onChecked={on => {
                const next = new Set(off);
                if (on) next.delete(plan.id);
                else next.add(plan.id);
                setOff(next);
              }}
            />
            <span class="t-soft">{estimateWords(reckoned?.get(plan.id)?.estimate)}</span>
          </div>
        ))}
        {plans.length === 0 && (
          <p class="t-soft">
            Every request of this list is switched off. Switch one on under its name at the left.
          </p>
        )}
      </div>
      <div class="RunStrip-end">
        <IconButton icon={X} label="Not now" size="small" onClick={onClose} />
        <Button kind="primary" icon={Play} disabled={why} onClick={() => void start()}>
          {origins.length > 0 ? 'Allow and run' : 'Run'}
          {cost ? ` · at most ${cost}` : reckoned && work > 0 ? ' · free' : ''}
        </Button>
      </div>
      {origins.length > 0 && !problem && (
        <p class="RunStrip-note t-small t-soft">
          Loupe calls {origins.map(host).join(', ')} for this. Your browser asks once, in its own words.
        </p>
      )}
      <CheckNotes requestIds={chosen.flatMap(plan => plan.requests.map(one => one.id))} />
      {keys.length > 0 && (
        <ErrorNote
          icon={KeyRound}
          what={`${chosen.find(plan => reckoned?.get(plan.id)?.keys.length)?.provider ?? 'This'} needs a key: ${keys.map(key => `“${key}”`).join(', ')} is not set`}
          kept="Nothing was sent."
          action={{ label: 'Add key', onPress: () => go({ view: 'keys' }) }}
        />
      )}
      {problem && (
        <ErrorNote
          what={problem}
          kept="Nothing was charged."
          action={{ label: 'Reckon again', onPress: () => setAsked(asked + 1) }}
          more={
            <Button kind="plain" size="small" onClick={onClose}>
              Leave it
            </Button>
          }
        />
      )}
    </section>
  );
}
