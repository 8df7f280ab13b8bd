// Well-known sales and data APIs: their searches, their lists, their logins and their batches.
import { sendJson } from '../listen.ts';
import { api, apiKeys, bad, posted } from './api.ts';
import { lists } from './apis-list.ts';
import { odd } from './apis-odd.ts';
import { searches } from './apis-search.ts';
import type { Family } from './scenario.ts';

export const apis: Family = () => {
  let asked = 0;
  return [
    ...searches,
    ...lists,
    ...odd(),
    api(
      'zoominfo/authenticate',
      'the login: {username, password} → {jwt}',
      () => true,
      (call, res) => {
        const body = posted(call);
        const good =
          body?.['username'] === apiKeys.zoominfoUser && body['password'] === apiKeys.zoominfoPassword;
        sendJson(res, good ? 200 : 401, good ? { jwt: 'zoominfo-jwt' } : { error: 'Unauthorized' });
      },
    ),
    api(
      'snov/v1/oauth/access_token',
      'client credentials in the form',
      () => true,
      (call, res) => {
        const form = new URLSearchParams(call.body.toString('utf8'));
        const good =
          form.get('client_id') === apiKeys.snovId &&
          form.get('client_secret') === apiKeys.snovSecret &&
          form.get('grant_type') === 'client_credentials';
        sendJson(
          res,
          good ? 200 : 401,
          good
            ? { access_token: 'snov-token', token_type: 'Bearer', expires_in: 3600 }
            : { error: 'invalid_client' },
        );
      },
    ),
    api(
      'dropcontact/batch',
      'POST {data: […]} → {request_id}; the answer is fetched later, by that id',
      call => call.headers['x-access-token'] === apiKeys.dropcontact,
      (call, res) => {
        asked = 0;
        if (Array.isArray(posted(call)?.['data']))
          sendJson(res, 200, {
            error: false,
            request_id: 'bvKxQnUvKvLzCgq',
            success: true,
            credits_left: 990,
          });
        else bad(res, 'data is missing.');
      },
    ),
    api(
      'dropcontact/batch/bvKxQnUvKvLzCgq',
      'not ready the first two times, with 200',
      call => call.headers['x-access-token'] === apiKeys.dropcontact,
      (_, res) => {
        asked += 1;
        if (asked < 3)
          sendJson(res, 200, {
            error: false,
            success: false,
            reason: 'Request not ready yet, try again in 30 seconds',
          });
        else
          sendJson(res, 200, {
            error: false,
            success: true,
            data: [{ company: 'Nordhavn Freight', nb_employees: '1000-1999', website: 'nordhavn.example' }],
          });
      },
    ),
  ];
};
