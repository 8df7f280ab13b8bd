/** A call as it goes over the network: its first line, its headers, its body. */
const MOST_BODY = 4000;

export interface SentCallProps {
  /** Its secrets masked. */
  request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string | null;
  };
}

export function SentCall({ request }: SentCallProps) {
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  const path = url ? request.url.slice(url.origin.length) : request.url;
  return (
    <>
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
    </>
  );
}
