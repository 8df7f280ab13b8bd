/** Where well-known APIs say that an accepted answer will stand. */
import { expect, test } from 'vitest';
import { detectJob } from './detect-job.ts';

const URL = 'https://api.test/v1/batch';

test.each<[string, unknown, [string, string][], object]>([
  ['Azure', null, [['Operation-Location', 'https://api.test/ops/7']], { urlHeader: 'operation-location' }],
  ['a REST queue', {}, [['location', '/queue/9']], { urlHeader: 'location' }],
  ['Fivetran', { status_url: 'https://api.test/s/1', id: 1 }, [], { urlPath: '$.status_url' }],
  ['HubSpot, exports', { id: '12', links: { status: 'x' } }, [], { url: `${URL}/{{id}}` }],
  ['Dropcontact', { request_id: 'abc', success: true }, [], { url: `${URL}/{{request_id}}` }],
  ['Apify', { data: { id: 'r1', status: 'READY' } }, [], { url: `${URL}/{{data.id}}` }],
  [
    'Clearbit',
    { error: { type: 'queued', message: 'later' } },
    [],
    { urlPath: null, url: null, urlHeader: null },
  ],
  ['a foreign address', {}, [['location', 'https://other.test/x']], { urlHeader: null }],
])('%s', (_, answer, headers, poll) => {
  const found = detectJob(answer, headers, URL);
  expect(found.poll).toMatchObject(poll);
  expect(found.evidence).toMatch(/^[A-Z].*\.$/);
});
