/** How much may be spent a day and a month: in the provider's own unit, and in money where one unit has a price. */
import { Section } from '../../../components/frame/Section.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import type { Cost } from '../../../lib/core/request/definition.ts';
import { useLive } from '../../../lib/store/live.ts';
import { spentOn } from '../../../lib/store/spend.ts';
import { useBench } from '../bench.ts';
import { MaybeNumberField } from '../form/NumberInput.tsx';
import { useEdit } from './edit.ts';

const PERIODS = [
  { key: 'perDay', label: 'At most a day' },
  { key: 'perMonth', label: 'At most a month' },
] as const;

const rounded = (n: number): number => Math.round(n * 1e4) / 1e4;

export function BudgetSection() {
  const { definition, change } = useEdit();
  const { db } = useBench();
  const { cost } = definition;
  const { unit, money, budget } = cost;
  const spent = useLive(() => spentOn(db, definition.id, Date.now(), unit), [definition.id, unit], {
    day: 0,
    month: 0,
  }).value;
  const put = (patch: Partial<Cost['budget']>) =>
    change({ cost: { ...cost, budget: { ...budget, ...patch } } });
  const words = (amount: number): string => {
    const inUnits = costWords({ amount, unit }) ?? 'nothing';
    return money && amount > 0
      ? `${inUnits} (${rounded(amount * money.perUnit)} ${money.currency})`
      : inUnits;
  };
  return (
    <Section
      title="Budget"
      line={`Spent: ${words(spent.day)} today, ${words(spent.month)} this month. A run stops before it goes above.`}
    >
      <div class="Form">
        <div class="Form-grid">
          {PERIODS.map(({ key, label }) => (
            <MaybeNumberField
              key={key}
              label={label}
              whole={false}
              placeholder="No bound"
              unit={unit}
              value={budget[key] ?? null}
              onValue={amount => put({ [key]: amount })}
            />
          ))}
        </div>
        {money && money.perUnit > 0 && (
          <div class="Form-grid">
            {PERIODS.map(({ key, label }) => {
              const units = budget[key] ?? null;
              return (
                <MaybeNumberField
                  key={`${key} in money`}
                  label={`${label}, in money`}
                  whole={false}
                  placeholder="No bound"
                  unit={money.currency}
                  value={units === null ? null : rounded(units * money.perUnit)}
                  onValue={sum => put({ [key]: sum === null ? null : rounded(sum / money.perUnit) })}
                />
              );
            })}
          </div>
        )}
      </div>
    </Section>
  );
}
