import { describe, expect, test } from 'vitest';
import { isHar, readHar } from './har.ts';
import { parseEntry, parsePasted } from './parse.ts';
import { offerVariables, takeOffers } from './vary.ts';

const read = (text: string) => {
  const parsed = parsePasted(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed;
};

describe('Copy as fetch', () => {
  const text = `await fetch("https://app.test/api/search?q=Acme%20Corp&page=1", {
  "headers": {"accept": "application/json", "x-csrf-token": "abcdef123", "sec-fetch-mode": "cors"},
  "referrer": "https://app.test/",
  "body": "{\\"domain\\":\\"acme.com\\",\\"mail\\":\\"x@acme.com\\"}",
  "method": "POST", "mode": "cors", "credentials": "include"
});`;
  test('is read without being run', () => {
    const { request, secrets, warnings } = read(text);
    expect([request.method, request.url, request.parameters]).toEqual([
      'POST',
      'https://app.test/api/search',
      [
        { name: 'q', value: 'Acme Corp' },
        { name: 'page', value: '1' },
      ],
    ]);
    expect(secrets.map(one => one.value)).toEqual(['abcdef123']);
    expect(warnings.join(' ')).toMatch(/Run as me/);
    expect(JSON.stringify(request)).not.toMatch(/abcdef123|sec-fetch/);
  });
  test.each([
    'fetch(evil())',
    'fetch("https://a.test", {body: 1})',
    'fetch(',
    'fetch("https://a.test", {"body": {}})',
    'fetch(1)',
  ])('%s is refused', pasted => expect(parsePasted(pasted).ok).toBe(false));
  test('the company in it is offered as variables', () => {
    const { request } = read(text.replace('/api/search', '/api/acme.com/notacme.com'));
    const offers = offerVariables(request, { domain: 'acme.com', name: 'ACME Corp' });
    expect(offers.map(one => [one.field, one.text, one.variable])).toEqual([
      ['url', 'acme.com', 'domain'],
      ['parameters.0.value', 'Acme Corp', 'company_name'],
      ['body.template', 'acme.com', 'domain'],
      ['body.template', 'acme.com', 'domain'],
    ]);
    const taken = takeOffers(request, offers);
    expect(taken.url).toBe('https://app.test/api/{{domain}}/notacme.com');
    expect(taken.parameters?.[0]?.value).toBe('{{company_name}}');
    expect(taken.body).toMatchObject({ template: '{"domain":"{{domain}}","mail":"x@{{domain}}"}' });
    expect(offerVariables(taken, { domain: 'acme.com', name: 'domain' })).toEqual([]);
  });
  test('the API’s own host is no variable', () => {
    const { request } = read('curl https://api.acme.com/v1/acme.com');
    expect(offerVariables(request, { domain: 'acme.com' }).map(one => one.at)).toEqual([24]);
  });
});

describe('a HAR file', () => {
  const entry = (url: string, mimeType: string, more = {}) => ({
    request: {
      method: 'GET',
      url,
      headers: [
        { name: ':authority', value: 'x' },
        { name: 'Cookie', value: 's=1' },
        { name: 'Accept', value: '*/*' },
      ],
      ...more,
    },
    response: { status: 200, content: { mimeType } },
  });
  const har = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });
  test('lists its calls, data first', () => {
    const text = har(
      entry('https://a.test/logo.svg', 'image/svg+xml'),
      entry('https://a.test/api?token=secret99', 'application/json', {
        method: 'POST',
        postData: { mimeType: 'text/plain', text: 'hi' },
      }),
      entry('data:text/plain,x', 'text/plain'),
      null,
      {},
    );
    expect(isHar(text)).toBe(true);
    const found = readHar(text);
    if (!found.ok) throw new Error(found.message);
    expect(found.entries.map(one => [one.label, one.isData])).toEqual([
      ['POST a.test/api', true],
      ['GET a.test/logo.svg', false],
    ]);
    const [first] = found.entries;
    const parsed = first && parseEntry(first);
    expect(parsed?.ok && [parsed.request.body, parsed.secrets[0]?.value, parsed.request.headers]).toEqual([
      { kind: 'text', contentType: 'text/plain', template: 'hi' },
      'secret99',
      [{ name: 'Accept', value: '*/*', whenEmpty: 'error' }],
    ]);
  });
  test.each([
    '',
    '{',
    '[]',
    '{"log": 1}',
    '{"log": {"entries": []}}',
    '{"log": {"entries": [1, null, {"request": []}]}}',
  ])('%s is refused', text => expect(readHar(text).ok).toBe(false));
});
