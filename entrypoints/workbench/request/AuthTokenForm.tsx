/** Tokens that are fetched first: OAuth 2.0 in three flows, and a login address. */
import { Field } from '../../../components/field/Field.tsx';
import { TextArea } from '../../../components/field/TextArea.tsx';
import type { TokenAuth } from '../../../lib/core/request/auth.ts';
import { originOf } from '../../../lib/core/request/origin.ts';
import type { SecretSummary } from '../../../lib/store/secrets.ts';
import { Choice } from '../form/Choice.tsx';
import { CodeField } from '../form/CodeField.tsx';
import { NumberField } from '../form/NumberInput.tsx';
import { SecretField } from '../form/SecretField.tsx';
import { CodeAt } from './CodeAt.tsx';
import { useEdit } from './edit.ts';
import { NamedValues } from './NamedValues.tsx';
import { SignInForm } from './SignInForm.tsx';
import { errorAt } from './trouble.ts';

export interface AuthTokenFormProps {
  auth: TokenAuth;
  secrets: readonly SecretSummary[];
  suggested: string;
}

const CLIENT_AUTH = [
  { value: 'basic', label: 'In a header' },
  { value: 'body', label: 'In the body' },
] as const;

export function AuthTokenForm({ auth, secrets, suggested }: AuthTokenFormProps) {
  const { change } = useEdit();
  // The union's members share these setters; each caller passes a whole member of it.
  const put = (next: TokenAuth) => change({ auth: next });
  if (auth.kind === 'login') return <LoginForm auth={auth} put={put} />;
  const origin = originOf(auth.tokenUrl);
  return (
    <>
      {auth.kind === 'oauth-code' && (
        <CodeAt
          at="auth.authorizeUrl"
          label="Authorization address"
          value={auth.authorizeUrl}
          onValue={authorizeUrl => put({ ...auth, authorizeUrl })}
        />
      )}
      <CodeAt
        at="auth.tokenUrl"
        label="Token address"
        value={auth.tokenUrl}
        onValue={tokenUrl => put({ ...auth, tokenUrl })}
      />
      <CodeAt
        at="auth.clientId"
        label="Client id"
        value={auth.clientId}
        onValue={clientId => put({ ...auth, clientId })}
      />
      <SecretField
        label="Client secret"
        none="No client secret"
        secrets={secrets}
        origin={origin}
        suggested={`${suggested || 'client'}-secret`}
        value={auth.clientSecret ?? ''}
        onValue={name => put({ ...auth, clientSecret: name || null })}
      />
      <Choice
        label="How the client is proved"
        value={auth.clientAuth}
        options={CLIENT_AUTH}
        onValue={clientAuth => put({ ...auth, clientAuth })}
      />
      {auth.kind === 'oauth-refresh' && (
        <SecretField
          label="Refresh token"
          secrets={secrets}
          origin={origin}
          suggested={`${suggested || 'oauth'}-refresh`}
          value={auth.refreshSecret}
          onValue={refreshSecret => put({ ...auth, refreshSecret })}
        />
      )}
      <CodeField
        label="Scope"
        help="Words parted by spaces, as the provider names them."
        value={auth.scope}
        onValue={scope => put({ ...auth, scope })}
      />
      <CodeField label="Audience" value={auth.audience} onValue={audience => put({ ...auth, audience })} />
      {auth.kind === 'oauth-code' && <SignInForm auth={auth} put={put} />}
      <Further auth={auth} put={put} />
    </>
  );
}

type OAuth = Exclude<TokenAuth, { kind: 'login' }>;

/** What differs at a few providers. */
function Further({ auth, put }: { auth: OAuth; put: (auth: OAuth) => void }) {
  const { parameters = [], header = 'Authorization', prefix = 'Bearer ' } = auth;
  return (
    <details
      class="Form-more"
      open={parameters.length > 0 || auth.header !== undefined || auth.prefix !== undefined}
    >
      <summary>Further fields of the token call, and where the token goes</summary>
      <div class="Form">
        <NamedValues
          what="field"
          placeholder="resource"
          help="Such as resource or account_id. A grant_type here takes the place of the usual one."
          rows={parameters}
          onRows={rows => put({ ...auth, parameters: rows })}
        />
        <div class="Form-grid">
          <CodeAt
            at="auth.header"
            label="Header of the token"
            value={header}
            onValue={next => put({ ...auth, header: next })}
          />
          <CodeField
            label="Text before the token"
            help="With its space, such as “Bearer ”."
            value={prefix}
            onValue={next => put({ ...auth, prefix: next })}
          />
        </div>
      </div>
    </details>
  );
}

const FORMATS = [
  { value: 'json', label: 'JSON' },
  { value: 'form', label: 'Form' },
] as const;

/** What a new login begins with. */
export const BODIES = {
  json: '{\n  "user": "me",\n  "password": "{{secret.login}}"\n}',
  form: 'grant_type=password&username=me&password={{secret.login}}',
} as const;

type Login = Extract<TokenAuth, { kind: 'login' }>;

function LoginForm({ auth, put }: { auth: Login; put: (auth: Login) => void }) {
  const { troubles } = useEdit();
  return (
    <>
      <CodeAt at="auth.url" label="Login address" value={auth.url} onValue={url => put({ ...auth, url })} />
      <Choice
        label="How the body is written"
        value={auth.format}
        options={FORMATS}
        onValue={format =>
          put({ ...auth, format, ...(auth.body === BODIES[auth.format] ? { body: BODIES[format] } : {}) })
        }
      />
      <Field
        label="Body"
        {...errorAt(troubles, 'auth.body')}
        help="Write {{secret.name}} where the password belongs."
      >
        {wire => (
          <TextArea {...wire} code rows={4} value={auth.body} onValue={body => put({ ...auth, body })} />
        )}
      </Field>
      <details class="Form-more" open={auth.headers.length > 0}>
        <summary>Headers of the login</summary>
        <NamedValues rows={auth.headers} onRows={headers => put({ ...auth, headers })} />
      </details>
      <CodeAt
        at="auth.tokenPath"
        label="Path of the token"
        value={auth.tokenPath}
        onValue={tokenPath => put({ ...auth, tokenPath })}
      />
      <CodeAt
        at="auth.expiresPath"
        label="Path of its seconds of validity"
        help="Or of the moment when it ends. Empty where the answer does not say."
        value={auth.expiresPath ?? ''}
        onValue={path => put({ ...auth, expiresPath: path || null })}
      />
      <NumberField
        label="Valid for"
        unit="seconds"
        min={1}
        value={auth.validSeconds}
        onValue={validSeconds => put({ ...auth, validSeconds })}
      />
      <CodeAt
        at="auth.header"
        label="Header"
        value={auth.header}
        onValue={header => put({ ...auth, header })}
      />
      <CodeField
        label="Text before the token"
        value={auth.prefix}
        onValue={prefix => put({ ...auth, prefix })}
      />
    </>
  );
}
