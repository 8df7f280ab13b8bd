import { Plus } from 'lucide-preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '../../../../components/button/Button.tsx';
import { Field } from '../../../../components/field/Field.tsx';
import { TextInput } from '../../../../components/field/TextInput.tsx';
import { Section } from '../../../../components/frame/Section.tsx';
import { formatCount, formatNumber } from '../../../../lib/core/format.ts';
import { plainColumns } from '../../../../lib/core/list/columns.ts';
import type { PlanView } from '../../../../lib/core/list/plan-view.ts';
import type { BriefRow } from '../../../../lib/core/list/row.ts';
import { scorerOf } from '../../../../lib/core/list/scorer.ts';
import type { PlainColumn } from '../../../../lib/core/list/seen.ts';
import type { List } from '../../../../lib/core/record/records.ts';
import type { Score } from '../../../../lib/core/score/definition.ts';
import { draftOf, type RuleDraft, readDraft, type ScoreDraft } from '../../../../lib/core/score/draft.ts';
import { saveScore } from '../../../../lib/store/list-scores.ts';
import { useBench } from '../../bench.ts';
import { now } from '../../clock.ts';
import { newId } from '../../request/blank.ts';
import { BandsForm } from './BandsForm.tsx';
import { type ColumnType, columnType } from './column-type.ts';
import { RuleForm } from './RuleForm.tsx';
import { ScorePreview } from './ScorePreview.tsx';
import './score.css';

export interface ScoreViewProps {
  list: List;
  /** Those that are read by now, and how many there are. */
  rows: readonly BriefRow[];
  count: number;
  plans: readonly (PlanView | null)[];
  /** Null: a new one. */
  score: Score | null;
  onClose: () => void;
}

/** Rows that a draft is tried on: enough to see the shape, few enough for each key that is pressed. */
const TRIED = 2000;
const HOUR_MS = 3_600_000;
const MOST_RULES = 60;

const sampleOf = (rows: readonly BriefRow[]): readonly BriefRow[] => {
  const every = rows.length / TRIED;
  return every <= 1
    ? rows
    : Array.from({ length: TRIED }, (_, i) => rows[Math.floor(i * every)]).filter(row => row !== undefined);
};

/** Writes a score: its rules and bands at the left, what they come to on the list's own rows at the right. */
export function ScoreView({ list, rows, count, plans, score, onClose }: ScoreViewProps) {
  const { db, toast } = useBench();
  const keys = useRef(1000);
  const newKey = () => ++keys.current;
  const [draft, setDraft] = useState<ScoreDraft>(() =>
    score ? draftOf(score) : { id: newId('score'), name: '', rules: [blankRule(newKey())], bands: [] },
  );
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState('');
  const form = useRef<HTMLFormElement>(null);

  const columns = useMemo(() => plainColumns(list, plans), [list.columns.join('\n'), plans]);
  const sample = useMemo(() => sampleOf(rows), [rows]);
  const types = useMemo(() => new Map<string, ColumnType>(), [columns, sample]);
  const typeOf = (column: PlainColumn): ColumnType => {
    const found = types.get(column.id) ?? columnType(column, plans, sample);
    types.set(column.id, found);
    return found;
  };
  const read = useMemo(() => readDraft(draft), [draft]);
  const hour = Math.floor(now.value / HOUR_MS) * HOUR_MS;
  const scorer = useMemo(
    () => read.score && scorerOf(read.score, columns, plans, hour),
    [read, columns, plans, hour],
  );
  const counts = useMemo(() => {
    const found = new Map(read.keys.map(key => [key, { holds: 0, unknown: 0 }]));
    for (const row of scorer ? sample : [])
      for (const [i, { verdict }] of scorer?.reasons(row).entries() ?? []) {
        const judged = found.get(read.keys[i] ?? -1);
        if (typeof verdict === 'string' && judged) judged.unknown++;
        else if (verdict && judged) judged.holds++;
      }
    return found;
  }, [scorer, sample]);
  const countWords = (key: number): string => {
    const judged = counts.get(key);
    if (!judged || sample.length === 0) return '\u00a0';
    const { holds, unknown } = judged;
    return [
      `holds for ${formatNumber(holds, 0)} of ${formatCount(sample.length, 'row')}`,
      ...(unknown > 0 ? [`${formatNumber(unknown, 0)} not known`] : []),
    ].join(', ');
  };
  const putRule = (rule: RuleDraft) =>
    setDraft({ ...draft, rules: draft.rules.map(one => (one.key === rule.key ? rule : one)) });
  const most = scorer?.reach.most ?? 0;

  const save = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!read.score || !read.whole) {
      // Drawn with their marks first.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const done = await saveScore(db, list.id, read.score, Date.now());
    if (!done.ok) return setProblem(done.message);
    toast({
      text: (
        <>
          <b>{read.score.name}</b> {score ? 'is saved' : `stands in ${list.name}`}
        </>
      ),
    });
    onClose();
  };
  return (
    <form
      class="ScoreView"
      ref={form}
      aria-label={score ? `Edit ${score.name}` : 'New score'}
      onSubmit={event => void save(event)}
    >
      <div class="ScoreView-head">
        <h2 class="t-title grow">{score ? `Edit ${score.name}` : 'New score'}</h2>
        {problem && (
          <p class="t-small tone-red" role="alert">
            {problem} Nothing was saved.
          </p>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" type="submit">
          Save score
        </Button>
      </div>
      <div class="ScoreView-parts">
        <div>
          <Section title="Name">
            <div class="ScoreView-name">
              <Field
                label="Name of the column"
                hideLabel
                error={tried && read.faults.name ? read.faults.name : undefined}
              >
                {wire => (
                  <TextInput
                    {...wire}
                    autofocus={!score}
                    placeholder="Fit"
                    value={draft.name}
                    onValue={name => setDraft({ ...draft, name })}
                  />
                )}
              </Field>
            </div>
          </Section>
          <Section
            title="Rules"
            line={
              most > 0
                ? `Together at most ${formatNumber(most)} points`
                : 'Each adds its points where it holds'
            }
          >
            <div class="ScoreRule ScoreRule-head" aria-hidden="true">
              <span>Column</span>
              <span>Comparison</span>
              <span>Value</span>
              <span>Points</span>
            </div>
            <ul class="ScoreRules">
              {draft.rules.length === 0 && (
                <li class={tried ? 'Field-error' : 'Field-help'} role={tried ? 'alert' : undefined}>
                  A score is made of rules: add one.
                </li>
              )}
              {draft.rules.map((rule, i) => (
                <RuleForm
                  key={rule.key}
                  number={i + 1}
                  rule={rule}
                  columns={columns}
                  typeOf={typeOf}
                  rows={sample}
                  fault={tried || left.has(rule.key) ? read.faults.rules.get(rule.key) : undefined}
                  count={countWords(rule.key)}
                  onRule={putRule}
                  onLeave={() => setLeft(new Set([...left, rule.key]))}
                  onRemove={() => setDraft({ ...draft, rules: draft.rules.filter(one => one !== rule) })}
                />
              ))}
            </ul>
            <div>
              <Button
                size="small"
                icon={Plus}
                disabled={draft.rules.length >= MOST_RULES && `${MOST_RULES} rules are the most`}
                onClick={() =>
                  setDraft({ ...draft, rules: [...draft.rules, blankRule(newKey(), draft.rules.at(-1))] })
                }
              >
                Add rule
              </Button>
            </div>
            <p class="Field-help ScoreView-help">
              What is not known adds nothing and takes nothing away, and the cell says how much is known. A
              score calls nothing and is never stored: when a value changes, it changes too.
            </p>
          </Section>
          <Section
            title="Bands"
            line="Names for how many points it comes to; leave them out where the number is enough"
          >
            <BandsForm
              bands={draft.bands}
              faults={tried ? read.faults.bands : NO_FAULTS}
              proposal={[Math.ceil((most * 2) / 3), Math.ceil(most / 3)]}
              newKey={newKey}
              onBands={bands => setDraft({ ...draft, bands })}
            />
          </Section>
        </div>
        <ScorePreview scorer={scorer} rows={sample} all={count} now={now.value} />
      </div>
    </form>
  );
}

const NO_FAULTS: ReadonlyMap<number, string> = new Map();

/** On the column of the rule before it: bands of a number are one rule each. */
const blankRule = (key: number, before?: RuleDraft): RuleDraft => ({
  key,
  column: before?.column ?? '',
  label: before?.label ?? '',
  operator: before?.operator ?? 'filled',
  value: '',
  upTo: '',
  points: '10',
});
