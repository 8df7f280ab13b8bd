/** The sign-in of OAuth 2.0 with authorization code and PKCE, through the browser's own window. */
import { openSignIn, redirectUri } from '../../lib/browser/sign-in.ts';
import { authorizeUrl, pkce } from '../../lib/core/request/token.ts';
import { app } from './app.ts';

/** @throws with a sentence when the person closed the window or the provider refused */
export const signIn = async (requestId: string): Promise<void> => {
  const { ports, tokens } = await app();
  const stored = await ports.plans.request(requestId);
  if (stored?.definition.auth.kind !== 'oauth-code')
    throw new Error('This request has no sign-in. Choose it under Auth.');
  const { verifier, challenge } = pkce(crypto.getRandomValues(new Uint8Array(32)));
  const state = crypto.randomUUID();
  const address = authorizeUrl(stored.definition.auth, { redirectUri: redirectUri(), state, challenge });
  if (!address) throw new Error('The sign-in address is not complete. Write it out under Auth.');
  const back = await openSignIn(address);
  if (back === null) throw new Error('The sign-in was closed before it ended. Nothing was kept.');
  const answer = new URL(back).searchParams;
  // RFC 6749, 10.12: an answer to somebody else's question is not ours.
  if (answer.get('state') !== state) throw new Error('The answer belongs to another sign-in. Start again.');
  const code = answer.get('code');
  if (!code)
    throw new Error(
      `The provider refused the sign-in: ${(answer.get('error_description') ?? answer.get('error') ?? 'no reason given').slice(0, 200)}`,
    );
  const problem = await tokens.exchange(stored, { code, redirectUri: redirectUri(), verifier });
  if (problem) throw new Error(problem.message);
};
