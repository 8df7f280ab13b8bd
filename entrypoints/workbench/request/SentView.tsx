/** The call exactly as it was sent, its secrets masked. */
import { Copy } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { toCurl } from '../../../lib/core/curl/write.ts';
import { formatClock } from '../../../lib/core/format.ts';
import { useBench } from '../bench.ts';
import type { Answered } from './trial.ts';

const MOST_BODY = 4000;

export function SentView({ answered }: { answered: Answered }) {
  const { toast } = useBench();
  const { request } = answered.report;
  if (!request) return null;
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  const path = url ? request.url.slice(url.origin.length) : request.url;
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
      <p class="Sent-first">
        <b>{request.method}</b> {path}
      </p>
      <dl class="Sent-headers">
        <dt>Host</dt>
        <dd>{url?.host}</dd>
        {request.headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {request.body !== null && <pre class="Sent-body">{request.body.slice(0, MOST_BODY)}</pre>}
    </section>
  );
}
