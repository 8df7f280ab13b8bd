/** The call exactly as it was sent, its secrets masked. */
import { Copy } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { toCurl } from '../../../lib/core/curl/write.ts';
import { formatClock } from '../../../lib/core/format.ts';
import { useBench } from '../bench.ts';
import { SentCall } from './SentCall.tsx';
import type { Answered } from './trial.ts';

export function SentView({ answered }: { answered: Answered }) {
  const { toast } = useBench();
  const { request } = answered.report;
  if (!request) return null;
  const copy = () =>
    void navigator.clipboard.writeText(toCurl(request)).then(
      () => toast({ text: 'Copied as cURL, with its keys as names.' }),
      () => toast({ text: 'The clipboard did not take it.', tone: 'problem' }),
    );
  return (
    <section class="Test-part" aria-label="Sent">
      <header class="Test-line">
        <h3>Sent</h3>
        <span class="t-micro">{formatClock(answered.at, true)} · keys masked</span>
        <span class="push">
          <Button kind="plain" size="small" icon={Copy} onClick={copy}>
            As cURL
          </Button>
        </span>
      </header>
      <SentCall request={request} />
    </section>
  );
}
