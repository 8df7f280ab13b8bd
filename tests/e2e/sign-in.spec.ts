/** The sign-in of OAuth 2.0 in the browser's own window, at a certified provider, by a person who fills its forms. */
import { CLIENT_ID, startSignInServer } from '../../scripts/sample/sign-in-server.ts';
import { command, expect, put, rowsIn, storedRequest, test } from './loupe.ts';

test('a person signs in with PKCE, and the call carries the token', async ({ loupe, own }) => {
  const redirectUri = `https://${loupe.extensionId}.chromiumapp.org/oauth`;
  const provider = await startSignInServer({ redirectUri });
  const request = storedRequest({
    url: `${provider.resource}?about={{domain}}`,
    auth: {
      kind: 'oauth-code',
      authorizeUrl: provider.authorizeUrl,
      tokenUrl: provider.tokenUrl,
      clientId: CLIENT_ID,
      refreshSecret: 'sample-refresh',
      scope: 'openid offline_access',
    },
    fields: [{ name: 'who', label: 'Who', path: '$.sub' }],
  });
  await put(own, 'requests', [request]);
  const opened = loupe.context.waitForEvent('page');
  const signedIn = command(own, { do: 'sign-in', requestId: request.id });
  const window = await opened;
  await window.getByPlaceholder('Enter any login').fill('ada');
  await window.getByPlaceholder('and password').fill('any');
  await window.getByRole('button', { name: 'Sign-in' }).click();
  await window.getByRole('button', { name: 'Continue' }).click();
  await signedIn;
  const report = await command(own, {
    do: 'test',
    definition: request.definition,
    values: { domain: 'a.example' },
  });
  expect(report).toMatchObject({ status: 200, value: { sub: 'ada' }, problem: null });
  expect(provider.grants()).toEqual(['authorization_code']);
  // The refresh token is a key among the others, bound to the provider alone.
  expect(await rowsIn(own, 'secrets')).toMatchObject([
    { name: 'sample-refresh', origins: [provider.origin] },
  ]);
  await provider.close();
});
