// Redirects to the same and to another origin, where the second listener records all that arrives.
import { type Family, ok, type Scenario } from './scenario.ts';

const CODES = [301, 302, 303, 307, 308];

/** Where every redirect leads; served on both listeners. */
export const LANDING = '/redirect/landing';

export const redirects: Family = () => [
  ...CODES.flatMap((code): Scenario[] => [
    {
      id: `redirect-same-${code}`,
      path: `/redirect/same-${code}`,
      about: `${code} to ${LANDING} on the same origin, the query kept`,
      answer: (call, res) => {
        res.writeHead(code, { location: LANDING + call.url.search });
        res.end();
      },
    },
    {
      id: `redirect-other-${code}`,
      path: `/redirect/other-${code}`,
      about: `${code} to ${LANDING} on the other origin, the query kept`,
      answer: (call, res, { otherOrigin }) => {
        res.writeHead(code, { location: otherOrigin + LANDING + call.url.search });
        res.end();
      },
    },
  ]),
  {
    id: 'redirect-landing',
    path: LANDING,
    about: '200: where the redirects lead',
    answer: (_, res) => ok(res),
  },
  {
    id: 'redirect-loop',
    path: '/redirect/loop',
    about: '302 to itself',
    answer: (_, res) => {
      res.writeHead(302, { location: '/redirect/loop' });
      res.end();
    },
  },
  {
    id: 'redirect-chain',
    path: '/redirect/chain',
    about: '`?left=5` redirects to itself, then 200',
    answer: (call, res) => {
      const left = Number(call.url.searchParams.get('left') ?? 5);
      if (!(left > 0)) return ok(res);
      res.writeHead(302, { location: `/redirect/chain?left=${left - 1}` });
      res.end();
    },
  },
  {
    id: 'redirect-nowhere',
    path: '/redirect/nowhere',
    about: '302 without Location',
    answer: (_, res) => {
      res.writeHead(302);
      res.end();
    },
  },
];
