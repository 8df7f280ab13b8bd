// One scenario for each status, and for each that passes: `-then-ok`.
import { whole } from '../listen.ts';
import { type Family, fail, ok, type Scenario } from './scenario.ts';

const MESSAGES: Record<number, string> = {
  400: 'The parameter "domain" is missing.',
  401: 'The API key is not valid.',
  402: 'No credits are left.',
  403: 'This key may not read companies.',
  404: 'No company was found.',
  405: 'The method is not allowed.',
  406: 'No such representation.',
  408: 'The request took too long to arrive.',
  409: 'The record was changed meanwhile.',
  410: 'This endpoint was switched off.',
  413: 'The body is too large.',
  415: 'Send application/json.',
  418: 'I am a teapot.',
  422: 'The domain is not valid.',
  425: 'Too early.',
  429: 'Too many requests.',
  451: 'Not available for legal reasons.',
  500: 'Something broke.',
  501: 'Not implemented.',
  502: 'Bad gateway.',
  503: 'Down for repair.',
  504: 'The upstream took too long.',
  520: 'The web server returned an unknown error.',
};
const PASSING = [408, 425, 429, 500, 502, 503, 504];

export const statuses: Family = () => {
  const always = Object.entries(MESSAGES).map(
    ([status, message]): Scenario => ({
      id: `status-${status}`,
      path: `/status/${status}`,
      about: `always ${status} with a JSON error`,
      answer: (_, res) => fail(res, Number(status), message),
    }),
  );
  const passing = PASSING.map(
    (status): Scenario => ({
      id: `status-${status}-then-ok`,
      path: `/status/${status}-then-ok`,
      about: `${status} for the first \`?times=1\` calls of each \`?row=\`, then 200`,
      answer: (call, res, { nth }) =>
        nth() <= whole(call, 'times', 1) ? fail(res, status, MESSAGES[status] ?? '') : ok(res),
    }),
  );
  const special: Scenario[] = [
    {
      id: 'ok',
      path: '/ok',
      about: '200 with the ordinary company',
      answer: (_, res) => ok(res),
    },
    {
      id: 'status-403-throttling',
      path: '/status/403-throttling',
      about: '403 that is throttling: Retry-After and X-RateLimit-Remaining: 0; the second call is 200',
      answer: (_, res, { nth }) =>
        nth() > 1
          ? ok(res)
          : fail(res, 403, 'You have exceeded a secondary rate limit.', {
              'retry-after': '1',
              'x-ratelimit-remaining': '0',
            }),
    },
    {
      id: 'status-404-plain',
      path: '/status/404-plain',
      about: '404 as an HTML page: the path is wrong, not the company',
      answer: (_, res) => {
        res.writeHead(404, { 'content-type': 'text/html' });
        res.end('<!doctype html><title>404</title><h1>Cannot GET /status</h1>');
      },
    },
    {
      id: 'status-404-empty',
      path: '/status/404-empty',
      about: '404 without a body',
      answer: (_, res) => {
        res.writeHead(404);
        res.end();
      },
    },
    {
      id: 'status-401-basic',
      path: '/status/401-basic',
      about: '401 with WWW-Authenticate: Basic (a browser must not open its own dialogue)',
      answer: (_, res) => fail(res, 401, 'Sign in.', { 'www-authenticate': 'Basic realm="vendor"' }),
    },
  ];
  return [...special, ...always, ...passing];
};
