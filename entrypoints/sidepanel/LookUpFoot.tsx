import { Download, ListPlus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button/Button.tsx';
import { IconButton } from '../../components/button/IconButton.tsx';
import { SplitButton } from '../../components/button/SplitButton.tsx';
import { Select } from '../../components/field/Select.tsx';
import { command } from '../../lib/browser/commands.ts';
import { openWorkbench } from '../../lib/browser/current-tab.ts';
import { costWords } from '../../lib/core/cost.ts';
import { formatCount } from '../../lib/core/format.ts';
import { checkTroubles } from '../../lib/screen/by-itself.ts';
import type { PageRowData } from '../../lib/screen/page-rows.ts';
import type { PlanBook } from '../../lib/screen/plan-info.ts';
import { useStore } from '../../lib/screen/screen.ts';
import { companyOf, estimateParts, useEstimate } from '../../lib/screen/use-estimate.ts';
import { useLists } from '../../lib/screen/use-lists.ts';
import { hostsOf, useLeave } from '../../lib/screen/use-missing-origins.ts';
import type { Show } from '../../lib/screen/use-selection.ts';
import { useLive } from '../../lib/store/live.ts';

export interface LookUpFootProps {
  meant: readonly PageRowData[];
  book: PlanBook;
  show: Show;
  host: string;
  /** The plan that a run of this page asks now. */
  running: string | null;
  /** The plan that was picked here, of whatever page; null: what Settings say. */
  picked: string | null;
  onPick: (planId: string) => void;
}

/** What to ask, what it would cost, and asking; adding to a list; a file. */
export function LookUpFoot({ meant, book, show, host, running, picked, onPick }: LookUpFootProps) {
  const { db, fail } = useStore();
  const plans = [...book.plans.values()].filter(plan => plan.enabled && plan.fields.length > 0);
  const usual = book.byHand.find(one => plans.includes(one));
  const plan = plans.find(one => one.id === picked) ?? usual ?? plans[0];
  const subjects = meant.map(({ company, row }) => ({
    ...company.subject,
    name: company.subject.name ?? (row.name === row.domain ? null : row.name),
  }));
  const refresh = show === 'stale' ? 'stale' : 'missing';
  const answers = meant.flatMap(data => data.results.map(result => result.at));
  const known = answers.reduce((sum, at) => sum + at, answers.length);
  const estimate = useEstimate(plan?.id ?? null, subjects, refresh, known);
  const leave = useLeave(plan ? [plan] : [], (estimate?.names ?? 0) > 0);
  const troubles = useLive(() => checkTroubles(db, plan?.requests ?? []), [plan?.id], []).value;
  const lists = useLists(subjects, host);
  const [busy, setBusy] = useState(false);

  if (!plan)
    return (
      <footer class="Panel-foot">
        <p class="t-soft">Nothing to ask yet. Add a pack, or connect an API.</p>
        <Button kind="primary" onClick={() => void openWorkbench('#/packs').catch(fail)}>
          Set up Loupe
        </Button>
      </footer>
    );

  const start = (): void =>
    leave.first(() => {
      setBusy(true);
      const source = { kind: 'companies' as const, companies: subjects.map(companyOf) };
      command({ do: 'start-run', planId: plan.id, title: host, source, refresh })
        .catch(fail)
        .finally(() => setBusy(false));
    });
  const short =
    estimate?.budgetLeft && !estimate.budgetLeft.enough
      ? `The budget ends before: ${costWords(estimate.budgetLeft) ?? 'nothing'} left today`
      : null;
  const blocked =
    meant.length === 0
      ? 'Choose companies first'
      : busy
        ? 'It begins'
        : running === plan.id
          ? 'It is being asked: pause or cancel it above'
          : estimate && estimate.calls + estimate.kept === 0
            ? estimate.skipped > 0
              ? 'They are skipped: what this asks by is not known of them, or its condition leaves them out'
              : 'All of them are known: nothing is left to ask'
            : false;

  return (
    <footer class="Panel-foot">
      <Select
        aria-label="What to ask"
        value={plan.id}
        options={plans.map(one => ({ value: one.id, label: labelOf(one.name, one.provider) }))}
        onValue={onPick}
      />
      <p class="Panel-estimate" aria-live="polite">
        {meant.length === 0
          ? 'No company is chosen.'
          : estimate
            ? estimateParts(estimate).map((part, i) => (
                <span key={part}>
                  {i > 0 && ' · '}
                  <Figures text={part} />
                </span>
              ))
            : 'Reckoning…'}
      </p>
      {leave.missing.length > 0 && (
        <p class="t-micro">Your browser will ask whether Loupe may call {hostsOf(leave.missing)}.</p>
      )}
      {troubles.map(({ requestId, words }) => (
        <p class="t-micro tone-red" key={requestId}>
          {words} A look-up may trip on it.
        </p>
      ))}
      {short && <p class="t-micro tone-amber">{short}</p>}
      <div class="row">
        <Button kind="primary" disabled={blocked} onClick={start}>
          {meant.length === 0
            ? 'Look up companies'
            : `Look up ${formatCount(meant.length, 'company', 'companies')}`}
        </Button>
        <SplitButton
          icon={ListPlus}
          items={lists.menu}
          menuLabel="Choose a list"
          title={lists.target ? `Add to ${lists.target.name}` : 'Makes your first list'}
          disabled={meant.length === 0 && 'Choose companies first'}
          onClick={lists.add}
        >
          Add to list
        </SplitButton>
        <IconButton
          icon={Download}
          label="Export CSV"
          kind="standard"
          disabled={meant.length === 0 && 'Choose companies first'}
          onClick={() => {
            import('../../lib/screen/export-rows.ts')
              .then(({ exportRows }) => exportRows(db, meant, host))
              .catch(fail);
          }}
        />
      </div>
    </footer>
  );
}

const labelOf = (name: string, provider: string): string =>
  provider && provider !== name ? `${name}, ${provider}` : name;

/** Figures stand out, words do not. */
function Figures({ text }: { text: string }) {
  const [, before = '', figure = '', after = ''] = /^(\D*)([\d.,]+)(.*)$/.exec(text) ?? [];
  if (!figure) return <>{text}</>;
  return (
    <>
      {before}
      <b>{figure}</b>
      {after}
    </>
  );
}
