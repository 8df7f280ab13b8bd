import { formatCount } from '../../../../lib/core/format.ts';
import type { PushEstimate } from '../../../../lib/engine/push-estimate.ts';
import { SentCall } from '../../request/SentCall.tsx';

/** The first call exactly as it would go out. */
export function FirstCall({ first, isReckoned }: { first: PushEstimate['first']; isReckoned: boolean }) {
  return (
    <section class="Push-first" aria-label="The first call">
      <header class="row">
        <h3>The first call</h3>
        {first && (
          <span class="t-micro">
            {first.rows > 1 ? `${formatCount(first.rows, 'row')} · ` : ''}keys masked · not sent yet
          </span>
        )}
      </header>
      {first ? (
        <SentCall request={first.request} />
      ) : (
        <p class="t-small t-soft">{isReckoned ? 'No row can go as it is now.' : 'reckoning…'}</p>
      )}
    </section>
  );
}
