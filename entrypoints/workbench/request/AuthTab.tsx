/** How the request proves who sends it. */
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { Switch } from '../../../components/field/Switch.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { Note } from '../../../components/note/Note.tsx';
import type { Auth } from '../../../lib/core/request/auth.ts';
import { CodeField } from '../form/CodeField.tsx';
import { SecretField } from '../form/SecretField.tsx';
import { AuthTokenForm, BODIES } from './AuthTokenForm.tsx';
import { CodeAt } from './CodeAt.tsx';
import { useEdit } from './edit.ts';
import { NamedValues } from './NamedValues.tsx';
import { OtherTroubles } from './OtherTroubles.tsx';

type Kind = Auth['kind'];

const KINDS: readonly { value: Kind; label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'header', label: 'Key in a header' },
  { value: 'query', label: 'Key in the address' },
  { value: 'bearer', label: 'Bearer token' },
  { value: 'basic', label: 'Basic: user and password' },
  { value: 'custom', label: 'Several headers' },
  { value: 'oauth-client', label: 'OAuth 2.0 client credentials' },
  { value: 'oauth-refresh', label: 'OAuth 2.0 refresh token' },
  { value: 'oauth-code', label: 'OAuth 2.0 sign-in (code, PKCE)' },
  { value: 'login', label: 'Token from a login address' },
];

/** `Companies House` → `companies-house`: a key's name, for who has not chosen one. */
const keyNameOf = (provider: string): string =>
  provider
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '');

const nameIn = (auth: Auth): string => ('secret' in auth && auth.secret ? auth.secret : '');

const freshAuth = (kind: Kind, before: Auth, suggested: string): Auth => {
  const secret = nameIn(before);
  const client =
    'tokenUrl' in before
      ? before
      : {
          tokenUrl: '',
          clientId: '',
          clientSecret: null,
          clientAuth: 'basic' as const,
          scope: '',
          audience: '',
        };
  const { tokenUrl, clientId, clientSecret, clientAuth, scope, audience } = client;
  const { parameters, header, prefix } = 'tokenUrl' in before ? before : {};
  const shared = {
    ...{ tokenUrl, clientId, clientSecret, clientAuth, scope, audience },
    ...(parameters ? { parameters } : {}),
    ...(header === undefined ? {} : { header }),
    ...(prefix === undefined ? {} : { prefix }),
  };
  switch (kind) {
    case 'none':
      return { kind };
    case 'header':
      return { kind, header: 'X-Api-Key', secret, prefix: '' };
    case 'query':
      return { kind, parameter: 'api_key', secret };
    case 'bearer':
      return { kind, secret };
    case 'basic':
      return { kind, user: '', secret: secret || null };
    case 'custom':
      return { kind, headers: [] };
    case 'oauth-client':
      return { kind, ...shared };
    case 'oauth-refresh':
      return { kind, ...shared, refreshSecret: '' };
    case 'oauth-code':
      return { kind, ...shared, authorizeUrl: '', refreshSecret: `${suggested || 'oauth'}-refresh` };
    case 'login':
      return {
        kind,
        url: '',
        format: 'json',
        body: BODIES.json,
        headers: [],
        tokenPath: '$.token',
        expiresPath: null,
        validSeconds: 3600,
        header: 'Authorization',
        prefix: 'Bearer ',
      };
  }
};

/** Places whose errors stand beside them. */
const BESIDE =
  /^auth\.(?:authorizeUrl|tokenUrl|clientId|url|tokenPath|expiresPath|body|header|parameter|user)$/;

export function AuthTab() {
  const { definition, change, origin } = useEdit();
  const { auth, session } = definition;
  const host = origin ? new URL(origin).host : 'this address';
  return (
    <>
      <Section title="Authentication" line="A key is named here, and filled in only when the call is sent.">
        <div class="Form">
          <Field label="Kind">
            {wire => (
              <Select
                {...wire}
                value={auth.kind}
                options={KINDS}
                onValue={kind => change({ auth: freshAuth(kind, auth, keyNameOf(definition.provider)) })}
              />
            )}
          </Field>
          <Parts />
          <OtherTroubles tab="auth" {...(auth.kind === 'custom' ? {} : { but: BESIDE })} />
        </div>
      </Section>
      <Section title="Run as me" line="Your own sign-in at this site, in place of a key">
        <div class="Form">
          <Switch
            label={`Send my own sign-in to ${host}`}
            on={session}
            onSwitch={next => change({ session: next })}
          />
          {session && (
            <Note tone="amber" title={`Calls to ${host} are made as you.`}>
              The browser’s cookies for {host} go along, so the site counts and logs each call as yours. Read
              its terms first. A pack never carries this choice.
            </Note>
          )}
        </div>
      </Section>
    </>
  );
}

function Parts() {
  const { definition, change, secrets, origin } = useEdit();
  const { auth } = definition;
  const shared = { secrets, origin, suggested: keyNameOf(definition.provider) };
  switch (auth.kind) {
    case 'none':
      return null;
    case 'header':
      return (
        <>
          <CodeAt
            at="auth.header"
            label="Header"
            value={auth.header}
            onValue={header => change({ auth: { ...auth, header } })}
          />
          <CodeField
            label="Text before the key"
            help="Such as “Token ”, with its space. Usually empty."
            value={auth.prefix}
            onValue={prefix => change({ auth: { ...auth, prefix } })}
          />
          <SecretField
            {...shared}
            label="Key"
            value={auth.secret}
            onValue={secret => change({ auth: { ...auth, secret } })}
          />
        </>
      );
    case 'query':
      return (
        <>
          <CodeAt
            at="auth.parameter"
            label="Parameter"
            help="A key in an address is seen by every server between. A header is better where the provider takes one."
            value={auth.parameter}
            onValue={parameter => change({ auth: { ...auth, parameter } })}
          />
          <SecretField
            {...shared}
            label="Key"
            value={auth.secret}
            onValue={secret => change({ auth: { ...auth, secret } })}
          />
        </>
      );
    case 'bearer':
      return (
        <SecretField
          {...shared}
          label="Token"
          value={auth.secret}
          onValue={secret => change({ auth: { ...auth, secret } })}
        />
      );
    case 'basic':
      return (
        <>
          <CodeAt
            at="auth.user"
            label="User"
            help="Where the key is the user name, write {{secret.name}}."
            value={auth.user}
            onValue={user => change({ auth: { ...auth, user } })}
          />
          <SecretField
            {...shared}
            label="Password"
            none="No password"
            value={auth.secret ?? ''}
            onValue={secret => change({ auth: { ...auth, secret: secret || null } })}
          />
        </>
      );
    case 'custom':
      return <NamedValues rows={auth.headers} onRows={headers => change({ auth: { ...auth, headers } })} />;
    default:
      return <AuthTokenForm auth={auth} {...shared} />;
  }
}
