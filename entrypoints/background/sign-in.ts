/** The sign-in in the browser's own window, or, for a request that runs as the person, at the site itself. */
import { openSignIn, redirectUri } from '../../lib/browser/sign-in.ts';
import { openTab } from '../../lib/browser/tabs.ts';
import type { RequestDefinition } from '../../lib/core/request/definition.ts';
import { parseUrlTemplate } from '../../lib/core/request/url-template.ts';
import { createSignIn } from '../../lib/engine/sign-in.ts';
import { unsaved } from '../../lib/engine/test-call.ts';
import { app } from './app.ts';

/**
 * @param written the request as it stands in the editor, before it is saved
 * @throws with a sentence when the person closed the window, or the provider refused
 */
export const signIn = async (requestId: string, written?: RequestDefinition): Promise<void> => {
  const { ports, tokens } = await app();
  const stored = written ? unsaved(written) : await ports.plans.request(requestId);
  if (!stored) throw new Error('This request was deleted. Choose another.');
  if (stored.definition.session && stored.definition.auth.kind !== 'oauth-code') {
    const url = parseUrlTemplate(stored.definition.url);
    if (!url.ok) throw new Error('The address of this request is not complete.');
    await openTab(url.url.origin);
    throw new Error(
      `Sign in at ${new URL(url.url.origin).host}, in the tab that was opened. Then ask again.`,
    );
  }
  const signInTo = createSignIn({
    chance: ports.chance,
    tokens,
    window: { redirectUri, open: openSignIn },
    random: length => crypto.getRandomValues(new Uint8Array(length)),
  });
  const problem = await signInTo(stored);
  if (problem) throw new Error(problem.message);
};
