import { expect, test } from 'vitest';
import { pollUrl } from './poll-url.ts';

const at = 'https://api.test/batch/{{request_id}}';
test.each<[string, unknown, string | null]>([
  [at, { request_id: 'a1' }, 'https://api.test/batch/a1'],
  [at, { request_id: 7 }, 'https://api.test/batch/7'],
  ['https://api.test/{{job.id}}?v=2', { job: { id: 'x' } }, 'https://api.test/x?v=2'],
  // A value stays one part of the path; one that could lead elsewhere is refused.
  [at, { request_id: 'b?c=d#e &' }, 'https://api.test/batch/b%3Fc%3Dd%23e%20%26'],
  [at, { request_id: '..' }, null],
  [at, {}, null],
  [at, { request_id: {} }, null],
  [at, null, null],
  ['https://api.test/{{secret.k}}', { secret: { k: 'x' } }, null],
  ['https://api.test/{{', { a: 1 }, null],
])('%s with %j is %s', (template, answer, url) => expect(pollUrl(template, answer)).toBe(url));
