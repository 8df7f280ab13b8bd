/** What the last answer says of the provider's own limits, and one press that takes them. */
import { Gauge } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { formatNumber } from '../../../lib/core/format.ts';
import { namedLimits } from '../../../lib/core/rate-limit-policy.ts';
import type { Window } from '../../../lib/core/request/definition.ts';
import { useEdit } from './edit.ts';

const PERIODS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

/** `100 calls a minute`, `100 calls in any 10 seconds`. */
const limitWords = ({ calls, perMs }: Window): string => {
  const [unitMs, unit] = PERIODS.find(([ms]) => perMs % ms === 0) ?? [1, 'millisecond'];
  const many = perMs / unitMs;
  return `${formatNumber(calls)} calls ${many === 1 ? `a ${unit}` : `in any ${formatNumber(many)} ${unit}s`}`;
};

/** @returns nothing where the answer names none, or all that it names are kept already */
export function NamedLimits() {
  const { definition, change, report } = useEdit();
  const { limits } = definition;
  const named = namedLimits(report?.headers ?? []);
  const isKept = (one: Window): boolean =>
    limits.windows.some(({ calls, perMs }) => perMs === one.perMs && calls <= one.calls);
  if (named.every(isKept)) return null;
  const periods = new Set(named.map(one => one.perMs));
  const others = limits.windows.filter(one => !periods.has(one.perMs));
  return (
    <Note
      icon={Gauge}
      title={`${definition.provider || 'The API'} names its own limit`}
      actions={
        <Button
          size="small"
          onClick={() => change({ limits: { ...limits, windows: [...others, ...named].slice(0, 6) } })}
        >
          Keep to it
        </Button>
      }
    >
      The last answer says {named.map(limitWords).join(', ')}.
    </Note>
  );
}
