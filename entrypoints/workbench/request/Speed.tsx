/** Any number of windows, and how many calls may be under way at once. */
import { Plus, X } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Select } from '../../../components/field/Select.tsx';
import type { Limits, Window } from '../../../lib/core/request/definition.ts';
import { NumberField } from '../form/NumberInput.tsx';

const UNITS = [
  { value: '1000', label: 'second' },
  { value: '60000', label: 'minute' },
  { value: '3600000', label: 'hour' },
  { value: '86400000', label: 'day' },
] as const;
type Unit = (typeof UNITS)[number]['value'];

/** The largest unit that the window is a whole number of. */
const unitOf = (perMs: number): { count: number; unit: Unit } => {
  const found = UNITS.findLast(one => perMs % Number(one.value) === 0) ?? UNITS[0];
  return { count: Math.max(1, Math.round(perMs / Number(found.value))), unit: found.value };
};

export function Speed({
  limits,
  put,
  name,
}: {
  limits: Limits;
  /** What was changed alone: what this shows of the rest may be older than what is kept. */
  put: (change: Partial<Limits>) => void;
  name: string;
}) {
  const { windows } = limits;
  const putWindow = (index: number, window: Window) =>
    put({ windows: windows.map((each, i) => (i === index ? window : each)) });
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
              aria-label={`Unit of limit ${index + 1}, ${name}`}
              value={unit}
              options={UNITS}
              onValue={next => putWindow(index, { ...window, perMs: count * Number(next) })}
            />
            <IconButton
              icon={X}
              label={`Remove limit ${index + 1}, ${name}`}
              onClick={() => put({ windows: windows.filter((_, i) => i !== index) })}
            />
          </div>
        );
      })}
      <div class="row">
        <Button
          size="small"
          icon={Plus}
          disabled={windows.length >= 6 && 'Six limits are the most'}
          onClick={() => put({ windows: [...windows, { calls: 10, perMs: 1000 }] })}
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
          onValue={concurrency => put({ concurrency })}
        />
      </div>
    </div>
  );
}
