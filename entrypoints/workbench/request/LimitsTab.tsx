/** What a call costs, how much may be spent, and how fast calls may go. */
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import type { Cost } from '../../../lib/core/request/definition.ts';
import { CodeField } from '../form/CodeField.tsx';
import { NumberField } from '../form/NumberInput.tsx';
import { BudgetSection } from './BudgetSection.tsx';
import { useEdit } from './edit.ts';
import { NamedLimits } from './NamedLimits.tsx';
import { OtherTroubles } from './OtherTroubles.tsx';
import { SharedSpeeds } from './SharedSpeed.tsx';
import { Speed } from './Speed.tsx';

const CHARGED = [
  { value: 'success', label: 'When it answers' },
  { value: 'filled', label: 'When it fills a field' },
  { value: 'always', label: 'Always' },
] as const;
export function LimitsTab() {
  const { definition, change } = useEdit();
  const { cost, limits } = definition;
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
              <CodeField
                label="Currency"
                help="Three letters, such as EUR."
                value={money.currency}
                onValue={text => put({ money: { ...money, currency: text.toUpperCase() } })}
              />
            </div>
          )}
        </div>
      </Section>
      <BudgetSection />
      <Section title="Speed" line="Never exceeded in any window, shared by all runs and lookups.">
        <Speed name="this request" limits={limits} put={next => change({ limits: { ...limits, ...next } })} />
        <NamedLimits />
        <OtherTroubles tab="limits" />
      </Section>
      <SharedSpeeds />
    </>
  );
}
