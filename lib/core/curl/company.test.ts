import { expect, test } from 'vitest';
import { companyIn } from './company.ts';
import { parsePasted } from './parse.ts';

test.each([
  ["curl 'https://api.vendor.com/v1/find?domain=acme.com&v=1.2'", 'acme.com'],
  ["curl 'https://api.vendor.com/v1/companies/www.acme.co.uk/people'", 'acme.co.uk'],
  [
    `curl https://api.vendor.com/v1 -H 'content-type: application/json' -d '{"site":"https://acme.io/about","api":"api.vendor.com"}'`,
    'acme.io',
  ],
  ["curl 'https://api.vendor.com/v1/find?callback=https://app.vendor.com/x&name=Acme'", null],
  ["curl 'https://api.vendor.com/v2.1/file.json?version=1.2.3'", null],
])('%s is about %s', (text, domain) => {
  const parsed = parsePasted(text);
  expect(parsed.ok && companyIn(parsed.request)).toBe(domain);
});
