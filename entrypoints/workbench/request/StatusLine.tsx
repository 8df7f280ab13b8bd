/** How it went: the status in words, how long, how large, what it cost; and the next step where it failed. */
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { Badge } from '../../../components/sign/Badge.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import { formatBytes, formatDuration } from '../../../lib/core/format.ts';
import type { TestReport } from '../../../lib/engine/test-call.ts';
import { useEdit } from './edit.ts';
import { useNextStep } from './next-step.tsx';

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No content',
  400: 'Bad request',
  401: 'Unauthorized',
  402: 'Payment required',
  403: 'Forbidden',
  404: 'Not found',
  408: 'Timeout',
  409: 'Conflict',
  410: 'Gone',
  422: 'Not processable',
  429: 'Too many requests',
  500: 'Server error',
  502: 'Bad gateway',
  503: 'Unavailable',
  504: 'Gateway timeout',
};

const wordsOf = ({ status, problem, notFound, value }: TestReport): string => {
  if (problem) return 'Failed';
  if (notFound) return 'No such company';
  if (Array.isArray(value)) return `Found ${value.length} ${value.length === 1 ? 'item' : 'items'}`;
  return status === null ? 'Nothing came back' : 'Answered';
};

export function StatusLine({ report }: { report: TestReport }) {
  const { definition } = useEdit();
  const step = useNextStep(report.problem);
  const { status, timing, size, charged, polls, problem } = report;
  const bad = problem !== null;
  const cost =
    charged > 0 ? `charged ${costWords({ amount: charged, unit: definition.cost.unit })}` : 'nothing charged';
  const facts = [
    ...(polls > 0 ? [`ready when asked ${polls === 1 ? 'once' : `${polls} times`} more`] : []),
    ...(timing ? [formatDuration(timing.callMs)] : []),
    ...(status === null ? [] : [formatBytes(size)]),
    cost,
  ];
  return (
    <section class="Test-part" aria-label="How it went" role="status">
      <p class="Test-line">
        {status !== null && (
          <Badge tone={bad ? 'red' : 'teal'}>
            {status} {REASONS[status] ?? ''}
          </Badge>
        )}
        <b class="t-small">{wordsOf(report)}</b>
        <span class="t-micro push">{facts.join(' · ')}</span>
      </p>
      {timing && timing.callMs + timing.limitMs > 0 && (
        <>
          <div class="Timing" aria-hidden="true">
            <span data-part="limit" style={{ flexGrow: timing.limitMs }} />
            <span data-part="call" style={{ flexGrow: timing.callMs }} />
          </div>
          <p class="t-micro">
            limit {formatDuration(timing.limitMs)} · call {formatDuration(timing.callMs)}
          </p>
        </>
      )}
      {problem && (
        <ErrorNote
          what={problem.message}
          kept={problem.detail ?? (charged > 0 ? 'It may have been charged.' : 'Nothing was charged.')}
          {...(step ? { action: step } : {})}
        />
      )}
    </section>
  );
}
