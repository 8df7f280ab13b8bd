/** What a call costs, how much may be spent, and how fast calls may go. */
import { Plus, X } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import type { Cost, Limits, Window } from '../../../lib/core/request/definition.ts';
import { useLive } from '../../../lib/store/live.ts';
import { spentOn } from '../../../lib/store/spend.ts';
import { useBench } from '../bench.ts';
import { MaybeNumberField, NumberField } from '../form/NumberInput.tsx';
import { useEdit } from './edit.ts';
import { OtherTroubles } from './OtherTroubles.tsx';

const CHARGED = [
  { value: 'success', label: 'When it answers' },
  { value: 'filled', label: 'When it fills a field' },
  { value: 'always', label: 'Always' },
] as const;
const UNITS = [
  { value: '1000', label: 'second' },
  { value: '60000', label: 'minute' },
  { value: '3600000', label: 'hour' },
  { value: '86400000', label: 'day' },
] as const;
type Unit = (typeof UNITS)[number]['value'];

export function LimitsTab() {
  const { definition, change } = useEdit();
  const { db } = useBench();
  const { cost, limits } = definition;
  const spent = useLive(() => spentOn(db, definition.id, Date.now(), cost.unit), [definition.id, cost.unit], {
    day: 0,
    month: 0,
  }).value;
  const put = (patch: Partial<Cost>) => change({ cost: { ...cost, ...patch } });
  const { money } = cost;
  return (
    <>
      <Section title="Cost" line="In the provider’s own unit. 0 is free.">
        <div class="Form">
          <div class="Form-grid">
            <NumberField
              label="A call costs"
              whole={false}
              max={1_000_000}
              value={cost.amount}
              onValue={amount => put({ amount })}
            />
            <Field label="Unit">
              {wire => <TextInput {...wire} value={cost.unit} onValue={unit => put({ unit })} />}
            </Field>
            <Field label="Charged">
              {wire => (
                <Select
                  {...wire}
                  value={cost.charged}
                  options={CHARGED}
                  onValue={charged => put({ charged })}
                />
              )}
            </Field>
          </div>
          <Checkbox
            label="Show it in money too"
            checked={money !== undefined}
            onChecked={on => {
              const { money: _gone, ...rest } = cost;
              change({ cost: on ? { ...rest, money: { perUnit: 0.1, currency: 'EUR' } } : rest });
            }}
          />
          {money && (
            <div class="Form-grid">
              <NumberField
                label={`One ${cost.unit} is`}
                whole={false}
                value={money.perUnit}
                onValue={perUnit => put({ money: { ...money, perUnit } })}
              />
              <Field label="Currency" help="Three letters, such as EUR.">
                {wire => (
                  <TextInput
                    {...wire}
                    code
                    value={money.currency}
                    onValue={text => put({ money: { ...money, currency: text.toUpperCase() } })}
                  />
                )}
              </Field>
            </div>
          )}
        </div>
      </Section>
      <Section
        title="Budget"
        line={`${spent.day} ${cost.unit}s today, ${spent.month} this month. A run stops before it goes above.`}
      >
        <div class="Form-grid">
          <MaybeNumberField
            label="At most a day"
            whole={false}
            placeholder="No bound"
            unit={cost.unit}
            value={cost.budget.perDay ?? null}
            onValue={perDay => put({ budget: { ...cost.budget, perDay } })}
          />
          <MaybeNumberField
            label="At most a month"
            whole={false}
            placeholder="No bound"
            unit={cost.unit}
            value={cost.budget.perMonth ?? null}
            onValue={perMonth => put({ budget: { ...cost.budget, perMonth } })}
          />
        </div>
      </Section>
      <Section title="Speed" line="Never exceeded in any window, shared by all runs and lookups.">
        <Speed limits={limits} put={next => change({ limits: next })} />
        <OtherTroubles tab="limits" />
      </Section>
    </>
  );
}

/** The largest unit that the window is a whole number of. */
const unitOf = (perMs: number): { count: number; unit: Unit } => {
  const found = UNITS.findLast(one => perMs % Number(one.value) === 0) ?? UNITS[0];
  return { count: Math.max(1, Math.round(perMs / Number(found.value))), unit: found.value };
};

function Speed({ limits, put }: { limits: Limits; put: (limits: Limits) => void }) {
  const { windows } = limits;
  const putWindow = (index: number, window: Window) =>
    put({ ...limits, windows: windows.map((each, i) => (i === index ? window : each)) });
  return (
    <div class="Form">
      {windows.map((window, index) => {
        const { count, unit } = unitOf(window.perMs);
        return (
          <div class="Form-row Form-row-end" key={index}>
            <NumberField
              label="Calls"
              min={1}
              value={window.calls}
              onValue={calls => putWindow(index, { ...window, calls })}
            />
            <NumberField
              label="in any"
              min={1}
              value={count}
              onValue={next => putWindow(index, { ...window, perMs: next * Number(unit) })}
            />
            <Select
              aria-label={`Unit of limit ${index + 1}`}
              value={unit}
              options={UNITS}
              onValue={next => putWindow(index, { ...window, perMs: count * Number(next) })}
            />
            <IconButton
              icon={X}
              label={`Remove limit ${index + 1}`}
              onClick={() => put({ ...limits, windows: windows.filter((_, i) => i !== index) })}
            />
          </div>
        );
      })}
      <div class="row">
        <Button
          size="small"
          icon={Plus}
          disabled={windows.length >= 6 && 'Six limits are the most'}
          onClick={() => put({ ...limits, windows: [...windows, { calls: 10, perMs: 1000 }] })}
        >
          Add limit
        </Button>
        {windows.length === 0 && <span class="t-micro">Only the server’s own pace counts.</span>}
      </div>
      <div class="Form-grid">
        <NumberField
          label="Calls at once"
          min={1}
          max={50}
          value={limits.concurrency}
          onValue={concurrency => put({ ...limits, concurrency })}
        />
      </div>
    </div>
  );
}
