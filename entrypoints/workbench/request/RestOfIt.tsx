/** The rest of the request in a line each, so that the first tab tells the whole. */
import { Section } from '../../../components/frame/Section.tsx';
import { Token } from '../../../components/sign/Token.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import { formatDuration } from '../../../lib/core/format.ts';
import type { Auth } from '../../../lib/core/request/auth.ts';
import type { Cost, RequestDefinition } from '../../../lib/core/request/definition.ts';
import { useEdit } from './edit.ts';

const AUTH_WORDS: Record<Auth['kind'], string> = {
  none: 'None',
  header: 'Key in a header',
  query: 'Key in the address',
  bearer: 'Bearer token',
  basic: 'Basic',
  custom: 'Several headers',
  'oauth-client': 'OAuth 2.0 client credentials',
  'oauth-refresh': 'OAuth 2.0 refresh token',
  'oauth-code': 'OAuth 2.0 sign-in',
  login: 'Token from a login address',
};

function AuthWords({ auth, host }: { auth: Auth; host: string | null }) {
  if (auth.kind === 'none') return <>None</>;
  const where = auth.kind === 'header' ? auth.header : auth.kind === 'query' ? auth.parameter : null;
  if (!('secret' in auth) || !auth.secret) return <>{AUTH_WORDS[auth.kind]}</>;
  return (
    <>
      {AUTH_WORDS[auth.kind]}
      {where && (
        <>
          {' '}
          <code>{where}</code>
        </>
      )}
      : <Token name={auth.secret} kind="secret" bare />
      {host && <>, only to {host}</>}
    </>
  );
}

const costLine = (cost: Cost): string => {
  const price = costWords(cost);
  if (price === null) return 'Free';
  const when = { success: 'when it answers', filled: 'when it fills a field', always: 'each call' }[
    cost.charged
  ];
  const { perDay, perMonth } = cost.budget;
  const bounds = [
    perDay ? `at most ${perDay} a day` : '',
    perMonth ? `at most ${perMonth} a month` : '',
  ].filter(Boolean);
  return [`${price} ${when}`, ...bounds].join(', ');
};

const limitLine = ({ limits, cache }: RequestDefinition): string => {
  const windows = limits.windows.map(one => `${one.calls} in ${formatDuration(one.perMs)}`);
  return [...windows, `${limits.concurrency} at once`, `kept ${formatDuration(cache.ttlMs)}`].join(' · ');
};

const conditionLine = ({ condition }: RequestDefinition): string => {
  if (condition === null) return 'Runs for every row';
  if (condition.kind === 'formula') return 'Runs when a formula is true';
  return `Runs when ${condition.join} of ${condition.rules.length} ${condition.rules.length === 1 ? 'rule holds' : 'rules hold'}`;
};

export function RestOfIt() {
  const { definition, origin, report } = useEdit();
  const empty = definition.fields.filter(field => report?.fields[field.name]?.kind === 'empty').length;
  const fields = definition.fields.length + definition.derived.length;
  return (
    <Section title="The rest of it">
      <dl class="Request-facts">
        <dt>Auth</dt>
        <dd>
          <AuthWords auth={definition.auth} host={origin ? new URL(origin).host : null} />
          {definition.session && ' · runs as you'}
        </dd>
        <dt>Conditions</dt>
        <dd>{conditionLine(definition)}</dd>
        <dt>Fields</dt>
        <dd>
          {fields === 0 ? 'None yet' : fields}
          {empty > 0 && `, ${empty} empty on this row`}
        </dd>
        <dt>Limits</dt>
        <dd>{limitLine(definition)}</dd>
        <dt>Cost</dt>
        <dd>{costLine(definition.cost)}</dd>
      </dl>
    </Section>
  );
}
