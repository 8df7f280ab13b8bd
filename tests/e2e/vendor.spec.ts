/** The quirks of real vendors, met by the built extension's own worker over real HTTP: what each is called, or gives. */
import type { RequestInput } from '../../lib/core/request/definition.ts';
import { command, definitionOf, expect, put, storedRequest, test } from './loupe.ts';

const fields = [{ name: 'name', label: 'Name', path: '$..name', fold: 'first' as const }];

/** What one call meets: a problem's kind, or `ok`. */
const CALLS: readonly (readonly [path: string, expected: string, more?: Partial<RequestInput>])[] = [
  ['/ok', 'ok'],
  ['/status/400', 'bad-request'],
  ['/status/401', 'unauthorized'],
  ['/status/402', 'payment'],
  ['/status/403', 'forbidden'],
  ['/status/403-throttling', 'throttled', { answer: { throttleStatuses: [403] } }],
  ['/status/404', 'not-found-answer'],
  ['/status/404-plain', 'wrong-address'],
  ['/status/404-plain', 'not-found-answer', { answer: { notFoundPage: true } }],
  ['/status/404', 'wrong-address', { answer: { notFoundIsAnswer: false } }],
  ['/status/409', 'conflict'],
  ['/status/410', 'gone'],
  ['/status/422', 'bad-request'],
  ['/status/429', 'throttled'],
  ['/status/451', 'rejected'],
  ['/status/500', 'server'],
  ['/status/502', 'server'],
  ['/status/503', 'server'],
  ['/status/504', 'server'],
  ['/throttle/429-huge', 'throttled'],
  ['/throttle/429-garbage', 'throttled'],
  ['/throttle/429-date', 'throttled'],
  ['/time/hang', 'timeout', { answer: { timeoutMs: 400 } }],
  ['/time/hang-body', 'timeout', { answer: { timeoutMs: 400 } }],
  ['/time/drip?bytes=20&ms=100', 'timeout', { answer: { timeoutMs: 500 } }],
  ['/time/reset', 'unreachable'],
  ['/time/truncated', 'interrupted'],
  ['/body/malformed', 'malformed'],
  ['/body/trailing', 'malformed'],
  ['/body/nan', 'malformed'],
  ['/body/jsonp', 'ok'],
  ['/body/html-200', 'html'],
  ['/body/html-as-json', 'html'],
  ['/body/html-503', 'server'],
  ['/body/empty-200', 'empty'],
  ['/body/204', 'ok'],
  ['/body/huge?bytes=3000000', 'too-large', { answer: { maxBytes: 1_000_000 } }],
  ['/body/gzip-bomb?bytes=30000000', 'too-large', { answer: { maxBytes: 1_000_000 } }],
  ['/body/deep?depth=5000', 'too-deep'],
  ['/body/big-integers', 'ok'],
  ['/body/latin-1', 'ok'],
  ['/body/bom', 'ok'],
  ['/body/ndjson', 'ok'],
  ['/body/xml', 'ok'],
  ['/body/csv', 'ok'],
  ['/body/proto', 'ok'],
  ['/body/json-as-text', 'ok'],
  ['/body/gzip', 'ok'],
  [
    '/body/graphql-errors',
    'declared-failure',
    { answer: { failWhen: [{ path: '$.errors', operator: 'exists' }] } },
  ],
  ['/auth/bearer', 'unauthorized'],
  ['/echo', 'ok'],
];

test('each call of a vendor’s quirks ends as what it is', async ({ own, vendor }) => {
  test.setTimeout(120_000);
  const wrong: string[] = [];
  for (const [path, expected, more = {}] of CALLS) {
    const definition = definitionOf({
      url: `${vendor.origin}${path}`,
      fields,
      retry: { retries: 0 },
      ...more,
    });
    const before = vendor.calls().length;
    const report = (await command(own, { do: 'test', definition, values: { domain: 'acme.example' } })) as {
      problem: { kind: string; message: string } | null;
      notFound: boolean;
    };
    const heard = vendor.calls().length - before;
    const got = report.notFound && !report.problem ? 'not-found-answer' : (report.problem?.kind ?? 'ok');
    if (got !== expected) wrong.push(`${path}: ${got}, not ${expected}; the server heard ${heard} calls`);
    if (report.problem && !/[.!?]$/.test(report.problem.message))
      wrong.push(`${path}: "${report.problem.message}" is no sentence`);
  }
  expect(wrong).toEqual([]);
});

const items = { itemsPath: '$.items', maxPages: 20, maxItems: 1000 };

/** Pages as vendors turn them: all items of all pages are one result. */
const PAGED: readonly (readonly [path: string, paging: RequestInput['paging'], count: number])[] = [
  ['/page/one?total=23', { kind: 'page', ...items, page: 'page', limit: 'limit', size: 5, first: 1 }, 23],
  ['/page/zero?total=23', { kind: 'page', ...items, page: 'page', limit: 'limit', size: 5, first: 0 }, 23],
  ['/page/offset?total=23', { kind: 'offset', ...items, offset: 'offset', limit: 'limit', size: 5 }, 23],
  ['/page/link?total=23&limit=5', { kind: 'link', ...items, itemsPath: '$' }, 23],
];

test('pages are turned to their end over real HTTP', async ({ own, vendor }) => {
  test.setTimeout(60_000);
  const wrong: string[] = [];
  for (const [index, [path, paging, count]] of PAGED.entries()) {
    const id = `paged-${index}`;
    await put(own, 'requests', [
      storedRequest({
        id,
        url: `${vendor.origin}${path}`,
        paging,
        fields: [
          {
            name: 'count',
            label: 'Count',
            path: paging?.kind === 'link' ? '$[*]' : '$.items[*]',
            type: 'number',
            fold: 'count',
          },
        ],
      }),
    ]);
    const answer = await command(own, {
      do: 'look-up',
      plans: [id],
      company: { name: null, domain: 'acme.example' },
    });
    const text = JSON.stringify(answer);
    if (!text.includes(`"value":${count}`)) wrong.push(`${path}: ${text.slice(0, 400)}`);
  }
  expect(wrong).toEqual([]);
});
