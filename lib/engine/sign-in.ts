/** The sign-in of OAuth 2.0 with authorization code and PKCE: the browser's own window, then the code for a token. */
import type { Problem } from '../core/outcome/problem.ts';
import { problem } from '../core/outcome/table.ts';
import type { StoredRequest } from '../core/record/records.ts';
import { authorizeUrl, pkce } from '../core/request/token.ts';
import type { Chance } from './ports.ts';
import { namesOf } from './send.ts';
import type { TokenSource } from './tokens.ts';

/** The browser's window in which a person signs in at the provider. */
export interface SignInWindow {
  /** Where the provider sends the person back to: it has to be entered at the provider. */
  readonly redirectUri: () => string;
  /** @returns the address that the provider sent the person back to; null when the window was closed */
  readonly open: (url: string) => Promise<string | null>;
}

export interface SignInParts {
  readonly chance: Pick<Chance, 'uuid'>;
  readonly tokens: Pick<TokenSource, 'exchange'>;
  readonly window: SignInWindow;
  /** That many bytes that nobody can guess. */
  readonly random: (length: number) => Uint8Array;
}

/** @returns null when the person is signed in */
export type SignInTo = (stored: StoredRequest) => Promise<Problem | null>;

export function createSignIn({ chance, tokens, window, random }: SignInParts): SignInTo {
  return async stored => {
    const { auth } = stored.definition;
    if (auth.kind !== 'oauth-code')
      return problem('definition', {
        ...namesOf(stored),
        message: 'This request has no sign-in. Choose it under Auth.',
        about: 'auth',
      });
    const refuse = (message: string): Problem => problem('sign-in', { ...namesOf(stored), message });
    const { verifier, challenge } = pkce(random(32));
    const state = chance.uuid();
    const redirectUri = window.redirectUri();
    const address = authorizeUrl(auth, { redirectUri, state, challenge });
    if (!address)
      return problem('definition', {
        ...namesOf(stored),
        message: 'The sign-in address is not complete. Write it out under Auth.',
        about: 'auth',
      });
    const back = await window.open(address);
    if (back === null) return refuse('The sign-in was closed before it ended. Nothing was kept.');
    const said = new URL(back).searchParams;
    // RFC 6749, 10.12: an answer to somebody else's question is not ours.
    if (said.get('state') !== state) return refuse('The answer belongs to another sign-in. Start again.');
    const code = said.get('code');
    if (!code) {
      const why = said.get('error_description') ?? said.get('error') ?? 'no reason given';
      return refuse(`The provider refused the sign-in: ${why.slice(0, 200).replace(/\.$/, '')}.`);
    }
    return tokens.exchange(stored, { code, redirectUri, verifier });
  };
}
