/** The sign-in of OAuth 2.0: where the provider sends back to, where the refresh token is kept, and the button. */
import { Copy, LogIn } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { askForOrigins } from '../../../lib/browser/permissions.ts';
import { redirectUri } from '../../../lib/browser/sign-in.ts';
import type { Auth } from '../../../lib/core/request/auth.ts';
import { originOf } from '../../../lib/core/request/origin.ts';
import { copyText } from '../../../lib/screen/copy.ts';
import { useBench } from '../bench.ts';
import { CodeField } from '../form/CodeField.tsx';
import { useEdit } from './edit.ts';

type CodeAuth = Extract<Auth, { kind: 'oauth-code' }>;

export function SignInForm({ auth, put }: { auth: CodeAuth; put: (auth: CodeAuth) => void }) {
  const { definition, troubles, secrets } = useEdit();
  const { toast } = useBench();
  const [busy, setBusy] = useState(false);
  const signedIn = secrets.some(one => one.name === auth.refreshSecret);
  const wrong = troubles.find(one => one.tab === 'auth' && !one.soft);
  const signIn = async (asked: Promise<boolean>) => {
    setBusy(true);
    try {
      if (!(await asked))
        throw new Error('Loupe may not call the token address yet. Sign in again and allow it.');
      const named = { ...definition, name: definition.name || 'New request' };
      await command({ do: 'sign-in', requestId: definition.id, definition: named });
      toast({ text: 'Signed in. Send a test to see it work.' });
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : 'The sign-in failed.', tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  const press = () => {
    const origin = originOf(auth.tokenUrl);
    // Before anything is awaited, or the browser refuses to ask.
    void signIn(origin ? askForOrigins([origin]) : Promise.resolve(true));
  };
  const copy = async () => {
    await copyText(redirectUri());
    toast({ text: 'Copied.' });
  };
  return (
    <>
      <div class="Form-secret">
        <Field label="Redirect address" help="Enter it at the provider, where you made the client.">
          {wire => <TextInput {...wire} code readOnly value={redirectUri()} onValue={() => undefined} />}
        </Field>
        <Button icon={Copy} onClick={() => void copy()}>
          Copy
        </Button>
      </div>
      <CodeField
        label="Keep the refresh token as"
        help={
          signedIn
            ? 'Signed in. It stands among the keys, and each renewal replaces it.'
            : 'The name it gets among the keys, when you have signed in.'
        }
        value={auth.refreshSecret}
        onValue={refreshSecret => put({ ...auth, refreshSecret })}
      />
      <div>
        <Button
          icon={LogIn}
          disabled={busy ? 'The sign-in is open' : (wrong?.message ?? false)}
          onClick={press}
        >
          {signedIn ? 'Sign in again' : 'Sign in'}
        </Button>
      </div>
    </>
  );
}
