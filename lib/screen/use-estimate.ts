/** What a look-up of these companies would do and cost, before it is done. */
import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { command } from '../browser/commands.ts';
import { costsWords } from '../core/cost.ts';
import { formatAbout, formatCount, formatNumber } from '../core/format.ts';
import type { Company } from '../core/message/command.ts';
import { type Estimate, estimateSchema } from '../core/message/estimate.ts';
import type { Refresh } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';

const SETTLE_MS = 250;

export const companyOf = ({ name, domain }: Subject): Company => ({ name, domain, values: {} });

/**
 * Null while it is reckoned, or there is nothing to reckon.
 * @param known changes when what is known of these companies does: then it is reckoned anew
 */
export function useEstimate(
  planId: string | null,
  subjects: readonly Subject[],
  refresh: Refresh,
  known: number,
): Estimate | null {
  const [reckoned, setReckoned] = useState<{ about: string; estimate: Estimate } | null>(null);
  const about = [planId, refresh, known, ...subjects.map(subject => subject.key)].join('\n');
  useEffect(() => {
    if (planId === null || subjects.length === 0) return;
    let gone = false;
    const timer = setTimeout(() => {
      const source = { kind: 'companies' as const, companies: subjects.map(companyOf) };
      command({ do: 'estimate', planId, source, refresh }).then(
        answer => {
          const parsed = v.safeParse(estimateSchema, answer);
          if (!gone && parsed.success) setReckoned({ about, estimate: parsed.output });
        },
        () => undefined,
      );
    }, SETTLE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [about]);
  return reckoned?.about === about ? reckoned.estimate : null;
}

/** `42 calls · 18 from cache · 24 credits · about 1 min` */
export function estimateParts(estimate: Estimate): readonly string[] {
  const { calls, names, cached, kept, skipped, costs, seconds } = estimate;
  return [
    formatCount(calls, 'call'),
    names > 0 ? `${formatNumber(names, 0)} for domains` : '',
    cached + kept > 0 ? `${formatNumber(cached + kept, 0)} from cache` : '',
    skipped > 0 ? `${formatNumber(skipped, 0)} skipped` : '',
    calls === 0 ? '' : costsWords(costs) || 'free',
    calls === 0 ? '' : formatAbout(seconds * 1000),
  ].filter(Boolean);
}
