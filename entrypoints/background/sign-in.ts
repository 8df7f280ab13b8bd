/** The sign-in of OAuth 2.0 with authorization code and PKCE, through the browser's own window. */
export const signIn = async (_requestId: string): Promise<never> => {
  throw new Error(
    'Signing in through the browser is not there yet. Use a refresh token, or client credentials.',
  );
};
