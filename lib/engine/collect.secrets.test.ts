import { describe, expect, it } from 'vitest';
import { bench } from './collect.fixture.ts';

describe('collect, with a secret', () => {
  it('follows no redirect with a secret, and keeps the secret out of all that is stored', async () => {
    const secret = 'canary/sécret+"1"';
    const auth = { kind: 'header', header: 'X-Api-Key', secret: 'k' } as const;
    const moved = bench(() => ({ redirect: true }));
    moved.data.secrets.set('k', { value: secret, origins: [] });
    expect(await moved.get({ auth })).toMatchObject({ kind: 'failed', problem: { kind: 'redirect' } });
    expect(moved.http.calls[0]?.options.followRedirects).toBe(false);

    const utf8 = Buffer.from(secret);
    const echoes = {
      raw: secret,
      percent: encodeURIComponent(secret),
      base64: utf8.toString('base64'),
      basic: Buffer.from(`me:${secret}`).toString('base64'),
      hex: utf8.toString('hex'),
      name: 'Acme',
    };
    const here = bench(() => ({
      status: 200,
      body: echoes,
      headers: { 'x-request-id': secret, 'set-cookie': 'a=b' },
    }));
    here.data.secrets.set('k', { value: secret, origins: [] });
    const end = await here.get({ auth });
    expect(here.http.calls[0]?.headers).toContainEqual(['X-Api-Key', secret]);
    const kept = [...here.data.answers.values()];
    const seen = JSON.stringify([
      end,
      kept.map(each => [each.headers, Buffer.from(each.body).toString()]),
      [...here.data.attempts.values()],
    ]);
    for (const echo of Object.values(echoes).slice(0, 5)) expect(seen).not.toContain(echo.slice(4, 20));
    expect(seen).not.toContain('cookie');
    expect(seen).toContain('Acme');

    const error = bench(() => ({ status: 403, body: { message: `key ${secret} may not` } }));
    error.data.secrets.set('k', { value: secret, origins: [] });
    const refused = await error.get({ auth });
    expect(refused).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(JSON.stringify(refused)).not.toContain('canary');
  });
});
