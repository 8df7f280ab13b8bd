/** What each request has spent, and how much it may: the ledger at a glance. A budget itself is set in its request. */
import { Section } from '../../../components/frame/Section.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import { useLive } from '../../../lib/store/live.ts';
import { spendNow } from '../../../lib/store/spend.ts';
import { useBench } from '../bench.ts';
import { now } from '../clock.ts';
import { hrefOf } from '../router.ts';

export function BudgetsSection() {
  const { db } = useBench();
  const at = now.value;
  const requests = useLive(() => db.requests.toArray(), [db], []).value;
  const spend = useLive(() => spendNow(db, at), [db, at], null).value;
  const rows = requests
    .flatMap(({ id, definition: { name, cost } }) => {
      const spent = (spend?.requests ?? []).filter(one => one.requestId === id);
      const units = new Set([...(cost.amount > 0 ? [cost.unit] : []), ...spent.map(one => one.unit)]);
      return [...units].map(unit => {
        const { day = 0, month = 0 } = spent.find(one => one.unit === unit) ?? {};
        const budget = unit === cost.unit ? cost.budget : {};
        return {
          id,
          name,
          unit,
          day,
          month,
          perDay: budget.perDay ?? null,
          perMonth: budget.perMonth ?? null,
        };
      });
    })
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Section title="Budgets" line="What calls have cost, and where each request stops.">
      {rows.length === 0 ? (
        <p class="t-small t-soft">No request costs anything. What a call costs is set in the request.</p>
      ) : (
        <table class="Report">
          <thead>
            <tr>
              <th scope="col">Request</th>
              <th scope="col" data-numeric="">
                Today
              </th>
              <th scope="col" data-numeric="">
                This month
              </th>
              <th scope="col">
                <span class="spoken">Budget</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={`${row.id} ${row.unit}`}>
                <td>{row.name}</td>
                <td data-numeric="">{words(row.day, row.perDay, row.unit)}</td>
                <td data-numeric="">{words(row.month, row.perMonth, row.unit)}</td>
                <td class="Report-end">
                  <a href={`${hrefOf({ view: 'request', id: row.id })}/limits`}>
                    {row.perDay === null && row.perMonth === null ? 'Set a budget' : 'Change'}
                    <span class="spoken"> of {row.name}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** `12 of 100 credits`, `nothing`; without a bound only what was spent. */
const words = (spent: number, most: number | null, unit: string): string => {
  if (most !== null) return `${spent} of ${costWords({ amount: most, unit }) ?? `0 ${unit}`}`;
  return costWords({ amount: spent, unit }) ?? 'nothing';
};
