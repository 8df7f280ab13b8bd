import { ArrowDown, ArrowUp, Gauge, Pencil, Plus, X } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { costsWords } from '../../../lib/core/cost.ts';
import { formatCount } from '../../../lib/core/format.ts';
import type { List } from '../../../lib/core/record/records.ts';
import type { Score } from '../../../lib/core/score/definition.ts';
import { dropScore, saveScore } from '../../../lib/store/list-scores.ts';
import { changeList } from '../../../lib/store/lists.ts';
import { useLive } from '../../../lib/store/live.ts';
import { planList } from '../../../lib/store/plan-list.ts';
import { useBench } from '../bench.ts';
import { go } from '../router.ts';
import type { ListState } from './useList.ts';

export interface ColumnsPanelProps {
  state: ListState;
  list: List;
  /** Null: a new one. */
  onScore: (score: Score | null) => void;
  onClose: () => void;
}

/** What the list asks (its requests and chains), its scores, and which columns are shown in which order. */
export function ColumnsPanel({ state, list, onScore, onClose }: ColumnsPanelProps) {
  const { db, toast } = useBench();
  const { all, view, changeView } = state;
  const plans = useLive(() => planList(db), [], []).value;
  const usable = plans.filter(plan => plan.enabled && !list.plans.includes(plan.id));
  const own = list.plans.map(id => ({ id, plan: plans.find(plan => plan.id === id) }));
  const setPlans = (ids: readonly string[]) => void changeList(db, list.id, { plans: [...ids] }, Date.now());
  const openScore = (score: Score | null) => {
    onClose();
    onScore(score);
  };
  const dropped = async ({ id, name }: Score) => {
    const gone = await dropScore(db, list.id, id, Date.now());
    if (!gone) return;
    toast({
      text: (
        <>
          <b>{name}</b> is taken away
        </>
      ),
      action: {
        label: 'Undo',
        onPress: () => void saveScore(db, list.id, gone.score, Date.now(), gone.at),
      },
    });
  };
  const hidden = new Set(view.hidden);
  const show = (id: string, shown: boolean) =>
    changeView({ hidden: shown ? view.hidden.filter(one => one !== id) : [...view.hidden, id] });
  const move = (id: string, by: number) => {
    const ids = all.map(column => column.id);
    const from = ids.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= ids.length) return;
    ids.splice(from, 1);
    ids.splice(to, 0, id);
    changeView({ order: ids });
  };
  return (
    <div class="Float-form">
      <h2 class="Float-heading">Ask</h2>
      <ul class="Pick">
        {own.map(({ id, plan }) => (
          <li key={id}>
            <span class="clip grow">{plan?.name ?? 'A request that is gone'}</span>
            <span class="t-micro">{plan?.provider}</span>
            <IconButton
              icon={X}
              size="small"
              label={`Take ${plan?.name ?? 'it'} away`}
              onClick={() => setPlans(list.plans.filter(one => one !== id))}
            />
          </li>
        ))}
        {usable.map(plan => (
          <li key={plan.id}>
            <span class="clip grow t-soft">{plan.name}</span>
            <span class="t-micro">
              {[plan.provider, costsWords(plan.costs) || 'free'].filter(Boolean).join(' · ')}
            </span>
            <IconButton
              icon={Plus}
              size="small"
              label={`Add ${plan.name}`}
              onClick={() => setPlans([...list.plans, plan.id])}
            />
          </li>
        ))}
      </ul>
      {usable.length === 0 && own.length === 0 && (
        <Button
          onClick={() => {
            onClose();
            go({ view: 'request', id: 'new' });
          }}
        >
          Define a request
        </Button>
      )}
      <h2 class="Float-heading">Score</h2>
      {list.scores && list.scores.length > 0 && (
        <ul class="Pick">
          {list.scores.map(score => (
            <li key={score.id}>
              <span class="clip grow">{score.name}</span>
              <span class="t-micro">{formatCount(score.rules.length, 'rule')}</span>
              <IconButton
                icon={Pencil}
                size="small"
                label={`Edit ${score.name}`}
                onClick={() => openScore(score)}
              />
              <IconButton
                icon={X}
                size="small"
                label={`Take ${score.name} away`}
                onClick={() => void dropped(score)}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button size="small" icon={Gauge} onClick={() => openScore(null)}>
          Add score
        </Button>
      </div>
      <h2 class="Float-heading">Show</h2>
      <ul class="Pick">
        {all.map((column, i) => (
          <li key={column.id}>
            <span class="clip grow">
              <Checkbox
                label={column.name}
                checked={!hidden.has(column.id)}
                onChecked={on => show(column.id, on)}
              />
            </span>
            <span class="t-micro clip">{column.by.split(' · ')[0]}</span>
            <IconButton
              icon={ArrowUp}
              size="small"
              label={`Move ${column.name} left`}
              disabled={i === 0 && 'It is the first'}
              onClick={() => move(column.id, -1)}
            />
            <IconButton
              icon={ArrowDown}
              size="small"
              label={`Move ${column.name} right`}
              disabled={i === all.length - 1 && 'It is the last'}
              onClick={() => move(column.id, 1)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
